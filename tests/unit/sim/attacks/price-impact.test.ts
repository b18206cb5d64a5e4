import { describe, expect, it } from 'vitest';
import { PriceImpact } from '#sim/attacks/price-impact.ts';
import { aMarketState, USD } from '#tests/support/market-fixtures.ts';
import { ACT } from '#tests/support/small-world.ts';

/** 100,000 tokens and 10,000 dollars: a token is worth ten cents. */
const FREE = aMarketState({ feeBps: 0 });

describe('sim/attacks/price-impact.ts', () => {
  it('is what a swap pays less than the price before it, of its own agents alone', () => {
    const impact = new PriceImpact(new Set([1]));
    impact.openTick(FREE);
    impact.note({ kind: 'swap', agent: 1, side: 'sell', amountIn: 100_000n * ACT, minOut: 0n });
    // Worth 10,000 dollars, paid 5,000.
    expect(impact.lossQuoteUnits).toBe(5_000n * USD);
    impact.note({ kind: 'swap', agent: 0, side: 'buy', amountIn: 5_000n * USD, minOut: 0n });
    expect(impact.lossQuoteUnits).toBe(5_000n * USD);
    // The pool is back where it was: 10,000 dollars buy 50,000 tokens worth 5,000.
    impact.note({ kind: 'swap', agent: 1, side: 'buy', amountIn: 10_000n * USD, minOut: 0n });
    expect(impact.lossQuoteUnits).toBe(10_000n * USD);
  });

  it('counts the fee, and nothing without a market or a swap', () => {
    const impact = new PriceImpact(new Set([0]));
    impact.openTick(undefined);
    impact.note({ kind: 'swap', agent: 0, side: 'sell', amountIn: ACT, minOut: 0n });
    impact.openTick(aMarketState({ feeBps: 100 }));
    impact.note({ kind: 'claim_rewards', agent: 0 });
    expect(impact.lossQuoteUnits).toBe(0n);
    impact.note({ kind: 'swap', agent: 0, side: 'sell', amountIn: ACT, minOut: 0n });
    // A hundredth of ten cents, and what the curve takes of a hundred-thousandth of the pool.
    expect(Number(impact.lossQuoteUnits)).toBeGreaterThanOrEqual(1_000);
    expect(Number(impact.lossQuoteUnits)).toBeLessThan(1_010);
  });
});
