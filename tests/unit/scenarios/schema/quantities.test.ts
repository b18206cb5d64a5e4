import { describe, expect, it } from 'vitest';
import {
  amountBounds,
  daysWithin,
  formatAmount,
  formatDuration,
  formatMultiplier,
  formatPercentage,
  percentageWithin,
  type Reading,
  readAmount,
  readDate,
  readDuration,
  readMultiplier,
  readPercentage,
  readWholeDays,
} from '#scenarios/schema/quantities.ts';

const ACT = { symbol: 'ACT', decimals: 9 };
const AMOUNTS = { min: 0n, max: 4_000_000_000_000_000_000n };
const DAYS = { min: 3_600, max: 20 * 365 * 86_400 };
const RATES = { min: 0, max: 10_000 };
const FACTORS = { min: 10_000, max: 30_000 };
const DATES = { min: '2020-01-01', max: '2099-12-31' };

function valueOf<T>(reading: Reading<T>): T | undefined {
  return reading.ok ? reading.value : undefined;
}

function suggestionOf<T>(reading: Reading<T>): string | undefined {
  return reading.ok ? undefined : reading.suggestion;
}

describe('scenarios/schema/quantities.ts', () => {
  it.each([
    ['100 ACT', 100_000_000_000n],
    ['10_000_000 ACT', 10_000_000_000_000_000n],
    ['1.5 ACT', 1_500_000_000n],
    ['0.000000001 ACT', 1n],
    ['0 ACT', 0n],
    ['007 ACT', 7_000_000_000n],
    ['4_000_000_000 ACT', 4_000_000_000_000_000_000n],
  ])('reads the amount %s', (text, baseUnits) => {
    expect(valueOf(readAmount(text, ACT, AMOUNTS))).toBe(baseUnits);
  });

  it('reads amounts of a token without decimals and of any symbol', () => {
    expect(valueOf(readAmount('12 X1', { symbol: 'X1', decimals: 0 }, AMOUNTS))).toBe(12n);
    expect(valueOf(readAmount('12 SOL', { decimals: 2 }, AMOUNTS))).toBe(1_200n);
  });

  it.each([
    ['100', '100 ACT'],
    [100, '100 ACT'],
    [0.5, '0.5 ACT'],
    ['100ACT', '100 ACT'],
    ['100 act', '100 ACT'],
    ['100  ACT', '100 ACT'],
    [' 100 ACT ', '100 ACT'],
    ['10,000 ACT', '10_000 ACT'],
    ['10 000 ACT', '10_000 ACT'],
    ['100 SOL', '100 ACT'],
    ['5%', '5 ACT'],
  ])('rejects the amount %s and suggests %s', (value, suggestion) => {
    expect(suggestionOf(readAmount(value, ACT, AMOUNTS))).toBe(suggestion);
  });

  it.each([
    '-5 ACT',
    'ACT',
    '',
    '1_ ACT',
    '_1 ACT',
    '1e3 ACT',
    '.5 ACT',
    '5. ACT',
    null,
    undefined,
    true,
    [],
    {},
    -5,
    Number.NaN,
  ])('rejects the amount %s', (value) => {
    const reading = readAmount(value, ACT, AMOUNTS);
    expect(reading.ok).toBe(false);
  });

  it('rejects an amount finer than the token, out of bounds, or too long to read', () => {
    const expectations = ['0.0000000001 ACT', '4_000_000_000.000000001 ACT', `${'9'.repeat(100_000)} ACT`].map(
      (text) => {
        const reading = readAmount(text, ACT, AMOUNTS);
        return reading.ok ? 'accepted' : reading.expected;
      },
    );
    expect(expectations).toStrictEqual([
      'an amount of ACT with at most 9 decimals (token.decimals)',
      'an amount of ACT such as "100 ACT", at most 4_000_000_000 ACT',
      'an amount of ACT such as "100 ACT", at most 4_000_000_000 ACT',
    ]);
  });

  it('says bounds of amounts in words', () => {
    expect(amountBounds(ACT, { min: 0n, max: 10n ** 9n })).toBe('at most 1 ACT');
    expect(amountBounds(ACT, { min: 1n, max: 10n ** 9n })).toBe('above 0, at most 1 ACT');
    expect(amountBounds({ decimals: 0 }, { min: 5n, max: 9n })).toBe('at least 5 ACT, at most 9 ACT');
  });

  it.each([
    ['10%', 1_000],
    ['0.25%', 25],
    ['0.01%', 1],
    ['0%', 0],
    ['100%', 10_000],
    ['66.6%', 6_660],
  ])('reads the percentage %s', (text, bps) => {
    expect(valueOf(readPercentage(text, RATES))).toBe(bps);
  });

  it.each([
    [10, '10%'],
    [0.1, '10%'],
    [0, '0%'],
    ['10', '10%'],
    ['10 %', '10%'],
    ['0.333%', '0.33%'],
    ['10 percent', '10%'],
  ])('rejects the percentage %s and suggests %s', (value, suggestion) => {
    expect(suggestionOf(readPercentage(value, RATES))).toBe(suggestion);
  });

  it.each(['-1%', '101%', '100.01%', '%', '', 'x%', null, undefined, [], -3, 1e300])(
    'rejects the percentage %s',
    (value) => {
      expect(readPercentage(value, RATES).ok).toBe(false);
    },
  );

  it.each([
    ['1x', 10_000],
    ['1.0x', 10_000],
    ['1.25x', 12_500],
    ['1.0001x', 10_001],
    ['3.0x', 30_000],
  ])('reads the multiplier %s', (text, bps) => {
    expect(valueOf(readMultiplier(text, FACTORS))).toBe(bps);
  });

  it.each([
    [1.5, '1.5x'],
    ['1.5', '1.5x'],
    ['1.5X', '1.5x'],
    ['1.5 x', '1.5x'],
  ])('rejects the multiplier %s and suggests %s', (value, suggestion) => {
    expect(suggestionOf(readMultiplier(value, FACTORS))).toBe(suggestion);
  });

  it.each(['0.9x', '3.0001x', '1.00001x', 'x', '', null, []])('rejects the multiplier %s', (value) => {
    expect(readMultiplier(value, FACTORS).ok).toBe(false);
  });

  it.each([
    ['12h', 43_200],
    ['1d', 86_400],
    ['2w', 1_209_600],
    ['6m', 180 * 86_400],
    ['3y', 3 * 365 * 86_400],
    ['20y', 7_300 * 86_400],
  ])('reads the duration %s', (text, seconds) => {
    expect(valueOf(readDuration(text, DAYS))).toBe(seconds);
  });

  it.each([
    [30, '30d'],
    ['30', '30d'],
    ['30 days', '30d'],
    ['1 year', '1y'],
    ['2weeks', '2w'],
    ['6 months', '6m'],
    ['1 D', '1d'],
  ])('rejects the duration %s and suggests %s', (value, suggestion) => {
    expect(suggestionOf(readDuration(value, DAYS))).toBe(suggestion);
  });

  it.each(['0d', '21y', '-1d', '1.5d', '1y6m', 'd', '', '90min', 1.5, null, {}, `${'9'.repeat(60)}d`])(
    'rejects the duration %s',
    (value) => {
      expect(readDuration(value, DAYS).ok).toBe(false);
    },
  );

  it('reads a date to its midnight UTC', () => {
    expect(valueOf(readDate('2026-01-01', DATES))).toBe(Date.UTC(2026, 0, 1) / 1_000);
    expect(valueOf(readDate('2028-02-29', DATES))).toBe(Date.UTC(2028, 1, 29) / 1_000);
  });

  it.each(['2026-02-30', '2027-02-29', '2026-13-01', '2019-12-31', '2100-01-01', '2026-1-1', '', 2026, null])(
    'rejects the date %s',
    (value) => {
      expect(readDate(value, DATES).ok).toBe(false);
    },
  );

  it('suggests the day of a date with a time', () => {
    expect(suggestionOf(readDate('2026-01-01T00:00:00Z', DATES))).toBe('2026-01-01');
  });

  it('writes quantities as it reads them', () => {
    expect(formatAmount(10_000_000_500_000_000n, 'ACT', 9)).toBe('10_000_000.5 ACT');
    expect(formatAmount(0n, 'ACT', 9)).toBe('0 ACT');
    expect(formatAmount(1_234n, 'ACT', 0)).toBe('1_234 ACT');
    expect([formatPercentage(250), formatPercentage(0), formatPercentage(1)]).toStrictEqual(['2.5%', '0%', '0.01%']);
    expect([formatMultiplier(10_000), formatMultiplier(12_345)]).toStrictEqual(['1.0x', '1.2345x']);
    const durations = [0, 3_600, 86_400, 90_000, 365 * 86_400].map(formatDuration);
    expect(durations).toStrictEqual(['0d', '1h', '1d', '25h', '1y']);
  });

  it.each([
    ['0d', 0],
    ['1d', 1],
    ['48h', 2],
    ['2w', 14],
    ['1m', 30],
  ])('reads %s as %i whole days', (text, days) => {
    expect(valueOf(readWholeDays(text, { min: 0, max: 30 }))).toBe(days);
  });

  it.each([
    ['36h', undefined],
    ['31d', undefined],
    ['7 days', '7d'],
    [7, '7d'],
  ])('rejects %s for whole days up to 30', (text, suggestion) => {
    const reading = readWholeDays(text, { min: 0, max: 30 });
    expect(reading).toMatchObject({ ok: false, expected: 'a duration of whole days from 0d to 30d such as "7d"' });
    expect(suggestionOf(reading)).toBe(suggestion);
  });

  it('gives examples that its range takes', () => {
    expect([percentageWithin({ min: 0, max: 9_000 }), percentageWithin({ min: 5_001, max: 9_000 })]).toStrictEqual([
      '10%',
      '50.01%',
    ]);
    expect([daysWithin({ min: 0, max: 3 }), daysWithin({ min: 10, max: 30 })]).toStrictEqual(['3d', '10d']);
  });

  it('names the key that sets the decimals of another asset', () => {
    const quote = { symbol: 'USD', decimals: 2, decimalsKey: 'treasury.buyback.quote_decimals' };
    expect(readAmount('1 ACT', quote, AMOUNTS)).toMatchObject({ expected: 'an amount of USD, the quote asset' });
    expect(readAmount('1.001 USD', quote, AMOUNTS)).toMatchObject({
      expected: 'an amount of USD with at most 2 decimals (treasury.buyback.quote_decimals)',
    });
  });
});
