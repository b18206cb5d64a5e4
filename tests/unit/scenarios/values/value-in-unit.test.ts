import { describe, expect, it } from 'vitest';
import { expectedInUnit, valueInUnit, writtenInWords } from '#scenarios/values/value-in-unit.ts';
import { readWrittenValue, type WrittenValue } from '#scenarios/values/written-value.ts';

const CONTEXT = { token: { symbol: 'ACT', decimals: 9 }, quoteDecimals: 6 };

function written(value: unknown): WrittenValue {
  const read = readWrittenValue(value);
  if (read === undefined) throw new Error(`cannot read ${String(value)}`);
  return read;
}

describe('scenarios/values/value-in-unit.ts', () => {
  it.each<[string, unknown, number | bigint]>([
    ['ratio', '40%', 0.4],
    ['ratio', 0.4, 0.4],
    ['factor', '1.5x', 1.5],
    ['base_units', '123_456_789.123456789 ACT', 123_456_789_123_456_789n],
    ['base_units', '-0.1 ACT', -100_000_000n],
    ['base_units', 0, 0],
    ['base_unit_days', '1 ACT', 1_000_000_000n],
    ['quote_units', '2.5 USD', 2_500_000n],
    ['lamports', '0.000005 SOL', 5_000n],
    ['usd', '0.05 USD', 0.05],
    ['days', '30d', 30],
    ['seconds', '1d', 86_400],
    ['count', 10, 10],
  ])('reads a value in %s: %j', (unit, value, expected) => {
    expect(valueInUnit(written(value), { ...CONTEXT, unit })).toBe(expected);
  });

  it.each<[string, unknown]>([
    ['base_units', 100],
    ['base_units', '1 USD'],
    ['base_units', '1.0000000001 ACT'],
    ['ratio', '1 ACT'],
    ['days', '40%'],
    ['days', '1.5x'],
    ['count', '1d'],
    ['usd', '1 ACT'],
  ])('has no value in %s for %j', (unit, value) => {
    expect(valueInUnit(written(value), { ...CONTEXT, unit })).toBeUndefined();
  });

  it('says what can be written', () => {
    expect(expectedInUnit({ ...CONTEXT, unit: 'base_units' })).toBe(
      'an amount, as in 100 ACT, with at most 9 decimals',
    );
    expect(expectedInUnit({ ...CONTEXT, unit: 'ratio' })).toBe('a share, as in 40%');
    expect(expectedInUnit({ ...CONTEXT, unit: 'count' })).toBe('a number');
  });

  it.each([
    ['40%', '40%'],
    ['1.5x', '1.5x'],
    ['30d', '30 days'],
    ['1000000.5 ACT', '1_000_000.5 ACT'],
    [3, '3'],
  ])('says %j as %s', (value, words) => {
    expect(writtenInWords(written(value))).toBe(words);
  });
});
