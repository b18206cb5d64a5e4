import { describe, expect, it } from 'vitest';
import { changedPoolPrice, swapToPrice, swapToReference } from '#sim/processes/market-desk.ts';
import { priceRatio } from '#sim/processes/price-ratio.ts';
import { aMarketState, USD } from '#tests/support/market-fixtures.ts';
import { ACT } from '#tests/support/small-world.ts';

/** 100,000 tokens and 10,000 dollars: 0.10 dollars a token. */
const FREE = aMarketState({ feeBps: 0, deskBaseUnits: 10n ** 18n, deskQuoteUnits: 10n ** 18n });
const at = (priceUsd: number) => priceRatio(priceUsd, { tokenUnitBaseUnits: ACT, usdQuoteUnits: USD });

describe('sim/processes/market-desk.ts', () => {
  it('buys until the pool has the price outside', () => {
    // To four times the price: the quote side doubles, the token side halves.
    const swap = swapToReference(FREE, { quoteUnits: 4n * USD, baseUnits: 10n * ACT });
    expect(swap).toEqual({
      kind: 'desk_swap',
      side: 'buy',
      amountIn: 10_000n * USD,
      minOut: 50_000n * ACT,
    });
  });

  it('sells until the pool has the price outside', () => {
    const swap = swapToReference(FREE, { quoteUnits: USD, baseUnits: 40n * ACT });
    expect(swap).toEqual({ kind: 'desk_swap', side: 'sell', amountIn: 100_000n * ACT, minOut: 5_000n * USD });
  });

  it("does not trade inside the fee's band", () => {
    const market = { ...FREE, feeBps: 100 };
    for (const price of [0.0991, 0.1, 0.10099]) expect(swapToReference(market, at(price))).toBeUndefined();
    expect(swapToReference(market, at(0.0989))).toMatchObject({ side: 'sell' });
    expect(swapToReference(market, at(0.1011))).toMatchObject({ side: 'buy' });
  });

  it('with a fee stops where the last unit still gains', () => {
    // g = 0.99, P = 0.4: y + g d = sqrt(g x y P) = 10,000 sqrt(0.99 x 4) = 19,899.748..., d = 9,999.7459... dollars.
    const swap = swapToReference({ ...FREE, feeBps: 100 }, { quoteUnits: 4n * USD, baseUnits: 10n * ACT });
    expect(Number(swap?.amountIn) / 1e6).toBeCloseTo((19_899.748742132 - 10_000) / 0.99, 5);
  });

  it('trades no more than the desk has', () => {
    const poor = { ...FREE, deskBaseUnits: 7n * ACT, deskQuoteUnits: 3n * USD };
    expect(swapToReference(poor, at(0.01))).toMatchObject({ side: 'sell', amountIn: 7n * ACT });
    expect(swapToReference(poor, at(1))).toMatchObject({ side: 'buy', amountIn: 3n * USD });
    const broke = { ...FREE, deskBaseUnits: 0n, deskQuoteUnits: 0n };
    expect(swapToReference(broke, at(0.01))).toBeUndefined();
    expect(swapToPrice(broke, at(1))).toBeUndefined();
  });

  it('does not trade what would pay out nothing', () => {
    const market = { ...FREE, deskBaseUnits: 1n };
    expect(swapToReference(market, at(0.01))).toBeUndefined();
  });

  it("brings the pool's own price to another one, whatever the fee", () => {
    const to = changedPoolPrice(FREE, [-7_500]);
    expect(swapToPrice(FREE, to)).toEqual({
      kind: 'desk_swap',
      side: 'sell',
      amountIn: 100_000n * ACT,
      minOut: 5_000n * USD,
    });
    const market = { ...FREE, feeBps: 100 };
    const swap = swapToPrice(market, to);
    // 0.99 d^2 + 1.99 x d - 3 x^2 = 0 at d / x = (sqrt(1.99^2 + 11.88) - 1.99) / 1.98 = 1.003777...
    expect(Number(swap?.amountIn) / 1e14).toBeCloseTo((Math.sqrt(1.99 * 1.99 + 11.88) - 1.99) / 1.98, 9);
    expect(swapToPrice(market, changedPoolPrice(market, []))).toBeUndefined();
    expect(swapToPrice(market, changedPoolPrice(market, [30_000]))).toMatchObject({ side: 'buy' });
  });

  it('changes a price by one part after the other', () => {
    const { quoteUnits, baseUnits } = changedPoolPrice(FREE, [-5_000, 10_000]);
    // Half of it, doubled.
    expect(quoteUnits * FREE.tokenReserveBaseUnits).toBe(FREE.quoteReserveUnits * baseUnits);
  });
});
