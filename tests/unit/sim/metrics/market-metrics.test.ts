import { describe, expect, it } from 'vitest';
import { MARKET_METRICS, POOL_METRICS } from '#sim/metrics/market-metrics.ts';
import { USD } from '#tests/support/market-fixtures.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/market-metrics.ts', () => {
  it('agrees with a computation by hand', () => {
    // 500,000 circulate and 200,000 are staked, at half a dollar.
    expect(valuesOf(MARKET_METRICS, aMetricInput())).toEqual({
      'market.price': 0.5,
      'market.cap': 250_000,
      'market.tvl': 100_000,
    });
    const values = valuesOf(POOL_METRICS, aMetricInput());
    expect(values).toEqual({
      'market.pool_price': 0.1,
      'market.pool_liquidity': 20_000,
      'market.depth_2pct': expect.closeTo(99.5049, 4) as number,
      'market.sold': 300n * ACT,
      'market.bought': 100n * ACT,
      'market.sell_pressure_7d': 0.01,
      'market.agent_cash': 7_000n * USD,
    });
    // A purchase of so much raises 10,000 / 100,000 by 2%: 10,099.5... / 99,014.8...
    const paid = 10_000 + (values['market.depth_2pct'] as number);
    expect(paid / (1e9 / paid)).toBeCloseTo(0.102, 12);
  });

  it('has a price without a pool, and nothing of the pool', () => {
    const { market, ...others } = aMetricInput().outside;
    const priced = { ...market!, poolPriceUsd: undefined, pool: undefined };
    const input = aMetricInput({ outside: { ...others, market: priced } });
    expect(valuesOf(MARKET_METRICS, input)).toMatchObject({ 'market.price': 0.5 });
    expect(valuesOf(POOL_METRICS, input)).toMatchObject({
      'market.pool_price': undefined,
      'market.pool_liquidity': undefined,
      'market.depth_2pct': undefined,
    });
  });

  it('has no value without a market', () => {
    const input = aMetricInput({ outside: { ...aMetricInput().outside, market: undefined } });
    for (const metric of [...MARKET_METRICS, ...POOL_METRICS]) {
      expect([metric.id, metric.compute(input)]).toEqual([metric.id, undefined]);
    }
  });
});
