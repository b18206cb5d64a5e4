import { describe, expect, it } from 'vitest';
import type { Intent } from '#sim/policies/policy.ts';
import { askLeave, askLeaveAll, canStake, daysToLockEnd, longestLock, shareOfHolding } from '#sim/policies/position.ts';
import { ACT, anEntry, anObservation, aPool, aStake, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

/** On day 10 one deposit is free, the other is locked until day 30. */
const FREE = anEntry({
  index: 0,
  tier: 1,
  lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 7 * 86_400),
  multiplierBps: 12_000,
});
const LOCKED = anEntry({ index: 3 });
const seen = anObservation({ elapsedDays: 10, stake: aStake([FREE, LOCKED]) });
const held = { ...seen, stake: aStake([FREE, LOCKED], { voteLockUntilUnixSeconds: BigInt(seen.unixSeconds + 60) }) };

const leave = (entryIndex: number, force: boolean): Intent => {
  return { kind: 'unstake', amountBaseUnits: 100n * ACT, force, entryIndex };
};

describe('sim/policies/position.ts', () => {
  it('counts wallet and stake', () => {
    expect(shareOfHolding(seen, 5_000)).toBe(5_100n * ACT);
  });

  it('leaves with everything, breaking what is locked, or with what is chosen', () => {
    const all: Intent[] = [];
    expect(askLeaveAll(seen, all)).toBe(true);
    expect(all).toEqual([leave(0, false), leave(3, true)]);
    const chosen: Intent[] = [];
    expect(askLeave(seen, chosen, ({ index }) => index === 3)).toBe(false);
    expect(chosen).toEqual([leave(3, true)]);
  });

  it('leaves with nothing while a vote or a proposal holds the stake', () => {
    const intents: Intent[] = [];
    expect(askLeaveAll(held, intents)).toBe(false);
    const author = { ...seen, stake: aStake([FREE], { liveProposal: 1 }) };
    expect(askLeaveAll(author, intents)).toBe(false);
    expect(intents).toEqual([]);
    expect(askLeaveAll(anObservation(), intents)).toBe(true);
  });

  it('knows how long a lock still runs, and which is longest', () => {
    expect([daysToLockEnd(FREE, seen), daysToLockEnd(LOCKED, seen)]).toEqual([0, 20]);
    expect([longestLock([0, 7, 30, 90, 180]), longestLock([0, 180, 30]), longestLock([0])]).toEqual([4, 1, 0]);
  });

  it('does not stake while that is paused', () => {
    const pauseUntilUnixSeconds = BigInt(FIRST_OF_2026 + 86_400);
    const paused = aPool({ pauseMask: 1, pauseUntilUnixSeconds });
    expect([canStake(anObservation()), canStake(anObservation({ pool: paused }))]).toEqual([true, false]);
    expect(canStake(anObservation({ pool: aPool({ pauseMask: 2, pauseUntilUnixSeconds }) }))).toBe(true);
  });
});
