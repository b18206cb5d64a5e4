import { describe, expect, it } from 'vitest';
import { checkMarket } from '#scenarios/checks/market-checks.ts';
import { breachesOf, draftOf } from '#tests/support/scenario-drafts.ts';

const GBM = { volatility: '50%' };
const PATH = { file: 'p.csv' };
const POOL = { tokens: '1_000 ACT' };

describe('scenarios/checks/market-checks.ts', () => {
  it('finds nothing without a market, and in markets of each kind', () => {
    const prices = [{ start: '1 USD', gbm: GBM }, { path: PATH }, { start: '1 USD', path: PATH }];
    expect(breachesOf(checkMarket, {})).toStrictEqual([]);
    expect(prices.flatMap((price) => breachesOf(checkMarket, { market: { price } }))).toStrictEqual([]);
    expect(breachesOf(checkMarket, { market: { price: { start: '1 USD' }, pool: POOL } })).toStrictEqual([]);
  });

  it('rejects a price that comes from two places, or from nowhere', () => {
    expect(breachesOf(checkMarket, { market: { price: { start: '1 USD', gbm: GBM, path: PATH } } })).toStrictEqual([
      'market.price: at most one of gbm and path | both',
    ]);
    expect(breachesOf(checkMarket, { market: { price: { start: '1 USD' } } })).toStrictEqual([
      'market.price: gbm, path or a market.pool for the price to come from | none of them',
    ]);
    expect(breachesOf(checkMarket, { market: { price: {}, pool: POOL } })).toStrictEqual([
      'market.price.start: a price at genesis such as "0.05 USD": only a path has one of its own | nothing',
    ]);
  });

  it('rejects a pool that is worth too little or too much', () => {
    const at = (start: string, tokens: string): unknown => ({ price: { start }, pool: { tokens } });
    expect(breachesOf(checkMarket, { market: at('0.000000001 USD', '1 ACT') })).toStrictEqual([
      'market.pool.tokens: a pool deep enough to make more than the 1000 shares that it locks | 1 ACT, which are worth 0 USD',
    ]);
    expect(breachesOf(checkMarket, { market: at('1_000_000 USD', '100_000_000 ACT') })).toStrictEqual([
      'market.pool.tokens: tokens worth at most 18_000_000_000_000 USD | 100_000_000 ACT, which are worth 100_000_000_000_000 USD',
    ]);
  });

  it("takes the start of a path for the pool's price", () => {
    const draft = draftOf({ market: { price: { path: PATH }, pool: POOL } });
    const tables = (priceUsd: number) => ({
      holders: new Map(),
      prices: { file: 'p.csv', sha256: '', points: [{ atSeconds: 0, priceUsd }] },
      problems: [],
      unlisted: 0,
    });
    expect(checkMarket(draft, tables(1))).toStrictEqual([]);
    expect(checkMarket(draft, tables(1e-15))).toHaveLength(1);
  });
});
