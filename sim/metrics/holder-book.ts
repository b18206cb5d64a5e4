import { powerOn, weightOn, weightWhen } from '../ledger/entry-terms.ts';
import { isSwitchedOn } from '../policies/program-switches.ts';
import type { AgentIndex, AgentState, PoolState, StakeEntryState } from '../ports/staking-chain.ts';
import { CohortBook } from './cohort-book.ts';
import type { Concentration } from './concentration.ts';
import { dayOfNextChange, NEVER } from './entry-calendar.ts';
import { LockRecord } from './lock-record.ts';
import type { CohortSums, HolderFigures } from './metric.ts';
import { type Decisiveness, PowerBook } from './power-book.ts';
import { VoteHolds } from './vote-holds.ts';

const NO_ENTRIES: readonly StakeEntryState[] = [];

/** Whose accounts are summed. */
export interface HolderPlan {
  /** Cohort of each agent, by its position in the scenario; the length is the population's. */
  readonly cohortOf: readonly number[];
  /** Which cohorts are large holders', by position; the length is the number of cohorts. */
  readonly whaleCohorts: readonly boolean[];
  /** The scenario's locks. */
  readonly lockDays: readonly number[];
}

type HolderPool = Pick<PoolState, 'lastDay' | 'features' | 'minStakeBaseUnits' | 'maxStakeBaseUnits'>;

/** What one agent adds to the sums. */
interface Holder {
  /** As last read. */
  state: AgentState | undefined;
  entries: readonly StakeEntryState[];
  staked: bigint;
  /** Reward weight on the open day, and what of it boosters add. */
  weight: bigint;
  boost: bigint;
  isCapped: boolean;
  compounds: boolean;
  /** Locks that were over before this day are in the record. */
  lockDay: number;
}

/**
 * Voting power and stake of every agent, kept up to date from what was read back. An entry counts from the day after
 * its deposit, by its lock, its age and its booster on the open day. What changes by the calendar alone is recomputed
 * on the day it changes, so a tick in which nothing happens costs one comparison an agent.
 */
export class HolderBook implements HolderFigures {
  activeStakers = 0;
  stakeAccounts = 0;
  stakedBaseUnits = 0n;
  /** Staked in each lock, by its position among the scenario's locks; base units. */
  readonly stakedByLock: bigint[];
  boostWeight = 0n;
  cappedStakers = 0;
  compoundingStakers = 0;
  readonly locks = new LockRecord();
  readonly #lockDays: readonly bigint[];
  readonly #cohorts: CohortBook;
  readonly #holders: readonly Holder[];
  readonly #powers: PowerBook;
  readonly #holds = new VoteHolds();
  /** First open day on which something of the agent is another than now. */
  readonly #changesOnDay: Uint32Array;

  constructor({ cohortOf, whaleCohorts, lockDays }: HolderPlan) {
    this.#lockDays = lockDays.map(BigInt);
    this.stakedByLock = lockDays.map(() => 0n);
    this.#cohorts = new CohortBook(cohortOf, whaleCohorts.length);
    this.#holders = cohortOf.map(() => ({
      state: undefined,
      entries: NO_ENTRIES,
      staked: 0n,
      weight: 0n,
      boost: 0n,
      isCapped: false,
      compounds: false,
      lockDay: 0,
    }));
    this.#powers = new PowerBook(cohortOf.map((cohort) => whaleCohorts[cohort] === true));
    this.#changesOnDay = new Uint32Array(cohortOf.length).fill(NEVER);
  }

  get cohorts(): readonly CohortSums[] {
    return this.#cohorts.sums;
  }

  get promisedLockDays(): bigint {
    let sum = 0n;
    for (let lock = 0; lock < this.stakedByLock.length; lock++) {
      sum += (this.stakedByLock[lock] as bigint) * (this.#lockDays[lock] as bigint);
    }
    return sum;
  }

  get voteLockedBaseUnits(): bigint {
    return this.#holds.baseUnits;
  }

  /** Sum of all agents' voting power: equal to the pool's active power. */
  get totalPower(): bigint {
    return this.#powers.total;
  }

  powerOf(agent: AgentIndex): bigint {
    return this.#powers.of(agent);
  }

  ascendingPowers(): BigUint64Array {
    return this.#powers.ascending();
  }

  /** Takes over an agent's accounts as read together with the pool; in the first row, those of every agent. */
  update(agent: AgentIndex, state: AgentState, pool: HolderPool): void {
    const holder = this.#holders[agent] as Holder;
    // Most of those that a full scan reads are as they were; only the cap may be another.
    if (holder.state === state) {
      this.#count(holder, isCapped(holder.staked, pool), holder.compounds);
      if ((this.#changesOnDay[agent] as number) <= pool.lastDay) this.#recompute(agent, pool.lastDay);
      return;
    }
    this.#cohorts.replaceAccounts(agent, holder.state, state);
    this.stakeAccounts += Number(state.stake !== undefined) - Number(holder.state?.stake !== undefined);
    holder.state = state;
    const { stake } = state;
    const entries = stake?.entries ?? NO_ENTRIES;
    let staked = 0n;
    for (const { amountBaseUnits, tier } of holder.entries) (this.stakedByLock[tier] as bigint) -= amountBaseUnits;
    for (const { amountBaseUnits, tier } of entries) {
      staked += amountBaseUnits;
      (this.stakedByLock[tier] as bigint) += amountBaseUnits;
    }
    if (staked !== holder.staked) this.#replaceStake(agent, holder, staked);
    this.locks.noteReading(holder.entries, entries, holder.lockDay, pool.lastDay);
    holder.entries = entries;
    this.#holds.update(agent, staked, stake?.voteLockUntilUnixSeconds ?? 0n);
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

  /** Lets go of what votes no longer hold on the pool's open day, by the clock of votes. */
  endHolds(pool: Parameters<VoteHolds['openDay']>[0]): void {
    this.#holds.openDay(pool);
  }

  concentration(): Concentration | undefined {
    return this.#powers.concentration();
  }

  decisiveness(): Decisiveness | undefined {
    return this.#powers.decisiveness();
  }

  #replaceStake(agent: AgentIndex, holder: Holder, staked: bigint): void {
    const change = staked - holder.staked;
    const stakers = Number(staked > 0n) - Number(holder.staked > 0n);
    this.activeStakers += stakers;
    this.stakedBaseUnits += change;
    this.#cohorts.changeStake(agent, change, stakers);
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
    // Without a booster an entry earns with what it votes with, unless its power leaves the lock out or grows with age.
    let difference = 0n;
    let changesOnDay = NEVER;
    for (const entry of holder.entries) {
      if (openDay <= entry.startDay) {
        changesOnDay = Math.min(changesOnDay, entry.startDay + 1);
        continue;
      }
      const ownPower = powerOn(entry, openDay);
      power += ownPower;
      if (entry.flatPower || entry.agedPower) difference += unboostedWeightOn(entry, openDay) - ownPower;
      if (entry.endDay < openDay && entry.endDay >= holder.lockDay) this.locks.noteEnd(entry);
      if (entry.boostBps !== 0 && openDay <= entry.boostEndDay) boost += boostOn(entry, openDay);
      changesOnDay = Math.min(changesOnDay, dayOfNextChange(entry, openDay));
    }
    if (boost !== holder.boost) this.boostWeight += boost - holder.boost;
    holder.boost = boost;
    holder.lockDay = openDay;
    this.#changesOnDay[agent] = changesOnDay;
    this.#replaceWeights(agent, holder, power, power + difference + boost);
  }

  #replaceWeights(agent: AgentIndex, holder: Holder, power: bigint, weight: bigint): void {
    const before = this.#powers.of(agent);
    if (power === before && weight === holder.weight) return;
    this.#cohorts.changeWeights(agent, power - before, weight - holder.weight);
    holder.weight = weight;
    this.#powers.replace(agent, power);
  }
}

/** No further deposit fits under the cap. */
function isCapped(staked: bigint, pool: HolderPool): boolean {
  return isSwitchedOn(pool, 'stakeCap') && staked > 0n && staked + pool.minStakeBaseUnits > pool.maxStakeBaseUnits;
}

/** Weight that a booster adds on a day that it lasts to. */
function boostOn(entry: StakeEntryState, day: number): bigint {
  return weightOn(entry, day) - unboostedWeightOn(entry, day);
}

function unboostedWeightOn(entry: StakeEntryState, day: number): bigint {
  return weightWhen(entry, entry.endDay !== entry.startDay && day <= entry.endDay, false);
}
