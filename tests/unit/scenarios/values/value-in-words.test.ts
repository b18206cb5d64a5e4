import { describe, expect, it } from 'vitest';
import { valueInWords } from '#scenarios/values/value-in-words.ts';

describe('scenarios/values/value-in-words.ts', () => {
  it.each<[string, number | bigint, string]>([
    ['base_units', 1_000_500_000_000n, '1_000.5 ACT'],
    ['base_units', -500_000_000n, '-0.5 ACT'],
    ['base_units', 2_500_000_000.7, '2.5 ACT'],
    ['quote_units', 2_500_000n, '2.5 USD'],
    ['ratio', 0.399_999_99, '39.999999%'],
    ['factor', 1.5, '1.5x'],
    ['usd', 0.05, '0.05 USD'],
    ['days', 30.25, '30.25 days'],
    ['seconds', 43_200, '0.5 days'],
    ['bool', 1, 'true'],
    ['bool', 0, 'false'],
    ['count', 1_234, '1234'],
    ['power', 12n, '12'],
  ])('says a value in %s', (unit, value, words) => {
    expect(valueInWords(value, { unit, token: { symbol: 'ACT', decimals: 9 }, quoteDecimals: 6 })).toBe(words);
  });
});
