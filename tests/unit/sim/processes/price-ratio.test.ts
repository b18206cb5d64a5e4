import { describe, expect, it } from 'vitest';
import {
  poolPriceUsd,
  priceRatio,
  quoteUnitsFloor,
  reservesOf,
  writtenPriceRatio,
} from '#sim/processes/price-ratio.ts';
import { aMarketState, USD } from '#tests/support/market-fixtures.ts';
import { ACT } from '#tests/support/small-world.ts';

const TERMS = { tokenUnitBaseUnits: ACT, usdQuoteUnits: USD };

describe('sim/processes/price-ratio.ts', () => {
  it('takes a float for exactly what it is', () => {
    expect(priceRatio(3, TERMS)).toEqual({ quoteUnits: 3n * USD, baseUnits: ACT });
    expect(priceRatio(0.375, TERMS)).toEqual({ quoteUnits: 3n * USD, baseUnits: ACT << 3n });
    const { quoteUnits, baseUnits } = priceRatio(0.1, TERMS);
    // 0.1 is 3602879701896397 x 2^-55.
    expect(quoteUnits * 2n ** 55n * ACT).toBe(3_602_879_701_896_397n * USD * baseUnits);
  });

  it('takes a written price for what was meant', () => {
    expect(quoteUnitsFloor(100_000n * ACT, priceRatio(0.3, TERMS))).toBe(30_000n * USD - 1n);
    expect(quoteUnitsFloor(100_000n * ACT, writtenPriceRatio(0.3, TERMS))).toBe(30_000n * USD);
    expect(writtenPriceRatio(1e-9, TERMS)).toEqual({ quoteUnits: 1_000n * USD, baseUnits: ACT * 10n ** 12n });
  });

  it('prices an amount, rounded down', () => {
    expect(quoteUnitsFloor(2_000n * ACT, priceRatio(0.375, TERMS))).toBe(750n * USD);
    // A base unit of 0.375 dollars a token is worth 0.000375 quote units.
    expect(quoteUnitsFloor(2_666n, priceRatio(0.375, TERMS))).toBe(0n);
    expect(quoteUnitsFloor(2_667n, priceRatio(0.375, TERMS))).toBe(1n);
  });

  it('reads the price of a pool', () => {
    expect(poolPriceUsd(aMarketState(), TERMS)).toBeCloseTo(0.1, 15);
    expect(poolPriceUsd(aMarketState({ quoteReserveUnits: 250_000n * USD }), TERMS)).toBe(2.5);
    expect(reservesOf(aMarketState())).toEqual({
      tokenReserve: 100_000n * ACT,
      quoteReserve: 10_000n * USD,
      feeBps: 30,
    });
  });

  it('rejects what is no price', () => {
    for (const price of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => priceRatio(price, TERMS)).toThrow(RangeError);
    }
  });
});
