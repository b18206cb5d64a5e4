import { describe, expect, it } from 'vitest';
import { TradeBook } from '#sim/metrics/trade-book.ts';
import type { AgentAction } from '#sim/ports/actions.ts';
import { aMarketState, USD } from '#tests/support/market-fixtures.ts';
import { ACT, GENESIS_DAY } from '#tests/support/small-world.ts';

const FREE = aMarketState({ feeBps: 0 });
const sale = (amountIn: bigint): AgentAction => ({ kind: 'swap', agent: 0, side: 'sell', amountIn, minOut: 0n });
const purchase = (amountIn: bigint): AgentAction => ({ kind: 'swap', agent: 1, side: 'buy', amountIn, minOut: 0n });

function opened(day = 0): TradeBook {
  const book = new TradeBook(GENESIS_DAY);
  book.openTick(GENESIS_DAY + day, FREE);
  return book;
}

describe('sim/metrics/trade-book.ts', () => {
  it('counts what sales pay in and what purchases are paid, each after those before it', () => {
    const book = opened();
    // 100,000 x 10,000: a sale of 100,000 pays 5,000; back come 100,000 for 5,000.
    book.note(sale(100_000n * ACT));
    book.note(purchase(5_000n * USD));
    expect(book).toMatchObject({
      soldBaseUnits: 100_000n * ACT,
      boughtBaseUnits: 100_000n * ACT,
      netSoldWeekBaseUnits: 0n,
    });
    // From 100,000 and 10,000 again: 10,000 more dollars buy half of the tokens.
    book.note(purchase(10_000n * USD));
    expect(book.boughtBaseUnits).toBe(150_000n * ACT);
    expect(book.netSoldWeekBaseUnits).toBe(-50_000n * ACT);
  });

  it('follows liquidity that comes and goes between trades', () => {
    const book = opened();
    const { totalShares } = FREE;
    book.note({ kind: 'add_liquidity', agent: 2, maxBaseUnits: 100_000n * ACT, maxQuoteUnits: 20_000n * USD });
    // Twice as deep: 20,000 dollars buy half of 200,000 tokens, where 10,000 would have bought 50,000.
    book.note(purchase(20_000n * USD));
    expect(book.boughtBaseUnits).toBe(100_000n * ACT);
    book.note({ kind: 'remove_liquidity', agent: 2, shares: totalShares });
    // Half of 100,000 and 40,000 is left: 20,000 dollars buy half of 50,000.
    book.note(purchase(20_000n * USD));
    expect(book.boughtBaseUnits).toBe(125_000n * ACT);
  });

  it('begins each tick with the pool as read, and forgets what the tick before traded', () => {
    const book = opened();
    book.note(sale(7n * ACT));
    book.openTick(GENESIS_DAY, FREE);
    expect(book).toMatchObject({ soldBaseUnits: 0n, boughtBaseUnits: 0n, netSoldWeekBaseUnits: 7n * ACT });
    book.note(sale(100_000n * ACT));
    book.note(purchase(5_000n * USD));
    expect(book.boughtBaseUnits).toBe(100_000n * ACT);
  });

  it('adds up seven days', () => {
    const book = opened();
    const sold = [1n, 2n, 4n, 8n, 16n, 32n, 64n, 128n, 256n].map((tokens, day) => {
      book.openTick(GENESIS_DAY + day, FREE);
      book.note(sale(tokens * ACT));
      return book.netSoldWeekBaseUnits / ACT;
    });
    expect(sold).toEqual([1n, 3n, 7n, 15n, 31n, 63n, 127n, 254n, 508n]);
    book.openTick(GENESIS_DAY + 12, FREE);
    expect(book.netSoldWeekBaseUnits).toBe(448n * ACT);
    book.openTick(GENESIS_DAY + 40, FREE);
    expect(book.netSoldWeekBaseUnits).toBe(0n);
  });

  it('counts nothing without a pool, and no other action', () => {
    const book = new TradeBook(GENESIS_DAY);
    book.openTick(GENESIS_DAY, undefined);
    book.note(sale(ACT));
    const other = opened();
    other.note({ kind: 'claim_rewards', agent: 0 });
    for (const { soldBaseUnits, boughtBaseUnits } of [book, other]) {
      expect([soldBaseUnits, boughtBaseUnits]).toEqual([0n, 0n]);
    }
  });
});
