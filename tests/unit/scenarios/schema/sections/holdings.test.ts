import { describe, expect, it } from 'vitest';
import { cashSection, holdingsSection } from '#scenarios/schema/sections/holdings.ts';

const ACT = { symbol: 'ACT', decimals: 9 };
const USD = { symbol: 'USD', decimals: 6 };

describe('scenarios/schema/sections/holdings.ts', () => {
  const holdings = holdingsSection(ACT, 10n ** 18n, 'Held.');
  const cash = cashSection(USD, 10n ** 12n, 'Cash.');

  it('reads each form', () => {
    expect(holdings.parse({ lognormal: { median: '2 ACT', sigma: 2.5, max: '10 ACT' } })).toStrictEqual({
      lognormal: { median: 2_000_000_000n, sigma: 2.5, max: 10_000_000_000n },
    });
    expect(holdings.parse({ csv: { file: 'h.csv', scale_to: '5 ACT' } })).toStrictEqual({
      csv: { file: 'h.csv', scale_to: 5_000_000_000n },
    });
    expect(holdings.parse({ csv: { file: 'h.csv' } })).toStrictEqual({ csv: { file: 'h.csv' } });
    expect(cash.parse({ pareto: { alpha: 1, min: '1 USD', max: '2.5 USD' } })).toStrictEqual({
      pareto: { alpha: 1, min: 1_000_000n, max: 2_500_000n },
    });
  });

  it.each([
    { pareto: { alpha: 1, min: '0 ACT', max: '1 ACT' } },
    { lognormal: { median: '1 ACT', sigma: 0, max: '1 ACT' } },
    { lognormal: { median: '1 ACT', sigma: 6.1, max: '1 ACT' } },
    { lognormal: { median: '1 ACT', sigma: 1 } },
    { csv: { file: '../h.csv' } },
    { csv: { file: 'h.csv', scale_to: '0 ACT' } },
    { uniform: {} },
  ])('rejects %j', (values) => {
    expect(holdings.safeParse(values).success).toBe(false);
  });

  it('has no table of cash', () => {
    expect(cash.safeParse({ csv: { file: 'h.csv' } }).success).toBe(false);
  });
});
