import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountsOfSharesCeil,
  amountsOfSharesFloor,
  type PoolReserves,
  type PoolShares,
  reservesAfterSwap,
  sharesOfDepositFloor,
  swapOutFloor,
} from '#sim/core/constant-product.ts';

const RUNS = { seed: 20_261_124, numRuns: 1_000 };
/** From a unit to what a u64 holds: magnitude first, so that small reserves, where rounding shows, come as often. */
const magnitude = (least: number, most: number): fc.Arbitrary<bigint> =>
  fc
    .integer({ min: least, max: most })
    .chain((bits) => fc.bigInt({ min: 1n << BigInt(bits), max: 2n << BigInt(bits) }));
const reserve = magnitude(0, 61);
const amount = magnitude(0, 61);
const feeBps = fc.oneof(fc.constantFrom(0, 1, 30, 1_000), fc.integer({ min: 0, max: 1_000 }));
const side = fc.constantFrom('sell', 'buy');
const pool: fc.Arbitrary<PoolReserves> = fc.record({ tokenReserve: reserve, quoteReserve: reserve, feeBps });
/** Shares of any size above what is locked: reserves grow by fees, and by donations of whoever rounds badly. */
const shared: fc.Arbitrary<PoolShares> = fc.record({
  tokenReserve: reserve,
  quoteReserve: reserve,
  feeBps,
  totalShares: magnitude(10, 61),
});

type Side = 'sell' | 'buy';

function swapped(from: PoolReserves, towards: Side, amountIn: bigint): { readonly pool: PoolReserves; out: bigint } {
  const out = swapOutFloor(from, towards, amountIn);
  return { pool: reservesAfterSwap(from, towards, amountIn, out), out };
}

const other = (towards: Side): Side => (towards === 'sell' ? 'buy' : 'sell');
const productOf = ({ tokenReserve, quoteReserve }: PoolReserves): bigint => tokenReserve * quoteReserve;

/** Product / shares^2 has not fallen, exactly. */
function isWorthAsMuch(before: PoolShares, after: PoolShares): boolean {
  return (
    productOf(after) * before.totalShares * before.totalShares >=
    productOf(before) * after.totalShares * after.totalShares
  );
}

function withAmounts(from: PoolShares, sign: bigint, shares: bigint, tokens: bigint, quote: bigint): PoolShares {
  return {
    tokenReserve: from.tokenReserve + sign * tokens,
    quoteReserve: from.quoteReserve + sign * quote,
    feeBps: from.feeBps,
    totalShares: from.totalShares + sign * shares,
  };
}

describe('sim/core/constant-product', () => {
  it('never lets the product fall, never empties a reserve, and pays the most that the product allows', () => {
    fc.assert(
      fc.property(pool, side, amount, (before, towards, amountIn) => {
        const { pool: after, out } = swapped(before, towards, amountIn);
        expect(productOf(after) >= productOf(before)).toBe(true);
        expect(after.tokenReserve > 0n && after.quoteReserve > 0n).toBe(true);
        if (before.feeBps === 0) {
          // One unit more would take from the pool.
          expect(productOf(reservesAfterSwap(before, towards, amountIn, out + 1n)) < productOf(before)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('never pays a round trip more than went in', () => {
    fc.assert(
      fc.property(pool, side, amount, (start, towards, amountIn) => {
        const there = swapped(start, towards, amountIn);
        const back = swapped(there.pool, other(towards), there.out);
        expect(back.out <= amountIn).toBe(true);
      }),
      RUNS,
    );
  });

  it('lets a sandwich gain nothing but from its victim, which loses by it', () => {
    fc.assert(
      fc.property(pool, side, amount, amount, (start, towards, front, victim) => {
        const alone = swapped(start, towards, victim);
        const first = swapped(start, towards, front);
        const second = swapped(first.pool, towards, victim);
        const third = swapped(second.pool, other(towards), first.out);
        // The pool's own value never falls: who gains, gains from the victim. One that is refused leaves nothing to gain.
        expect(second.out <= alone.out).toBe(true);
        expect(productOf(third.pool) >= productOf(start)).toBe(true);
        const nobody = swapped(first.pool, other(towards), first.out);
        expect(nobody.out <= front).toBe(true);
      }),
      RUNS,
    );
  });

  it('never pays more for a trade in parts than in one piece, whatever is rounded', () => {
    fc.assert(
      fc.property(pool, side, amount, amount, (start, towards, a, b) => {
        const whole = swapped(start, towards, a + b).out;
        const first = swapped(start, towards, a);
        const parts = first.out + swapped(first.pool, towards, b).out;
        expect(parts <= whole).toBe(true);
      }),
      RUNS,
    );
  });

  it('gives no depositor more than it paid for, nor any provider less', () => {
    fc.assert(
      fc.property(shared, amount, amount, (before, maxTokens, maxQuote) => {
        const shares = sharesOfDepositFloor(before, maxTokens, maxQuote);
        const paid = amountsOfSharesCeil(before, shares);
        expect(paid.tokens <= maxTokens && paid.quote <= maxQuote).toBe(true);
        const after = withAmounts(before, 1n, shares, paid.tokens, paid.quote);
        expect(isWorthAsMuch(before, after)).toBe(true);
        const out = amountsOfSharesFloor(after, shares);
        expect(out.tokens <= paid.tokens && out.quote <= paid.quote).toBe(true);
        expect(isWorthAsMuch(after, withAmounts(after, -1n, shares, out.tokens, out.quote))).toBe(true);
      }),
      RUNS,
    );
  });

  it('leaves to those who stay what was theirs, and never empties the pool while shares remain', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(shared, share, (before, part) => {
        const shares = ((before.totalShares - 1_000n) * BigInt(Math.floor(part * 1e9))) / 1_000_000_000n;
        const { tokens, quote } = amountsOfSharesFloor(before, shares);
        const after = withAmounts(before, -1n, shares, tokens, quote);
        expect(isWorthAsMuch(before, after)).toBe(true);
        expect(after.tokenReserve > 0n && after.quoteReserve > 0n).toBe(true);
      }),
      RUNS,
    );
  });
});
