import { describe, expect, it } from 'vitest';
import {
  formatNumber,
  formatPercent,
  formatTokens,
  groupDigits,
  quantityOf,
  UNDEFINED_VALUE,
} from '#reports/text/quantity.ts';

const ACT = { symbol: 'ACT', decimals: 9 };

describe('reports/text/quantity', () => {
  it('shows base units as tokens, ratios as percent, and other units as they are', () => {
    expect(quantityOf('1050493150684931504', 'base_units', ACT)).toEqual({ value: '1,050,493,150', unit: 'ACT' });
    expect(quantityOf('0.46784', 'ratio', ACT)).toEqual({ value: '46.78', unit: '%' });
    expect(quantityOf('132.704', 'days', ACT)).toEqual({ value: '132.70', unit: 'days' });
    expect(quantityOf('10001', 'compute_units', ACT)).toEqual({ value: '10,001', unit: 'compute units' });
    expect(quantityOf('', 'ratio', ACT)).toEqual({ value: UNDEFINED_VALUE, unit: '%' });
  });

  it('cuts tokens and never rounds them up', () => {
    expect(formatTokens(999_999_999_999n, 9)).toBe('999.99');
    expect(formatTokens(1_999_999_999_999n, 9)).toBe('1,999');
    expect(formatTokens(-1_500_000_000n, 9)).toBe('−1.50');
    expect(formatTokens(5n, 1)).toBe('0.50');
    expect(formatTokens(1_234n, 0)).toBe('1,234');
    expect(formatTokens(0n, 9)).toBe('0.00');
  });

  it('writes percent with two decimals', () => {
    expect(formatPercent(12.345)).toBe('1,234.50');
    expect(formatPercent(-0.05)).toBe('−5.00');
    expect(formatPercent(-0.000_001)).toBe('0.00');
  });

  it('gives numbers as many decimals as their size needs', () => {
    expect([22, 1_234.5, 12.345, 0.79804].map(formatNumber)).toEqual(['22', '1,235', '12.35', '0.7980']);
  });

  it('does not write a small price as zero', () => {
    expect([1e-9, -0.000_123_45, 0.0077].map(formatNumber)).toEqual(['0.000000001', '−0.000123', '0.0077']);
  });

  it('says dollars for units of the quote asset, where its decimals are known, and no unit for a bare number', () => {
    const quote = { symbol: 'USD', decimals: 6 };
    expect(quantityOf('1234567890', 'quote_units', ACT, quote)).toEqual({ value: '1,234', unit: 'USD' });
    expect(quantityOf('12', 'quote_units', ACT)).toEqual({ value: '12', unit: 'quote units' });
    expect(quantityOf('57', 'count', ACT)).toEqual({ value: '57', unit: '' });
  });

  it('groups digits', () => {
    expect(['1', '999', '1000', '-1234567'].map(groupDigits)).toEqual(['1', '999', '1,000', '−1,234,567']);
  });
});
