import { describe, expect, it } from 'vitest';
import { releasableFloor, unlockedFloor } from '#client/vesting-preview.ts';
import {
  createGrant,
  unlockedFloor as ledgerUnlocked,
  releasable,
  vestingState,
} from '#sim/ledger/economy/vesting-model.ts';

describe('client/vesting-preview', () => {
  const grant = createGrant(0, 1_000_003n, 1_000n, { cliffDays: 2, durationDays: 9 });
  grant.released = 5n;
  const state = vestingState(grant);

  it('is the ledger at every hour', () => {
    for (let hour = -5; hour < 24 * 10; hour += 1) {
      const now = 1_000n + BigInt(hour) * 3_600n;
      expect(unlockedFloor(state, now)).toBe(ledgerUnlocked(grant, now));
      expect(releasableFloor(state, now)).toBe(releasable(grant, now));
    }
  });

  it('unlocks nothing before the cliff, its part at it, all at the end', () => {
    expect(unlockedFloor(state, 1_000n + 2n * 86_400n - 1n)).toBe(0n);
    expect(unlockedFloor(state, 1_000n + 2n * 86_400n)).toBe(222_222n);
    expect(unlockedFloor(state, 1_000n + 9n * 86_400n)).toBe(1_000_003n);
  });
});
