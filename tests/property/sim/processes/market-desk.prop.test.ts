import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reservesAfterSwap, swapOutFloor } from '#sim/core/constant-product.ts';
import type { MarketState } from '#sim/ports/market-state.ts';
import { type DeskSwap, swapToPrice, swapToReference } from '#sim/processes/market-desk.ts';
import { type PriceRatio, reservesOf } from '#sim/processes/price-ratio.ts';
import { aMarketState } from '#tests/support/market-fixtures.ts';

const SEED = { seed: 20_260_101, numRuns: 500 };
const RICH = 2n ** 90n;
const market = fc
  .record({
    tokenReserveBaseUnits: fc.bigInt({ min: 10n ** 9n, max: 10n ** 18n }),
    quoteReserveUnits: fc.bigInt({ min: 10n ** 6n, max: 10n ** 15n }),
    feeBps: fc.integer({ min: 0, max: 1_000 }),
  })
  .map((changes) => aMarketState({ ...changes, deskBaseUnits: RICH, deskQuoteUnits: RICH }));
/** Of the pool's own price, from a hundredth to a hundred times. */
const factor = fc.record({ up: fc.bigInt({ min: 1n, max: 10_000n }), down: fc.bigInt({ min: 100n, max: 100n }) });

function priceAt({ tokenReserveBaseUnits, quoteReserveUnits }: MarketState, up: bigint, down: bigint): PriceRatio {
  return { quoteUnits: quoteReserveUnits * up, baseUnits: tokenReserveBaseUnits * down };
}

function after(before: MarketState, swap: DeskSwap | undefined): MarketState {
  if (swap === undefined) return before;
  const pool = reservesOf(before);
  const out = swapOutFloor(pool, swap.side, swap.amountIn);
  const { tokenReserve, quoteReserve } = reservesAfterSwap(pool, swap.side, swap.amountIn, out);
  return { ...before, tokenReserveBaseUnits: tokenReserve, quoteReserveUnits: quoteReserve };
}

/** Whether the last unit of a payment gains at this price: k g / (x + g d)^2 >= P for a sale, the like for a purchase. */
function gains(before: MarketState, swap: DeskSwap, amountIn: bigint, { quoteUnits, baseUnits }: PriceRatio): boolean {
  const { tokenReserveBaseUnits: x, quoteReserveUnits: y } = before;
  const kept = BigInt(10_000 - before.feeBps);
  const [own, worth, cost] = swap.side === 'sell' ? [x, baseUnits, quoteUnits] : [y, quoteUnits, baseUnits];
  const paid = own * 10_000n + kept * amountIn;
  return x * y * kept * 10_000n * worth >= cost * paid * paid;
}

describe('sim/processes/market-desk.ts', () => {
  it('trades exactly as far as the last unit gains', () => {
    fc.assert(
      fc.property(market, factor, (before, { up, down }) => {
        const price = priceAt(before, up, down);
        const swap = swapToReference(before, price);
        if (swap === undefined) return;
        expect(gains(before, swap, swap.amountIn, price)).toBe(true);
        expect(gains(before, swap, swap.amountIn + 1n, price)).toBe(false);
      }),
      SEED,
    );
  });

  it("trades only outside of the fee's band, and leaves nothing to gain", () => {
    fc.assert(
      fc.property(market, factor, (before, { up, down }) => {
        const price = priceAt(before, up, down);
        const kept = BigInt(10_000 - before.feeBps);
        // The pool's price is 1, so the band is from g to 1 / g.
        const isInside = up * 10_000n >= down * kept && up * kept <= down * 10_000n;
        const swap = swapToReference(before, price);
        if (isInside) expect(swap).toBeUndefined();
        const again = swapToReference(after(before, swap), price);
        // What rounding leaves: the smaller reserve tells apart one part in 10^5 or less.
        const reserve = again?.side === 'sell' ? before.tokenReserveBaseUnits : before.quoteReserveUnits;
        expect((again?.amountIn ?? 0n) * 1_000n <= reserve).toBe(true);
      }),
      SEED,
    );
  });

  it("never brings the pool's price beyond the one asked for, and comes close", () => {
    fc.assert(
      fc.property(market, factor, (before, { up, down }) => {
        const price = priceAt(before, up, down);
        const swap = swapToPrice(before, price);
        const moved = after(before, swap);
        const reached = Number(moved.quoteReserveUnits) / Number(moved.tokenReserveBaseUnits);
        const wanted = Number(price.quoteUnits) / Number(price.baseUnits);
        expect(Math.abs(reached / wanted - 1)).toBeLessThan(1e-3);
        if (swap !== undefined) expect(swap.side).toBe(up < down ? 'sell' : 'buy');
      }),
      SEED,
    );
  });

  it('never pays more than the desk has, nor asks for more than comes out', () => {
    const inventory = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(market, factor, inventory, inventory, (rich, { up, down }, deskBaseUnits, deskQuoteUnits) => {
        const before = { ...rich, deskBaseUnits, deskQuoteUnits };
        for (const swap of [
          swapToReference(before, priceAt(before, up, down)),
          swapToPrice(before, priceAt(before, up, down)),
        ]) {
          if (swap === undefined) continue;
          expect(swap.amountIn > 0n && swap.amountIn <= (swap.side === 'sell' ? deskBaseUnits : deskQuoteUnits)).toBe(
            true,
          );
          expect(swap.minOut).toBe(swapOutFloor(reservesOf(before), swap.side, swap.amountIn));
          expect(swap.minOut).toBeGreaterThan(0n);
        }
      }),
      SEED,
    );
  });
});
