import { describe, expect, it } from 'vitest';
import {
  amountsOfSharesCeil,
  amountsOfSharesFloor,
  paidFloor,
  reservesAfterSwap,
  sharesOfDepositFloor,
  swapOutFloor,
} from '#sim/core/constant-product.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';

/** 1,000 tokens and 4,000 quote units: root of the product 2,000. */
const POOL = { tokenReserve: 1_000n, quoteReserve: 4_000n, feeBps: 30, totalShares: 2_000n };

describe('sim/core/constant-product', () => {
  it('takes the fee off what is paid in, rounded up', () => {
    expect([paidFloor(10_000n, 30), paidFloor(1n, 30), paidFloor(9_999n, 0)]).toEqual([9_970n, 0n, 9_999n]);
  });

  it('pays out what keeps the product, rounded down', () => {
    // 100 tokens, 99 after the fee: 4,000 x 99 / 1,099 = 360.3.
    expect(swapOutFloor(POOL, 'sell', 100n)).toBe(360n);
    // 400 quote units, 398 after the fee: 1,000 x 398 / 4,398 = 90.5.
    expect(swapOutFloor(POOL, 'buy', 400n)).toBe(90n);
    // Without a fee: 4,000 x 1,000 / 2,000.
    expect(swapOutFloor({ ...POOL, feeBps: 0 }, 'sell', 1_000n)).toBe(2_000n);
  });

  it('pays nothing for nothing, for dust, and out of an empty pool', () => {
    expect([swapOutFloor(POOL, 'sell', 0n), swapOutFloor(POOL, 'buy', 1n)]).toEqual([0n, 0n]);
    expect(swapOutFloor({ tokenReserve: 0n, quoteReserve: 0n, feeBps: 0 }, 'sell', 5n)).toBe(0n);
  });

  it('keeps the fee in the pool', () => {
    expect(reservesAfterSwap(POOL, 'sell', 100n, 360n)).toEqual({
      tokenReserve: 1_100n,
      quoteReserve: 3_640n,
      feeBps: 30,
    });
    expect(reservesAfterSwap(POOL, 'buy', 400n, 90n)).toEqual({
      tokenReserve: 910n,
      quoteReserve: 4_400n,
      feeBps: 30,
    });
  });

  it("gives the lesser side's shares, and takes what they are worth, rounded up", () => {
    // 33 x 2,000 / 1,000 = 66 by tokens, 101 x 2,000 / 4,000 = 50.5 by quote units.
    expect(sharesOfDepositFloor(POOL, 33n, 101n)).toBe(50n);
    expect(amountsOfSharesCeil(POOL, 50n)).toEqual({ tokens: 25n, quote: 100n });
    expect(amountsOfSharesCeil(POOL, 51n)).toEqual({ tokens: 26n, quote: 102n });
    expect(() => sharesOfDepositFloor({ ...POOL, tokenReserve: 0n }, 1n, 1n)).toThrow(SimError);
  });

  it('pays shares out rounded down', () => {
    expect(amountsOfSharesFloor(POOL, 51n)).toEqual({ tokens: 25n, quote: 102n });
    expect(amountsOfSharesFloor(POOL, 1n)).toEqual({ tokens: 0n, quote: 2n });
  });
});
