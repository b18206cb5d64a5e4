import { maxBigint } from '../core/fixed.ts';
import type { AgentIndex, AgentState, PoolState, StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
import { ACC_FRACTION_BITS, RECENT_DAYS } from './reward-math.ts';

/**
 * Rewards that entries have earned since they were last paid, as a linear form of the accumulator:
 * `weight * acc - offset`, Q64.64. While no entry changes and no day closes, only `acc` moves.
 */
interface LinearForm {
  weight: bigint;
  offset: bigint;
}

/**
 * Sums over the whole population, kept from observed accounts alone. An update costs as much as the accounts that
 * were read in the tick: closed days are applied to the sums by start and end day, not to the entries one by one.
 */
export class ObservedBook {
  /** Sum of all wallets, base units. */
  walletSum = 0n;
  /** Sum of all entries' amounts. */
  stakedSum = 0n;
  /** Sum of settled rewards that are not paid out: `owed + owedOpen`. */
  owedSum = 0n;
  /** Sum of the fractions that settlements left for the next ones, Q64.64. */
  dustSumQ64 = 0n;
  /** Sum of the rewards that all agents ever claimed. */
  claimedSum = 0n;
  /** Weight that the tick of the last paid day counted; undefined until a day was paid. */
  lastPaidWeight: bigint | undefined;
  readonly #agents: AgentState[];
  readonly #genesisDay: number;
  readonly #minWeight: bigint;
  /** Accumulator after a closed day, for days that left the pool's ring before they were seen. */
  readonly #missedAcc: (day: number) => bigint;
  readonly #accByDay: bigint[] = [];
  readonly #unsettled: LinearForm = { weight: 0n, offset: 0n };
  /** Weight that starts, and boost that ends, at the close of a day that is still to come. */
  readonly #startsByDay = new Map<number, bigint>();
  readonly #dropsByDay = new Map<number, bigint>();
  #lastDay: number;
  #form: LinearForm = { weight: 0n, offset: 0n };
  #formState: AgentState | undefined;
  #formDay = 0;

  constructor(options: {
    readonly holdingsBaseUnits: readonly bigint[];
    readonly genesisDay: number;
    readonly minWeight: bigint;
    readonly missedAcc: (day: number) => bigint;
  }) {
    this.#agents = options.holdingsBaseUnits.map((walletBaseUnits) => ({ walletBaseUnits, stake: undefined }));
    this.walletSum = options.holdingsBaseUnits.reduce((sum, holding) => sum + holding, 0n);
    this.#genesisDay = options.genesisDay;
    this.#lastDay = options.genesisDay;
    this.#minWeight = options.minWeight;
    this.#missedAcc = options.missedAcc;
  }

  /** Last observed state of an agent. */
  agent(agent: AgentIndex): AgentState {
    return this.#agents[agent] as AgentState;
  }

  /** Weight of all entries that the open day's tick counts, summed from the entries. */
  get activeWeight(): bigint {
    return this.#unsettled.weight;
  }

  /** Weight of the entries made on the open day. */
  get pendingWeight(): bigint {
    return this.#startsByDay.get(this.#lastDay) ?? 0n;
  }

  /** Accumulator after a closed day as it was first seen; 0 before genesis, undefined for a day still open. */
  accAfterDay(day: number): bigint | undefined {
    return day < this.#genesisDay ? 0n : this.#accByDay[day - this.#genesisDay];
  }

  /** Rewards of the whole population that no settlement has credited yet, Q64.64. */
  unsettledQ64(acc: bigint): bigint {
    return this.#unsettled.weight * acc - this.#unsettled.offset;
  }

  /** Rewards of an agent's last observed entries that no settlement has credited yet, Q64.64. */
  unsettledOfQ64(agent: AgentIndex, acc: bigint): bigint {
    const form = this.#formOf(this.agent(agent));
    return form.weight * acc - form.offset;
  }

  /** Everything that is promised to the population: settled and unsettled, Q64.64. */
  promisedQ64(acc: bigint): bigint {
    return (this.owedSum << ACC_FRACTION_BITS) + this.dustSumQ64 + this.unsettledQ64(acc);
  }

  /** Applies the days that the pool has closed since the last call, none of them later than the clock's day. */
  closeDays(pool: PoolState, clockDay: number): void {
    const openDay = Math.min(pool.lastDay, clockDay);
    for (let day = this.#lastDay; day < openDay; day += 1) {
      if (this.#unsettled.weight >= this.#minWeight) {
        this.lastPaidWeight = this.#unsettled.weight;
      }
      const acc = this.#readAcc(pool, day);
      this.#accByDay[day - this.#genesisDay] = acc;
      const change = (this.#startsByDay.get(day) ?? 0n) - (this.#dropsByDay.get(day) ?? 0n);
      this.#unsettled.weight += change;
      this.#unsettled.offset += change * acc;
      this.#startsByDay.delete(day);
      this.#dropsByDay.delete(day);
    }
    this.#lastDay = Math.max(this.#lastDay, openDay);
  }

  /** Puts a newly observed state in the place of the last one. Call `closeDays` first. */
  replace(agent: AgentIndex, state: AgentState): void {
    const before = this.agent(agent);
    this.walletSum += state.walletBaseUnits - before.walletBaseUnits;
    if (before.stake !== undefined) {
      this.#uncount(before.stake, this.#formOf(before));
    }
    if (state.stake !== undefined) {
      this.#count(state.stake, this.#formOf(state));
    }
    this.#agents[agent] = state;
  }

  #readAcc(pool: PoolState, day: number): bigint {
    const inRing = day >= pool.lastDay - RECENT_DAYS;
    return inRing ? (pool.recent[day % RECENT_DAYS]?.acc ?? 0n) : this.#missedAcc(day);
  }

  #count(stake: UserStakeState, form: LinearForm): void {
    this.owedSum += stake.owedBaseUnits + stake.owedOpenBaseUnits;
    this.dustSumQ64 += stake.rewardDustQ64;
    this.claimedSum += stake.rewardsClaimedBaseUnits;
    this.stakedSum += stakedOf(stake);
    this.#unsettled.weight += form.weight;
    this.#unsettled.offset += form.offset;
    for (const entry of stake.entries) {
      if (entry.startDay >= this.#lastDay) {
        addTo(this.#startsByDay, entry.startDay, entry.weightLocked);
      }
      if (this.#willDrop(entry)) {
        addTo(this.#dropsByDay, entry.endDay, entry.weightLocked - entry.weightBase);
      }
    }
  }

  #uncount(stake: UserStakeState, form: LinearForm): void {
    this.owedSum -= stake.owedBaseUnits + stake.owedOpenBaseUnits;
    this.dustSumQ64 -= stake.rewardDustQ64;
    this.claimedSum -= stake.rewardsClaimedBaseUnits;
    this.stakedSum -= stakedOf(stake);
    this.#unsettled.weight -= form.weight;
    this.#unsettled.offset -= form.offset;
    for (const entry of stake.entries) {
      if (entry.startDay >= this.#lastDay) {
        addTo(this.#startsByDay, entry.startDay, -entry.weightLocked);
      }
      if (this.#willDrop(entry)) {
        addTo(this.#dropsByDay, entry.endDay, entry.weightBase - entry.weightLocked);
      }
    }
  }

  /** The end of the entry's boost is still to come. */
  #willDrop(entry: StakeEntryState): boolean {
    return !entry.ended && entry.endDay > entry.startDay && entry.endDay >= this.#lastDay;
  }

  /** What an agent's entries have earned by their weight since they were paid. Kept until asked for another state. */
  #formOf(state: AgentState): LinearForm {
    if (this.#formState === state && this.#formDay === this.#lastDay) {
      return this.#form;
    }
    const form = { weight: 0n, offset: 0n };
    for (const entry of state.stake?.entries ?? []) {
      this.#addStarted(form, entry);
    }
    this.#form = form;
    this.#formState = state;
    this.#formDay = this.#lastDay;
    return form;
  }

  #addStarted(form: LinearForm, entry: StakeEntryState): void {
    if (entry.startDay >= this.#lastDay) {
      return;
    }
    const from = entry.started ? entry.paidAcc : (this.accAfterDay(entry.startDay) ?? 0n);
    if (entry.ended || entry.endDay === entry.startDay) {
      form.weight += entry.weightBase;
      form.offset += entry.weightBase * from;
    } else if (entry.endDay < this.#lastDay) {
      const atEnd = maxBigint(this.accAfterDay(entry.endDay) ?? 0n, from);
      form.weight += entry.weightBase;
      form.offset += entry.weightLocked * from - (entry.weightLocked - entry.weightBase) * atEnd;
    } else {
      form.weight += entry.weightLocked;
      form.offset += entry.weightLocked * from;
    }
  }
}

function stakedOf(stake: UserStakeState): bigint {
  let sum = 0n;
  for (const entry of stake.entries) {
    sum += entry.amountBaseUnits;
  }
  return sum;
}

function addTo(sums: Map<number, bigint>, day: number, value: bigint): void {
  sums.set(day, (sums.get(day) ?? 0n) + value);
}
