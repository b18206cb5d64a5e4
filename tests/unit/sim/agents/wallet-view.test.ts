import { describe, expect, it } from 'vitest';
import { AccHistory } from '#sim/agents/acc-history.ts';
import { WalletView } from '#sim/agents/wallet-view.ts';
import type { PoolState } from '#sim/ports/staking-chain.ts';
import { ACT, aPool, aStake, FIRST_OF_2026, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

function aView(pool: PoolState): WalletView {
  const view = new WalletView(pool, new AccHistory(GENESIS_DAY), [10_000, 30_000]);
  view.openTick(30, 3_600, FIRST_OF_2026 + 30 * 3_600, pool);
  return view;
}

describe('sim/agents/wallet-view.ts', () => {
  it('tells the time in ticks, days and seconds', () => {
    const view = aView(aPool());
    expect(view.tickIndex).toBe(30);
    expect(view.day).toBe(GENESIS_DAY + 1);
    expect(view.unixSeconds).toBe(FIRST_OF_2026 + 108_000);
    expect(view.elapsedDays).toBe(1.25);
  });

  it('estimates the yearly rate of each lock', () => {
    // 70 of 7,300 a week are half of the weight's worth a year: 70 x 365 / 7 = 3,650.
    const pool = aPool({ budgetCurrentBaseUnits: 70n * ACT, activeWeight: 7_000n * ACT, pendingWeight: 300n * ACT });
    const view = aView(pool);
    expect(view.estimatedAprBps(0)).toBeCloseTo(5_000, 6);
    expect(view.estimatedAprBps(1)).toBeCloseTo(15_000, 6);
    expect(view.estimatedAprBps(2)).toBe(0);
  });

  it("looks at the next week's budget while the open week has none", () => {
    const pool = aPool({ budgetNextBaseUnits: 70n * ACT, activeWeight: 7_300n * ACT });
    expect(aView(pool).estimatedAprBps(0)).toBeCloseTo(5_000, 6);
  });

  it('bounds the rate while nothing is staked, and gives none without a budget', () => {
    expect(aView(aPool({ budgetCurrentBaseUnits: 1n })).estimatedAprBps(0)).toBe(1_000_000);
    expect(aView(aPool()).estimatedAprBps(0)).toBe(0);
  });

  it('shows one wallet after the other', () => {
    const view = aView(aPool());
    view.lookThrough({ walletBaseUnits: 5n, stake: aStake([], { owedBaseUnits: 9n }) });
    expect([view.walletBaseUnits, view.claimableBaseUnits()]).toEqual([5n, 9n]);
    view.lookThrough({ walletBaseUnits: 6n, stake: undefined });
    expect([view.walletBaseUnits, view.claimableBaseUnits()]).toEqual([6n, 0n]);
    expect(view.stake).toBeUndefined();
  });
});
