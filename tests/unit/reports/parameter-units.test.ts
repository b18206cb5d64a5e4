import { describe, expect, it } from 'vitest';
import {
  asAmount,
  asDate,
  asDays,
  asHours,
  asMultiplier,
  asPercent,
  asQuote,
  asSeconds,
  asTicks,
  asUsd,
  plainValue,
  type Show,
  unitOfSetting,
} from '#reports/parameter-units.ts';

const ASSETS = { token: { symbol: 'ACT', decimals: 9 }, quote: { symbol: 'USD', decimals: 6 } };

describe('reports/parameter-units.ts', () => {
  it.each<readonly [string, Show, unknown, string]>([
    ['an amount of the token', asAmount, '1000000000', '1.00 ACT'],
    ['an amount of the quote asset', asQuote, '2500000', '2.50 USD'],
    ['all decimals of an amount', asAmount, '1500500000000', '1,500.5 ACT'],
    ['an amount below a hundredth', asAmount, '100000', '0.0001 ACT'],
    ['all decimals of an amount below 0', asQuote, '-1234567890', '\u22121,234.56789 USD'],
    ['a price far below a dollar', asUsd, 1e-9, '0.000000001 USD'],
    ['a price of many dollars', asUsd, 1_000_000, '1,000,000 USD'],
    ['a percentage', asPercent, 5, '0.05%'],
    ['a multiplier', asMultiplier, 12_000, '1.2x'],
    ['one day', asDays, 1, '1 day'],
    ['days', asDays, 2.5, '2.50 days'],
    ['hours', asHours, 24, '24 hours'],
    ['ticks', asTicks, 365, '365 ticks'],
    ['seconds', asSeconds, 86_400, '1 day'],
    ['a date', asDate, 1_735_689_600, '2025-01-01'],
  ])('shows %s', (_, show, value, expected) => {
    expect(show(value, ASSETS)).toBe(expected);
  });

  it('has no decimals of a token without any', () => {
    expect(asAmount('1500', { ...ASSETS, token: { symbol: 'ONE', decimals: 0 } })).toBe('1,500 ONE');
  });

  it.each<readonly [string, Show, unknown]>([
    ['an amount that is no whole number', asAmount, '1.5'],
    ['an amount that is no text', asQuote, 7],
    ['a percentage in words', asPercent, 'high'],
    ['a multiplier that is nothing', asMultiplier, null],
    ['days in words', asDays, 'long'],
    ['a time before 1970', asDate, -1],
    ['a time beyond what dates hold', asSeconds, 1e300],
  ])('rejects %s', (_, show, value) => {
    expect(show(value, ASSETS)).toBeUndefined();
  });

  it('takes the unit of a setting from the end of its name', () => {
    expect(unitOfSetting('stake_share_bps')(7_000, ASSETS)).toBe('70.00%');
    expect(unitOfSetting('patience_days_mean')(14, ASSETS)).toBe('14 days');
    expect(unitOfSetting('debate_fee_tokens')(1_500, ASSETS)).toBe('1,500 ACT');
    expect(unitOfSetting('tranches')(4, ASSETS)).toBeUndefined();
  });

  it('shows other values as they are', () => {
    expect([12_345, 0.5, 'text', true, null].map(plainValue)).toStrictEqual(['12,345', '0.5', 'text', 'true', 'null']);
  });
});
