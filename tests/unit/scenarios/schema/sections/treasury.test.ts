import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { treasurySection } from '#scenarios/schema/sections/treasury.ts';

describe('scenarios/schema/sections/treasury.ts', () => {
  it('has limits on spending and buybacks by default, prices in the quote asset', () => {
    expect(treasurySection(DEFAULT_FRAME).parse({})).toStrictEqual({
      spending_cap: 1_000,
      reserve_floor: 20_000_000_000_000_000n,
      buyback: {
        weekly_cap: 1_000_000_000_000_000n,
        max_price: 100_000n,
        quote_reserve: 1_000_000_000_000n,
        quote_decimals: 6,
      },
    });
  });

  it('rejects a price in the token', () => {
    expect(treasurySection(DEFAULT_FRAME).safeParse({ buyback: { max_price: '1 ACT' } }).success).toBe(false);
  });
});
