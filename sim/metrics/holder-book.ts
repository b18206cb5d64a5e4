import { dayOfUnixSeconds } from '../core/units.ts';
import { powerOn, weightWhen } from '../ledger/entry-terms.ts';
import { isSwitchedOn } from '../policies/program-switches.ts';
import type { AgentIndex, AgentState, PoolState, StakeEntryState } from '../ports/staking-chain.ts';
import { type Concentration, measureConcentration } from './concentration.ts';
import { dayOfNextChange, NEVER } from './entry-calendar.ts';
import type { HolderFigures } from './metric.ts';
import { PowerOrder } from './power-order.ts';

const NO_ENTRIES: readonly StakeEntryState[] = [];

type HolderPool = Pick<PoolState, 'lastDay' | 'features' | 'minStakeBaseUnits' | 'maxStakeBaseUnits'>;

/** What one agent adds to the sums. */
interface Holder {
  /** As last read. */
  state: AgentState | undefined;
  entries: readonly StakeEntryState[];
  staked: bigint;
  /** Reward weight that boosters add. */
  boost: bigint;
  isCapped: boolean;
  compounds: boolean;
  /** Last day on which a vote holds the stake. */
  heldUntilDay: number;
  isHeld: boolean;
}

/**
 * Voting power and stake of every agent, kept up to date from what was read back. An entry counts from the day after
 * its deposit, by its lock, its age and its booster on the open day. What changes by the calendar alone is recomputed
 * on the day it changes, so a tick in which nothing happens costs one comparison an agent.
 */
export class HolderBook implements HolderFigures {
  activeStakers = 0;
  stakedBaseUnits = 0n;
  /** Staked in each lock, by its position among the scenario's locks; base units. */
  readonly stakedByLock: bigint[];
  boostWeight = 0n;
  cappedStakers = 0;
  compoundingStakers = 0;
  voteLockedBaseUnits = 0n;
  readonly #lockDays: readonly bigint[];
  readonly #isWhale: readonly boolean[];
  readonly #holders: readonly Holder[];
  readonly #powers: BigUint64Array;
  readonly #order: PowerOrder;
  /** First open day on which something of the agent is another than now. */
  readonly #changesOnDay: Uint32Array;
  #totalPower = 0n;
  #whalePower = 0n;
  #measured: Concentration | undefined;
  #isMeasured = true;

  /** `isWhale` by agent index; its length is the population's. */
  constructor(isWhale: readonly boolean[], lockDays: readonly number[]) {
    this.#lockDays = lockDays.map(BigInt);
    this.stakedByLock = lockDays.map(() => 0n);
    this.#isWhale = isWhale;
    this.#holders = isWhale.map(() => ({
      state: undefined,
      entries: NO_ENTRIES,
      staked: 0n,
      boost: 0n,
      isCapped: false,
      compounds: false,
      heldUntilDay: 0,
      isHeld: false,
    }));
    this.#powers = new BigUint64Array(isWhale.length);
    this.#order = new PowerOrder(isWhale.length);
    this.#changesOnDay = new Uint32Array(isWhale.length).fill(NEVER);
  }

  get promisedLockDays(): bigint {
    let sum = 0n;
    for (let lock = 0; lock < this.stakedByLock.length; lock++) {
      sum += (this.stakedByLock[lock] as bigint) * (this.#lockDays[lock] as bigint);
    }
    return sum;
  }

  /** Sum of all agents' voting power: equal to the pool's active power. */
  get totalPower(): bigint {
    return this.#totalPower;
  }

  powerOf(agent: AgentIndex): bigint {
    return this.#powers[agent] ?? 0n;
  }

  /** Takes over an agent's accounts as read together with the pool. */
  update(agent: AgentIndex, state: AgentState, pool: HolderPool): void {
    const holder = this.#holders[agent] as Holder;
    // Most of those that a full scan reads are as they were; only the cap may be another.
    if (holder.state === state) {
      this.#count(holder, isCapped(holder.staked, pool), holder.compounds);
      if ((this.#changesOnDay[agent] as number) <= pool.lastDay) this.#recompute(agent, pool.lastDay);
      return;
    }
    holder.state = state;
    const { stake } = state;
    const entries = stake?.entries ?? NO_ENTRIES;
    let staked = 0n;
    for (const { amountBaseUnits, tier } of holder.entries) (this.stakedByLock[tier] as bigint) -= amountBaseUnits;
    for (const { amountBaseUnits, tier } of entries) {
      staked += amountBaseUnits;
      (this.stakedByLock[tier] as bigint) += amountBaseUnits;
    }
    if (staked !== holder.staked) this.#replaceStake(holder, staked);
    holder.entries = entries;
    holder.heldUntilDay = dayOfUnixSeconds(Number(stake?.voteLockUntilUnixSeconds ?? 0n));
    this.#count(holder, isCapped(staked, pool), stake?.compounding === true && staked > 0n);
    this.#recompute(agent, pool.lastDay);
  }

  /** Follows the calendar: powers and boosters that begin or end by `openDay`. */
  advanceTo(openDay: number): void {
    const changes = this.#changesOnDay;
    for (let agent = 0; agent < changes.length; agent++) {
      if ((changes[agent] as number) <= openDay) this.#recompute(agent, openDay);
    }
  }

  concentration(): Concentration | undefined {
    if (!this.#isMeasured) {
      const order = this.#order;
      this.#measured = measureConcentration(order.powers(), order.amounts(), this.#whalePower, this.#totalPower);
      this.#isMeasured = true;
    }
    return this.#measured;
  }

  #replaceStake(holder: Holder, staked: bigint): void {
    const change = staked - holder.staked;
    this.activeStakers += Number(staked > 0n) - Number(holder.staked > 0n);
    this.stakedBaseUnits += change;
    if (holder.isHeld) this.voteLockedBaseUnits += change;
    holder.staked = staked;
  }

  #count(holder: Holder, capped: boolean, compounds: boolean): void {
    this.cappedStakers += Number(capped) - Number(holder.isCapped);
    this.compoundingStakers += Number(compounds) - Number(holder.compounds);
    holder.isCapped = capped;
    holder.compounds = compounds;
  }

  #recompute(agent: AgentIndex, openDay: number): void {
    const holder = this.#holders[agent] as Holder;
    let power = 0n;
    let boost = 0n;
    let changesOnDay = NEVER;
    for (const entry of holder.entries) {
      if (openDay <= entry.startDay) {
        changesOnDay = Math.min(changesOnDay, entry.startDay + 1);
        continue;
      }
      power += powerOn(entry, openDay);
      if (entry.boostBps !== 0 && openDay <= entry.boostEndDay) boost += boostOn(entry, openDay);
      changesOnDay = Math.min(changesOnDay, dayOfNextChange(entry, openDay));
    }
    if (boost !== holder.boost) this.boostWeight += boost - holder.boost;
    holder.boost = boost;
    const isHeld = holder.heldUntilDay >= openDay;
    if (isHeld !== holder.isHeld) this.voteLockedBaseUnits += isHeld ? holder.staked : -holder.staked;
    holder.isHeld = isHeld;
    this.#changesOnDay[agent] = isHeld ? Math.min(changesOnDay, holder.heldUntilDay + 1) : changesOnDay;
    const before = this.#powers[agent] as bigint;
    if (power === before) return;
    const change = power - before;
    this.#powers[agent] = power;
    this.#order.replace(before, power);
    this.#totalPower += change;
    if (this.#isWhale[agent] === true) this.#whalePower += change;
    this.#isMeasured = false;
  }
}

/** No further deposit fits under the cap. */
function isCapped(staked: bigint, pool: HolderPool): boolean {
  return isSwitchedOn(pool, 'stakeCap') && staked > 0n && staked + pool.minStakeBaseUnits > pool.maxStakeBaseUnits;
}

/** Weight that a booster adds on a day that it lasts to. */
function boostOn(entry: StakeEntryState, day: number): bigint {
  const isLocked = entry.endDay !== entry.startDay && day <= entry.endDay;
  return weightWhen(entry, isLocked, true) - weightWhen(entry, isLocked, false);
}
