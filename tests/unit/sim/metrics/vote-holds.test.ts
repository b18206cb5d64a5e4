import { describe, expect, it } from 'vitest';
import { pauseMask } from '#sim/core/pauses.ts';
import { VoteHolds } from '#sim/metrics/vote-holds.ts';
import type { PoolState } from '#sim/ports/staking-chain.ts';
import { aPool, FIRST_OF_2026, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const HOUR = 3_600;

/** So many hours after genesis. */
function at(hours: number): bigint {
  return BigInt(FIRST_OF_2026 + hours * HOUR);
}

/** The pool on a day after genesis. */
function on(days: number, pool: Partial<PoolState> = {}): PoolState {
  return aPool({ ...pool, lastDay: GENESIS_DAY + days });
}

/** On each of these days. */
function heldOn(holds: VoteHolds, days: readonly number[], pool: Partial<PoolState> = {}): readonly bigint[] {
  return days.map((day) => {
    holds.openDay(on(day, pool));
    return holds.baseUnits;
  });
}

const PAUSED = {
  pauseMask: pauseMask(['stake', 'vote']),
  pauseStartedUnixSeconds: at(60),
  pauseUntilUnixSeconds: at(132),
};

describe('sim/metrics/vote-holds.ts', () => {
  it('holds through the day on which the lock ends', () => {
    const holds = new VoteHolds();
    holds.update(0, 100n, at(5 * 24 + 1));
    holds.update(1, 20n, at(5 * 24));
    holds.update(2, 3n, at(5 * 24) - 1n);
    expect(heldOn(holds, [1, 4, 5, 6])).toEqual([123n, 123n, 120n, 0n]);
  });

  it('holds longer by the time in which voting was paused', () => {
    const holds = new VoteHolds();
    // To the end of day 4. From the middle of day 2 voting is paused for three days, so really to the end of day 7.
    holds.update(0, 100n, at(5 * 24) - 1n);
    expect(heldOn(holds, [1, 2])).toEqual([100n, 100n]);
    expect(heldOn(holds, [3, 4, 5, 6, 7, 8], PAUSED)).toEqual([100n, 100n, 100n, 100n, 100n, 0n]);
  });

  it('knows the time that earlier pauses took, and asks only for pauses of votes', () => {
    const holds = new VoteHolds();
    holds.update(0, 100n, at(5 * 24) - 1n);
    expect(heldOn(holds, [5, 6], { votePausedSeconds: BigInt(24 * HOUR) })).toEqual([100n, 0n]);
    const other = new VoteHolds();
    other.update(0, 100n, at(5 * 24) - 1n);
    expect(heldOn(other, [3, 4, 5], { ...PAUSED, pauseMask: pauseMask(['stake']) })).toEqual([100n, 100n, 0n]);
  });

  it('lets go of what is over, whatever is paused later on that day', () => {
    const holds = new VoteHolds();
    holds.update(0, 100n, at(2 * 24 - 6));
    expect(heldOn(holds, [1])).toEqual([100n]);
    // Six hours before the day: the pause that begins in its middle brings nothing back, when first seen or later.
    expect(heldOn(holds, [2, 3], PAUSED)).toEqual([0n, 0n]);
    holds.update(0, 90n, at(2 * 24 - 6));
    expect(holds.baseUnits).toBe(0n);
  });

  it('does not bring a day back by a pause that begins and ends in it', () => {
    const holds = new VoteHolds();
    expect(heldOn(holds, [2])).toEqual([0n]);
    expect(heldOn(holds, [2], { votePausedSeconds: BigInt(6 * HOUR) })).toEqual([0n]);
    holds.update(0, 90n, at(2 * 24 - 3));
    expect(holds.baseUnits).toBe(0n);
  });

  it('follows what is staked, voted anew and withdrawn', () => {
    const holds = new VoteHolds();
    holds.update(0, 0n, at(48));
    holds.update(1, 50n, 0n);
    expect(holds.baseUnits).toBe(0n);
    holds.update(0, 70n, at(48));
    holds.update(0, 80n, at(96));
    expect(heldOn(holds, [3])).toEqual([80n]);
    holds.update(0, 0n, at(96));
    expect(holds.baseUnits).toBe(0n);
  });
});
