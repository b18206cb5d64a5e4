import { maxBigint } from '../core/fixed.ts';
import type { AgentIndex, AgentState, PoolState, StakeEntryState } from '../ports/staking-chain.ts';
import { areSame, type EntrySums, NO_SUMS, sumEntries } from './entry-sums.ts';
import { type EntryTerms, forEachDrop, powerOn, powerWhen } from './entry-terms.ts';
import { addUnsettled, type LinearForm, valueAt } from './linear-form.ts';
import { ACC_FRACTION_BITS, RECENT_DAYS } from './reward-math.ts';

/**
 * Sums over the whole population, kept from observed accounts alone. An update costs as much as the accounts that
 * were read in the tick: closed days are applied to the sums by the days on which entries change, not to the entries
 * one by one.
 */
export class ObservedBook {
  /** Sum of all wallets, base units. */
  walletSum = 0n;
  /** Sum of all accounts of the quote asset, quote units; 0 without a market. */
  quoteSum = 0n;
  /** Sum of all entries' amounts. */
  stakedSum = 0n;
  /** Sum of settled rewards that are not paid out: `owed + owedOpen`. */
  owedSum = 0n;
  /** Sum of settled rewards that vesting entries keep back. */
  waitingSum = 0n;
  /** Sum of the fractions that settlements left for the next ones, Q64.64. */
  dustSumQ64 = 0n;
  /** Sum of the rewards that all agents ever claimed. */
  claimedSum = 0n;
  /** Sum of the rewards that all agents gave up by leaving early. */
  forfeitedSum = 0n;
  /** Voting power of all entries of earlier days. */
  activePower = 0n;
  /** Weight that the tick of the last paid day counted; undefined until a day was paid. */
  lastPaidWeight: bigint | undefined;
  readonly #agents: AgentState[];
  /** Sums of each agent's last observed entries; of another day they may have to be made anew. */
  readonly #sums: EntrySums[];
  readonly #genesisDay: number;
  readonly #minWeight: bigint;
  /** Accumulator after a closed day, for days that left the pool's ring before they were seen. */
  readonly #missedAcc: (day: number) => bigint;
  readonly #accByDay: bigint[] = [];
  /** The same as `accAfterDay`, for entries that count: their days are closed. */
  readonly #closedAcc = (day: number): bigint => this.accAfterDay(day) ?? 0n;
  readonly #unsettled: LinearForm = { weight: 0n, offset: 0n };
  /** Weight and power that start, and that end, at the close of a day that is still to come. */
  readonly #weightStarts = new Map<number, bigint>();
  readonly #weightDrops = new Map<number, bigint>();
  readonly #powerStarts = new Map<number, bigint>();
  readonly #powerDrops = new Map<number, bigint>();
  #lastDay: number;
  /** The last state that sums were asked for, with them: each check of a new state asks. */
  #reading: { readonly state: AgentState; readonly day: number; readonly sums: EntrySums } | undefined;

  constructor(options: {
    readonly holdingsBaseUnits: readonly bigint[];
    /** Absent: there is no market. */
    readonly cashQuoteUnits?: readonly bigint[] | undefined;
    readonly genesisDay: number;
    readonly minWeight: bigint;
    readonly missedAcc: (day: number) => bigint;
  }) {
    const { cashQuoteUnits: cash } = options;
    this.#agents = options.holdingsBaseUnits.map((walletBaseUnits, agent) => {
      const state = { walletBaseUnits, stake: undefined };
      return cash === undefined ? state : { ...state, quoteUnits: cash[agent] ?? 0n };
    });
    this.quoteSum = (cash ?? []).reduce((sum, units) => sum + units, 0n);
    this.#sums = options.holdingsBaseUnits.map(() => NO_SUMS);
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

  /** Weight of all entries that the open day's tick counts, boosters included, summed from the entries. */
  get activeWeight(): bigint {
    return this.#unsettled.weight;
  }

  /** Weight of the entries made on the open day. */
  get pendingWeight(): bigint {
    return this.#weightStarts.get(this.#lastDay) ?? 0n;
  }

  /** Voting power of the entries made on the open day. */
  get pendingPower(): bigint {
    return this.#powerStarts.get(this.#lastDay) ?? 0n;
  }

  /** Accumulator after a closed day as it was first seen; 0 before genesis, undefined for a day still open. */
  accAfterDay(day: number): bigint | undefined {
    return day < this.#genesisDay ? 0n : this.#accByDay[day - this.#genesisDay];
  }

  /** Rewards of the whole population that no settlement has credited yet, Q64.64. */
  unsettledQ64(acc: bigint): bigint {
    return valueAt(this.#unsettled, acc);
  }

  /** Sums of an agent's last observed entries as they stand on the open day. */
  sumsOf(agent: AgentIndex): EntrySums {
    const known = this.#sums[agent] as EntrySums;
    if (this.#lastDay <= known.holdTo) {
      return known;
    }
    const sums = this.#sum(this.agent(agent));
    this.#sums[agent] = sums;
    return sums;
  }

  /** The same of any state of an account. */
  sumsOfState(state: AgentState): EntrySums {
    const known = this.#reading;
    if (known !== undefined && known.state === state && known.day === this.#lastDay) {
      return known.sums;
    }
    const sums = this.#sum(state);
    this.#reading = { state, day: this.#lastDay, sums };
    return sums;
  }

  /** Most that an agent's last observed entries had earned, uncredited, when the accumulator stood at `acc`, Q64.64. */
  earnedByQ64(agent: AgentIndex, acc: bigint): bigint {
    let earned = 0n;
    for (const entry of this.agent(agent).stake?.entries ?? []) {
      if (entry.startDay < this.#lastDay) {
        const form = { weight: 0n, offset: 0n };
        addUnsettled(form, entry, this.#lastDay, this.#closedAcc);
        // An entry that began or was settled later had earned nothing by then.
        earned += maxBigint(valueAt(form, acc), 0n);
      }
    }
    return earned;
  }

  /** Everything that is promised to the population: settled, kept back and unsettled, Q64.64. */
  promisedQ64(acc: bigint): bigint {
    return ((this.owedSum + this.waitingSum) << ACC_FRACTION_BITS) + this.dustSumQ64 + this.unsettledQ64(acc);
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
      const change = take(this.#weightStarts, day) - take(this.#weightDrops, day);
      this.#unsettled.weight += change;
      this.#unsettled.offset += change * acc;
      this.activePower += take(this.#powerStarts, day) - take(this.#powerDrops, day);
    }
    this.#lastDay = Math.max(this.#lastDay, openDay);
  }

  /** Puts a newly observed state in the place of the last one. Call `closeDays` first. */
  replace(agent: AgentIndex, state: AgentState): void {
    const before = this.agent(agent);
    const sumsBefore = this.sumsOf(agent);
    const sums = this.sumsOfState(state);
    this.walletSum = replaced(this.walletSum, before.walletBaseUnits, state.walletBaseUnits);
    this.quoteSum = replaced(this.quoteSum, before.quoteUnits ?? 0n, state.quoteUnits ?? 0n);
    this.stakedSum = replaced(this.stakedSum, sumsBefore.stakedBaseUnits, sums.stakedBaseUnits);
    this.waitingSum = replaced(this.waitingSum, sumsBefore.waitingBaseUnits, sums.waitingBaseUnits);
    this.#unsettled.weight = replaced(this.#unsettled.weight, sumsBefore.weight, sums.weight);
    this.#unsettled.offset = replaced(this.#unsettled.offset, sumsBefore.offset, sums.offset);
    const was = before.stake ?? NO_REWARDS;
    const is = state.stake ?? NO_REWARDS;
    this.owedSum = replaced(this.owedSum, was.owedBaseUnits, is.owedBaseUnits);
    this.owedSum = replaced(this.owedSum, was.owedOpenBaseUnits, is.owedOpenBaseUnits);
    this.dustSumQ64 = replaced(this.dustSumQ64, was.rewardDustQ64, is.rewardDustQ64);
    this.claimedSum = replaced(this.claimedSum, was.rewardsClaimedBaseUnits, is.rewardsClaimedBaseUnits);
    this.forfeitedSum = replaced(this.forfeitedSum, was.rewardsForfeitedBaseUnits, is.rewardsForfeitedBaseUnits);
    this.#reschedule(before.stake?.entries ?? NO_ENTRIES, state.stake?.entries ?? NO_ENTRIES);
    this.#agents[agent] = state;
    // Who was only read keeps its sums: what lives long is costly to replace.
    if (!areSame(sumsBefore, sums)) {
      this.#sums[agent] = sums;
    }
  }

  #sum({ stake }: AgentState): EntrySums {
    return stake === undefined ? NO_SUMS : sumEntries(stake.entries, this.#lastDay, this.#closedAcc);
  }

  #readAcc(pool: PoolState, day: number): bigint {
    const inRing = day >= pool.lastDay - RECENT_DAYS;
    return inRing ? (pool.recent[day % RECENT_DAYS]?.acc ?? 0n) : this.#missedAcc(day);
  }

  /** Both in slot order. Most entries of an account that acted have changed nothing that is scheduled. */
  #reschedule(before: readonly StakeEntryState[], after: readonly StakeEntryState[]): void {
    let position = 0;
    for (let at = 0; at < after.length; at += 1) {
      const entry = after[at] as StakeEntryState;
      let known = before[position];
      while (known !== undefined && known.index < entry.index) {
        this.#schedule(known, -1n);
        position += 1;
        known = before[position];
      }
      if (known?.index === entry.index) {
        position += 1;
        if (hasSameSchedule(known, entry)) {
          continue;
        }
        this.#schedule(known, -1n);
      }
      this.#schedule(entry, 1n);
    }
    for (; position < before.length; position += 1) {
      this.#schedule(before[position] as StakeEntryState, -1n);
    }
  }

  #schedule(entry: EntryTerms, sign: bigint): void {
    const open = this.#lastDay;
    const pending = entry.startDay >= open;
    if (pending) {
      addTo(this.#weightStarts, entry.startDay, sign * entry.weightLocked);
      addTo(this.#powerStarts, entry.startDay, sign * powerWhen(entry, true, 0));
    } else {
      this.activePower += sign * powerOn(entry, open);
    }
    forEachDrop(entry, pending ? entry.startDay + 1 : open, (day, weight, power) => {
      addTo(this.#weightDrops, day, sign * weight);
      addTo(this.#powerDrops, day, sign * power);
    });
  }
}

const NO_ENTRIES: readonly StakeEntryState[] = [];
/** Of an account that is not open. */
const NO_REWARDS = {
  owedBaseUnits: 0n,
  owedOpenBaseUnits: 0n,
  rewardDustQ64: 0n,
  rewardsClaimedBaseUnits: 0n,
  rewardsForfeitedBaseUnits: 0n,
};

/** A sum in which one part is now another. Most parts stay, and to see that costs less than to count them anew. */
function replaced(sum: bigint, before: bigint, after: bigint): bigint {
  return before === after ? sum : sum + after - before;
}

/** Weight and power of every day are the same. */
function hasSameSchedule(a: StakeEntryState, b: StakeEntryState): boolean {
  return (
    a.startDay === b.startDay &&
    a.endDay === b.endDay &&
    a.weightLocked === b.weightLocked &&
    a.weightBase === b.weightBase &&
    a.boostBps === b.boostBps &&
    a.boostEndDay === b.boostEndDay &&
    a.flatPower === b.flatPower &&
    a.agedPower === b.agedPower
  );
}

/** What a day has, which is then forgotten. */
function take(sums: Map<number, bigint>, day: number): bigint {
  const sum = sums.get(day) ?? 0n;
  sums.delete(day);
  return sum;
}

function addTo(sums: Map<number, bigint>, day: number, value: bigint): void {
  if (value !== 0n) {
    sums.set(day, (sums.get(day) ?? 0n) + value);
  }
}
