import { describe, expect, it } from 'vitest';
import { counted, durationText, grouped, percentText, tokensFloorText, tokensText } from '#sim/records/amount-text.ts';

const TOKEN = { decimals: 9, symbol: 'ACT' };

describe('sim/records/amount-text.ts', () => {
  it('writes an amount in tokens without losing a digit', () => {
    expect(tokensText(1_250_500_000_000n, TOKEN)).toBe('1,250.5 ACT');
    expect(tokensText(2_000_000_000n, TOKEN)).toBe('2 ACT');
    expect(tokensText(1n, TOKEN)).toBe('0.000000001 ACT');
    expect(tokensText(0n, TOKEN)).toBe('0 ACT');
    expect(tokensText(12_345n, { decimals: 0, symbol: 'X' })).toBe('12,345 X');
  });

  it('rounds down to whole tokens where it is asked to', () => {
    expect(tokensFloorText(16_438_356_999_999_999n, TOKEN)).toBe('16,438,356 ACT');
  });

  it('puts thousands apart', () => {
    expect([0n, 999n, 1_000n, 123_456n, 1_234_567n].map(grouped)).toEqual([
      '0',
      '999',
      '1,000',
      '123,456',
      '1,234,567',
    ]);
  });

  it('writes basis points as per cent', () => {
    expect([-6_000, 1, 10_000].map(percentText)).toEqual(['-60%', '0.01%', '100%']);
  });

  it('writes a time in the largest unit that it fills', () => {
    const times = [86_400, 7 * 86_400, 36 * 3_600, 3_600, 90 * 60, 61, 0];
    expect(times.map(durationText)).toEqual([
      '1 day',
      '7 days',
      '36 hours',
      '1 hour',
      '90 minutes',
      '61 seconds',
      '0 days',
    ]);
  });

  it('counts one thing and several', () => {
    expect([0, 1, 2].map((count) => counted(count, 'wallet'))).toEqual(['0 wallets', '1 wallet', '2 wallets']);
  });
});
