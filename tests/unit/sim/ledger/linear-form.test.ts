import { describe, expect, it } from 'vitest';
import { addUnsettled } from '#sim/ledger/linear-form.ts';
import type { StakeEntryState } from '#sim/ports/staking-chain.ts';
import { anEntry, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

/** 1,000 at 1.2x for 7 days from genesis. */
function entry(change: Partial<StakeEntryState> = {}): StakeEntryState {
  return anEntry({ weightLocked: 1_200n, weightBase: 1_000n, endDay: GENESIS_DAY + 7, ...change });
}

/** Earned up to the open day, when each day after genesis has paid 1 per unit of weight. */
function earned(state: StakeEntryState, openDay: number): bigint {
  const form = { weight: 0n, offset: 0n };
  addUnsettled(form, state, GENESIS_DAY + openDay, (day) => BigInt(day - GENESIS_DAY));
  return form.weight * BigInt(openDay - 1) - form.offset;
}

describe('sim/ledger/linear-form', () => {
  it('earns from the day after the start, boosted up to the end of the lock', () => {
    expect([1, 2, 8, 10].map((day) => earned(entry(), day))).toEqual([0n, 1_200n, 8_400n, 10_400n]);
    expect(earned(entry({ endDay: GENESIS_DAY }), 10)).toBe(9_000n);
  });

  it('earns from where it was paid', () => {
    expect(earned(entry({ started: true, paidAcc: 6n }), 10)).toBe(1_200n + 2_000n);
    expect(earned(entry({ started: true, ended: true, paidAcc: 8n }), 10)).toBe(1_000n);
  });

  it('counts a booster before, beyond and with the end of the lock, over or running', () => {
    const boosted = (days: number) => entry({ boostBps: 1_000, boostEndDay: GENESIS_DAY + days });
    expect(earned(boosted(3), 12)).toBe(3_960n + 4_800n + 4_000n);
    expect(earned(boosted(9), 12)).toBe(9_240n + 2_200n + 2_000n);
    expect(earned(boosted(7), 12)).toBe(9_240n + 4_000n);
    expect([earned(boosted(99), 12), earned(boosted(99), 5)]).toEqual([9_240n + 4_400n, 5_280n]);
    expect(earned({ ...boosted(3), boostOver: true, started: true, paidAcc: 5n }, 12)).toBe(2_400n + 4_000n);
  });
});
