import { maxBigint, mulDivFloor } from '../../core/fixed.ts';
import { SECONDS_PER_DAY } from '../../core/units.ts';
import type { VestingState } from '../../ports/governance-states.ts';

/** Mutable twin of a `Vesting` account: a grant, or an unstake ticket. */
export interface VestingModel {
  readonly kind: VestingState['kind'];
  readonly index: number;
  readonly total: bigint;
  readonly start: bigint;
  readonly cliff: bigint;
  readonly duration: bigint;
  released: bigint;
}

export function createGrant(index: number, total: bigint, start: bigint, days: VestingDays): VestingModel {
  return {
    kind: 'vesting',
    index,
    total,
    start,
    cliff: BigInt(days.cliffDays * SECONDS_PER_DAY),
    duration: BigInt(days.durationDays * SECONDS_PER_DAY),
    released: 0n,
  };
}

export interface VestingDays {
  readonly cliffDays: number;
  readonly durationDays: number;
}

export function createTicket(index: number, total: bigint, start: bigint, days: number): VestingModel {
  return { kind: 'ticket', index, total, start, cliff: 0n, duration: BigInt(days * SECONDS_PER_DAY), released: 0n };
}

/** Unlocked since the start: nothing before the cliff, then floor(total * elapsed / duration), all at the end. */
export function unlockedFloor(vesting: VestingModel, nowUnixSeconds: bigint): bigint {
  const elapsed = maxBigint(nowUnixSeconds - vesting.start, 0n);
  if (elapsed < vesting.cliff) {
    return 0n;
  }
  return elapsed >= vesting.duration ? vesting.total : mulDivFloor(vesting.total, elapsed, vesting.duration);
}

/** What a release would pay now. Cumulative, so that releasing often pays no unit more or less. */
export function releasable(vesting: VestingModel, nowUnixSeconds: bigint): bigint {
  return unlockedFloor(vesting, nowUnixSeconds) - vesting.released;
}

/** Snapshot in the port's shape. */
export function vestingState(vesting: VestingModel): VestingState {
  return {
    totalBaseUnits: vesting.total,
    releasedBaseUnits: vesting.released,
    startUnixSeconds: vesting.start,
    cliffSeconds: vesting.cliff,
    durationSeconds: vesting.duration,
    index: vesting.index,
    kind: vesting.kind,
  };
}
