import { describe, expect, it } from 'vitest';
import { costCeil, divergenceLossBps, FeeMeter, sharesOf } from '#sim/policies/liquidity.ts';
import { aMarketState, USD } from '#tests/support/market-fixtures.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

const pool = aMarketState();

describe('sim/policies/liquidity.ts', () => {
  it('finds the shares of an agent', () => {
    const positions = [...pool.positions, { agent: 7, shares: 5n }];
    expect([sharesOf({ ...pool, positions }, 7), sharesOf(pool, 7)]).toEqual([5n, 0n]);
  });

  it('counts fees a year over the value of both reserves', () => {
    const meter = new FeeMeter();
    expect(meter.look(pool, 3)).toBeUndefined();
    // In 73 days, a fifth of a year, 20,000 USD of volume: 60 USD of fees on 20,000 USD, 0.3% x 5.
    const later = { ...pool, soldBaseUnits: 100_000n * ACT, boughtQuoteUnits: 10_000n * USD };
    expect(meter.look(later, 76)).toBeCloseTo(150, 9);
    expect(meter.look(later, 83)).toBe(0);
    expect(meter.look(later, 83)).toBeUndefined();
  });

  it('knows the loss of a provider: 5.72% when the price doubles or halves', () => {
    expect(divergenceLossBps(1)).toBe(0);
    expect(divergenceLossBps(2)).toBeCloseTo(571.9, 1);
    expect(divergenceLossBps(0.5)).toBeCloseTo(571.9, 1);
  });

  it('prices tokens at the pool, rounded up', () => {
    expect(costCeil(pool, 10n * ACT)).toBe(USD);
    expect(costCeil(pool, 1n)).toBe(1n);
    expect([costCeil(undefined, ACT), costCeil(pool, 0n), costCeil(pool, -1n)]).toEqual([0n, 0n, 0n]);
  });
});
