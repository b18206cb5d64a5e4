import { describe, expect, it } from 'vitest';
import { createMarketModel, marketState, openPosition } from '#sim/ledger/economy/market-model.ts';
import { SMALL_MARKET } from '#tests/support/market-plans.ts';
import { BOB } from '#tests/support/staking-plans.ts';

describe('sim/ledger/economy/market-model', () => {
  it('begins with the desk as its only provider, some shares locked', () => {
    expect(marketState(createMarketModel(SMALL_MARKET, 100_000n))).toEqual({
      tokenReserveBaseUnits: 100_000n,
      quoteReserveUnits: 40_000n,
      feeBps: 100,
      totalShares: 63_245n,
      soldBaseUnits: 0n,
      boughtQuoteUnits: 0n,
      swapCount: 0n,
      positions: [{ agent: undefined, shares: 62_245n }],
      tokenVaultBaseUnits: 100_000n,
      quoteVaultUnits: 40_000n,
      deskBaseUnits: 50_000n,
      deskQuoteUnits: 30_000n,
      // Treasury, pool, desk, Ann and Bob.
      quoteSupplyUnits: 185_000n,
    });
  });

  it('rejects a first deposit that gives no share beside the locked ones', () => {
    const of = (units: bigint) => (): unknown =>
      createMarketModel({ ...SMALL_MARKET, tokenBaseUnits: units, quoteUnits: units }, 0n);
    expect(of(1_000n)).toThrow(RangeError);
    expect(of(1_001n)).not.toThrow();
  });

  it('opens a position once, in the order of first deposits', () => {
    const market = createMarketModel(SMALL_MARKET, 0n);
    openPosition(market, BOB).shares = 7n;
    expect(openPosition(market, BOB).shares).toBe(7n);
    expect(marketState(market).positions).toEqual([
      { agent: undefined, shares: 62_245n },
      { agent: BOB, shares: 7n },
    ]);
  });
});
