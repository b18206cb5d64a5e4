import { describe, expect, it } from 'vitest';
import { PlayedPool } from '#sim/metrics/played-pool.ts';
import { aMarketState, USD } from '#tests/support/market-fixtures.ts';
import { ACT } from '#tests/support/small-world.ts';

describe('sim/metrics/played-pool.ts', () => {
  it('says what a swap paid out, and of nothing else', () => {
    const played = new PlayedPool(aMarketState({ feeBps: 0 }));
    expect(played.play({ kind: 'swap', agent: 0, side: 'sell', amountIn: 100_000n * ACT, minOut: 0n })).toBe(
      5_000n * USD,
    );
    expect(played.pool).toMatchObject({ tokenReserve: 200_000n * ACT, quoteReserve: 5_000n * USD });
    expect(played.play({ kind: 'add_liquidity', agent: 0, maxBaseUnits: ACT, maxQuoteUnits: USD })).toBeUndefined();
    expect(played.play({ kind: 'claim_rewards', agent: 0 })).toBeUndefined();
  });

  it('has as many shares as before when liquidity has come and gone', () => {
    const market = aMarketState({ feeBps: 0 });
    const played = new PlayedPool(market);
    played.play({ kind: 'add_liquidity', agent: 0, maxBaseUnits: 1_000n * ACT, maxQuoteUnits: 100n * USD });
    const shares = played.pool.totalShares - market.totalShares;
    expect(shares).toBeGreaterThan(0n);
    played.play({ kind: 'remove_liquidity', agent: 0, shares });
    expect(played.pool.totalShares).toBe(market.totalShares);
    // Rounding is against who comes and goes.
    expect(played.pool.tokenReserve).toBeGreaterThanOrEqual(market.tokenReserveBaseUnits);
  });
});
