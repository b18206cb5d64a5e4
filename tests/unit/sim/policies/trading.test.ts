import { describe, expect, it } from 'vitest';
import { swapOutFloor } from '#sim/core/constant-product.ts';
import { amountOfImpactFloor, buyIntent, sellIntent } from '#sim/policies/trading.ts';
import { aMarketState, aMarketView, poolPriceUsdOf, USD } from '#tests/support/market-fixtures.ts';
import { ACT, anObservation } from '#tests/support/sim-fixtures.ts';

const TERMS = { maxImpactBps: 100, maxSlippageBps: 200 };
const market = aMarketView();
const observation = anObservation({ market, quoteUnits: 1_000n * USD });
const FREE = aMarketState({ feeBps: 0 });

describe('sim/policies/trading.ts', () => {
  it('sells what it wants, asks for the quote less the slippage, and never sells more than the wallet holds', () => {
    const poor = anObservation({ market, walletBaseUnits: 70n * ACT });
    // 10,000 x 69.79 / (100,000 + 69.79) = 6.974132 USD, of which 98% rounded down.
    expect(sellIntent(poor, 500n * ACT, TERMS)).toEqual({
      kind: 'swap',
      side: 'sell',
      amountIn: 70n * ACT,
      minOut: (market.swapOutFloor('sell', 70n * ACT) * 98n) / 100n,
    });
    expect(market.swapOutFloor('sell', 70n * ACT)).toBe(6_974_132n);
  });

  it('buys for at most the cash that it has', () => {
    const intent = buyIntent({ ...observation, quoteUnits: 3n * USD }, 10n * USD, TERMS);
    expect(intent).toMatchObject({ side: 'buy', amountIn: 3n * USD });
  });

  it('moves the price by its limit and leaves the rest for later', () => {
    const sale = sellIntent(observation, 10_000n * ACT, TERMS);
    // 100,000 x (1 / sqrt(0.99) - 1) = 503.781 ACT.
    expect(sale).toMatchObject({ amountIn: 503_781_500_000n });
    const purchase = buyIntent(observation, 1_000n * USD, TERMS);
    // 10,000 x (sqrt(1.01) - 1) = 49.875621 USD.
    expect(purchase).toMatchObject({ amountIn: 49_875_620n });
  });

  it('computes amounts that move the price by just that much', () => {
    for (const impactBps of [1, 50, 1_000, 5_000]) {
      const sold = amountOfImpactFloor(aMarketView({ pool: FREE }), 'sell', impactBps);
      const { tokenReserveBaseUnits: tokens, quoteReserveUnits: quote } = FREE;
      const out = swapOutFloor({ tokenReserve: tokens, quoteReserve: quote, feeBps: 0 }, 'sell', sold);
      const after = aMarketState({ tokenReserveBaseUnits: tokens + sold, quoteReserveUnits: quote - out });
      expect(poolPriceUsdOf(after) / 0.1).toBeCloseTo(1 - impactBps / 10_000, 6);
      const paid = amountOfImpactFloor(aMarketView({ pool: FREE }), 'buy', impactBps);
      const bought = swapOutFloor({ tokenReserve: tokens, quoteReserve: quote, feeBps: 0 }, 'buy', paid);
      const dearer = aMarketState({ tokenReserveBaseUnits: tokens - bought, quoteReserveUnits: quote + paid });
      expect(poolPriceUsdOf(dearer) / 0.1).toBeCloseTo(1 + impactBps / 10_000, 6);
    }
    expect([amountOfImpactFloor(market, 'sell', 0), amountOfImpactFloor(market, 'buy', -1)]).toEqual([0n, 0n]);
  });

  it('leaves dust, and what would bring nothing, alone', () => {
    expect(sellIntent(observation, ACT / 1_000n - 1n, TERMS)).toBeUndefined();
    expect(sellIntent(observation, ACT / 1_000n, TERMS)).toBeDefined();
    expect(buyIntent(observation, USD / 1_000n - 1n, TERMS)).toBeUndefined();
    expect(buyIntent(observation, USD / 1_000n, TERMS)).toBeDefined();
    const cheap = aMarketView({ pool: aMarketState({ quoteReserveUnits: 1_000n }) });
    expect(sellIntent({ ...observation, market: cheap }, ACT, TERMS)).toBeUndefined();
    expect(sellIntent(observation, 10n * ACT, { maxImpactBps: 100, maxSlippageBps: 10_000 })).toBeUndefined();
  });

  it('does not trade without a pool', () => {
    for (const none of [undefined, aMarketView({ pool: undefined })]) {
      expect(sellIntent({ ...observation, market: none }, ACT, TERMS)).toBeUndefined();
      expect(buyIntent({ ...observation, market: none }, USD, TERMS)).toBeUndefined();
    }
    expect(amountOfImpactFloor(aMarketView({ pool: undefined }), 'sell', 100)).toBe(0n);
  });
});
