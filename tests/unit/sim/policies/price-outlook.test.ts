import { describe, expect, it } from 'vitest';
import { expectedPriceChange, roundTripCostBps } from '#sim/policies/price-outlook.ts';
import { aMarketView } from '#tests/support/market-fixtures.ts';

const OUTLOOK = { trendDays: 2, trendWeight: 0.5 };
/** 0.10 today, 0.16 two days ago and before. */
const FALLEN = aMarketView({ pricesUsd: [0.12, 0.16] });

describe('sim/policies/price-outlook.ts', () => {
  it('expects a share of the last move once more, in proportion to the time and no further ahead', () => {
    // -37.5% in two days, of which half.
    expect(expectedPriceChange(FALLEN, 2, OUTLOOK)).toBeCloseTo(-0.1875, 12);
    expect(expectedPriceChange(FALLEN, 1, OUTLOOK)).toBeCloseTo(-0.09375, 12);
    expect(expectedPriceChange(FALLEN, 180, OUTLOOK)).toBeCloseTo(-0.1875, 12);
    expect(expectedPriceChange(FALLEN, 2, { trendDays: 2, trendWeight: 0 })).toBeCloseTo(0, 12);
  });

  it('expects nothing and reckons with no costs where tokens cannot be sold', () => {
    const pricesOnly = aMarketView({ pricesUsd: [0.12, 0.16], pool: undefined });
    expect([expectedPriceChange(undefined, 2, OUTLOOK), expectedPriceChange(pricesOnly, 2, OUTLOOK)]).toEqual([0, 0]);
    expect([roundTripCostBps(undefined, 100), roundTripCostBps(pricesOnly, 100)]).toEqual([0, 0]);
    expect(roundTripCostBps(FALLEN, 100)).toBe(160);
  });
});
