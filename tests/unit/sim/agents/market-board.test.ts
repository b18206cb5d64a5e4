import { describe, expect, it } from 'vitest';
import { MarketBoard } from '#sim/agents/market-board.ts';
import { aMarketState, USD } from '#tests/support/market-fixtures.ts';
import { ACT, GENESIS_DAY } from '#tests/support/small-world.ts';

function aBoard(): MarketBoard {
  return new MarketBoard(0.25, { tokenUnitBaseUnits: ACT, usdQuoteUnits: USD }, GENESIS_DAY);
}

describe('sim/agents/market-board.ts', () => {
  it('shows the reference price beside that of the pool', () => {
    const board = aBoard();
    const pool = aMarketState();
    board.openTick(GENESIS_DAY, pool, 0.12);
    expect(board).toMatchObject({ priceUsd: 0.12, usdQuoteUnits: USD });
    expect(board.poolPriceUsd).toBeCloseTo(0.1, 15);
    expect(board.pool).toBe(pool);
  });

  it("shows the pool's price without a reference, and the reference alone without a pool", () => {
    const board = aBoard();
    board.openTick(GENESIS_DAY, aMarketState(), undefined);
    expect(board.priceUsd).toBeCloseTo(0.1, 15);
    board.openTick(GENESIS_DAY, undefined, 0.3);
    expect(board).toMatchObject({ priceUsd: 0.3, poolPriceUsd: undefined, pool: undefined });
  });

  it('remembers prices by day', () => {
    const board = aBoard();
    for (const [day, price] of [0.2, 0.5, 0.4].entries()) board.openTick(GENESIS_DAY + day, undefined, price);
    expect([0, 1, 2, 9].map((days) => board.priceUsdDaysAgo(days))).toEqual([0.4, 0.5, 0.2, 0.2]);
    expect([1, 2, 9].map((days) => board.highestPriceUsd(days))).toEqual([0.4, 0.5, 0.5]);
  });

  it('quotes what a swap would pay out, rounded down', () => {
    const board = aBoard();
    expect(board.swapOutFloor('sell', ACT)).toBe(0n);
    board.openTick(GENESIS_DAY, aMarketState({ feeBps: 0 }), 0.1);
    expect(board.swapOutFloor('sell', 100_000n * ACT)).toBe(5_000n * USD);
    expect(board.swapOutFloor('buy', 10_000n * USD)).toBe(50_000n * ACT);
    // 100,000 x 10^9 x 1 / (10^10 + 1), just below 10,000.
    expect(board.swapOutFloor('buy', 1n)).toBe(9_999n);
  });
});
