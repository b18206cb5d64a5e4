import { describe, expect, it } from 'vitest';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import { askRenewal, canExtend } from '#sim/policies/renewal.ts';
import { ACT, anEntry, anObservation, aPool, aStake, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

/** On day 40: a lock of 30 days and one of 180 days that have ended, and a deposit that compounding made. */
const MONTH = anEntry({ index: 0 });
const HALF_YEAR = anEntry({ index: 1, tier: 4, multiplierBps: 30_000 });
const RUNNING = anEntry({ index: 2, lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 70 * 86_400) });
const ENTRIES = [MONTH, HALF_YEAR, RUNNING];
const MATURED = [MONTH, HALF_YEAR];

function asked(lockIndex: number, changes: Partial<Observation> = {}, freshBaseUnits = 0n): readonly Intent[] {
  const intents: Intent[] = [];
  const observation = anObservation({ elapsedDays: 40, stake: aStake(ENTRIES), ...changes });
  askRenewal(observation, intents, { matured: MATURED, freshBaseUnits, lockIndex });
  return intents;
}

describe('sim/policies/renewal.ts', () => {
  it('begins locks anew where they are, and deposits what is fresh beside them', () => {
    expect(asked(4, {}, 300n * ACT)).toEqual([
      { kind: 'extend_lock', entryIndex: 0, lockDays: 180 },
      { kind: 'extend_lock', entryIndex: 1, lockDays: 180 },
      { kind: 'stake', amountBaseUnits: 300n * ACT, lockDays: 180 },
    ]);
  });

  it('moves into the new deposit what had a heavier lock', () => {
    expect(asked(3, {}, 300n * ACT)).toMatchObject([
      { kind: 'extend_lock', entryIndex: 0, lockDays: 90 },
      { kind: 'unstake', entryIndex: 1, force: false },
      { kind: 'stake', amountBaseUnits: 400n * ACT, lockDays: 90 },
    ]);
  });

  it('leaves that where it is while tickets or a proposal hold it', () => {
    const pool = aPool({ features: aPool().features | (1 << 6) });
    const held = aStake(ENTRIES, { liveProposal: 1 });
    for (const changes of [{ pool }, { stake: held }]) {
      expect(asked(3, changes)).toEqual([{ kind: 'extend_lock', entryIndex: 0, lockDays: 90 }]);
    }
  });

  it('merges everything when places become few', () => {
    const others = Array.from({ length: 7 }, (_, index) => ({ ...RUNNING, index: 3 + index }));
    expect(asked(4, { stake: aStake([...ENTRIES, ...others]) })).toMatchObject([
      { kind: 'unstake', entryIndex: 0 },
      { kind: 'unstake', entryIndex: 1 },
      { kind: 'stake', amountBaseUnits: 200n * ACT, lockDays: 180 },
    ]);
  });

  it('extends only to what ends no earlier and weighs no less', () => {
    const seen = anObservation({ elapsedDays: 40 });
    // 30 days more would end with it, 7 before.
    expect([0, 1, 2, 3, 4].map((lock) => canExtend(RUNNING, seen, lock))).toEqual([false, false, true, true, true]);
    const lighter = { ...seen, pool: aPool({ multiplierBps: [10_000, 12_000, 14_000, 20_000, 30_000] }) };
    expect(canExtend(RUNNING, lighter, 2)).toBe(false);
  });
});
