import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { marketSection } from '#scenarios/schema/sections/market.ts';

describe('scenarios/schema/sections/market.ts', () => {
  const section = marketSection(DEFAULT_FRAME);

  it('reads price and pool in their units, with the defaults of the desk and of the jumps', () => {
    const gbm = { drift: '-5%', volatility: '90%', jumps: { per_year: 2, mean: '-20%' } };
    expect(
      section.parse({ price: { start: '0.000000001 USD', gbm }, pool: { tokens: '20_000_000 ACT' } }),
    ).toStrictEqual({
      price: {
        start: 1e-9,
        gbm: { drift: -500, volatility: 9_000, jumps: { per_year: 2, mean: -2_000, deviation: 0 } },
      },
      pool: { tokens: 20_000_000n * 10n ** 9n, fee: 30, desk: { tokens: 0n, quote: 0n } },
    });
  });

  it('takes a path by its file, within the folder', () => {
    const path = (file: string): boolean => section.safeParse({ price: { path: { file } } }).success;
    expect(['prices.csv', 'tables/a-b_c.1.csv'].map(path)).toStrictEqual([true, true]);
    const outside = [
      '../p.csv',
      '/p.csv',
      'a/../p.csv',
      './p.csv',
      'C:\\p.csv',
      'p.txt',
      'a//p.csv',
      'http://x/p.csv',
      'p.csv\n',
      '.p.csv',
      `${'a'.repeat(200)}.csv`,
    ];
    expect(outside.filter(path)).toStrictEqual([]);
  });

  it.each([
    {},
    { price: { start: 0.05 } },
    { price: { start: '0 USD' } },
    { price: { start: '0.05 EUR' } },
    { price: { start: '0.0000000001 USD' } },
    { price: { gbm: { volatility: '-1%' } } },
    { price: { gbm: { drift: '1%' } } },
    { price: { start: '1 USD' }, pool: {} },
    { price: { start: '1 USD' }, pool: { tokens: '1 ACT', fee: '10.01%' } },
    { price: { start: '1 USD' }, pool: { tokens: '1 ACT', desk: { quote: '5 ACT' } } },
    { price: { start: '1 USD', other: 1 } },
  ])('rejects %j', (values) => {
    expect(section.safeParse(values).success).toBe(false);
  });
});
