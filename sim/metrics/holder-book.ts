import type { AgentIndex, AgentState, StakeEntryState } from '../ports/staking-chain.ts';
import { type Concentration, measureConcentration } from './concentration.ts';
import type { HolderFigures } from './metric.ts';

/** A day that never comes: nothing about the agent's power changes by itself. */
const NEVER = 0xffff_ffff;

const NO_ENTRIES: readonly StakeEntryState[] = [];

/**
 * Voting power and stake of every agent, kept up to date from what was read back. An entry has no power up to and
 * including its start day, its locked weight while the open day is not past its lock's end, its base weight after it.
 * Power that changes by the calendar alone is recomputed on the day it changes, so a tick in which nothing happens
 * costs one comparison an agent.
 */
export class HolderBook implements HolderFigures {
  activeStakers = 0;
  stakedBaseUnits = 0n;
  promisedLockDays = 0n;
  readonly #lockDays: readonly number[];
  readonly #isWhale: readonly boolean[];
  readonly #entries: (readonly StakeEntryState[])[];
  readonly #staked: bigint[];
  readonly #promised: bigint[];
  readonly #powers: BigUint64Array;
  readonly #scratch: BigUint64Array;
  /** First open day on which the agent's power is another than now. */
  readonly #changesOnDay: Uint32Array;
  #totalPower = 0n;
  #whalePower = 0n;
  #measured: Concentration | undefined;
  #isMeasured = true;

  /** `isWhale` by agent index; its length is the population's. */
  constructor(isWhale: readonly boolean[], lockDays: readonly number[]) {
    this.#lockDays = lockDays;
    this.#isWhale = isWhale;
    this.#entries = isWhale.map(() => NO_ENTRIES);
    this.#staked = isWhale.map(() => 0n);
    this.#promised = isWhale.map(() => 0n);
    this.#powers = new BigUint64Array(isWhale.length);
    this.#scratch = new BigUint64Array(isWhale.length);
    this.#changesOnDay = new Uint32Array(isWhale.length).fill(NEVER);
  }

  /** Sum of all agents' voting power: equal to the pool's active power. */
  get totalPower(): bigint {
    return this.#totalPower;
  }

  powerOf(agent: AgentIndex): bigint {
    return this.#powers[agent] ?? 0n;
  }

  /** Takes over an agent's accounts as read when `openDay` was the pool's open day. */
  update(agent: AgentIndex, state: AgentState, openDay: number): void {
    const entries = state.stake?.entries ?? NO_ENTRIES;
    let staked = 0n;
    let promised = 0n;
    for (const entry of entries) {
      staked += entry.amountBaseUnits;
      promised += entry.amountBaseUnits * BigInt(this.#lockDays[entry.tier] ?? 0);
    }
    const stakedBefore = this.#staked[agent] as bigint;
    if (stakedBefore === 0n && staked > 0n) this.activeStakers++;
    if (stakedBefore > 0n && staked === 0n) this.activeStakers--;
    this.stakedBaseUnits += staked - stakedBefore;
    this.promisedLockDays += promised - (this.#promised[agent] as bigint);
    this.#staked[agent] = staked;
    this.#promised[agent] = promised;
    this.#entries[agent] = entries;
    this.#recompute(agent, openDay);
  }

  /** Follows the calendar: powers that begin or lose their boost by `openDay`. */
  advanceTo(openDay: number): void {
    const changes = this.#changesOnDay;
    for (let agent = 0; agent < changes.length; agent++) {
      if ((changes[agent] as number) <= openDay) this.#recompute(agent, openDay);
    }
  }

  concentration(): Concentration | undefined {
    if (!this.#isMeasured) {
      this.#measured = measureConcentration(this.#powers, this.#whalePower, this.#totalPower, this.#scratch);
      this.#isMeasured = true;
    }
    return this.#measured;
  }

  #recompute(agent: AgentIndex, openDay: number): void {
    let power = 0n;
    let changesOnDay = NEVER;
    for (const entry of this.#entries[agent] as readonly StakeEntryState[]) {
      if (openDay <= entry.startDay) {
        changesOnDay = Math.min(changesOnDay, entry.startDay + 1);
      } else if (openDay <= entry.endDay) {
        power += entry.weightLocked;
        changesOnDay = Math.min(changesOnDay, entry.endDay + 1);
      } else {
        power += entry.weightBase;
      }
    }
    this.#changesOnDay[agent] = changesOnDay;
    const change = power - (this.#powers[agent] as bigint);
    if (change === 0n) return;
    this.#powers[agent] = power;
    this.#totalPower += change;
    if (this.#isWhale[agent] === true) this.#whalePower += change;
    this.#isMeasured = false;
  }
}
