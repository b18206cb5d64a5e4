import { mulDivFloor } from '#sim/core/fixed.ts';
import type { VestingState } from '#sim/ports/governance-states.ts';

/** Base units that a grant or ticket has unlocked, paid or not: 0 before the cliff, then in step with time. */
export function unlockedFloor(vesting: VestingState, nowUnixSeconds: bigint): bigint {
  const elapsed = nowUnixSeconds - vesting.startUnixSeconds;
  if (elapsed < vesting.cliffSeconds || elapsed < 0n) return 0n;
  if (elapsed >= vesting.durationSeconds) return vesting.totalBaseUnits;
  return mulDivFloor(vesting.totalBaseUnits, elapsed, vesting.durationSeconds);
}

/** Base units that a release would pay now; 0: `NothingReleasable`. */
export function releasableFloor(vesting: VestingState, nowUnixSeconds: bigint): bigint {
  return unlockedFloor(vesting, nowUnixSeconds) - vesting.releasedBaseUnits;
}
