import { describe, expect, it } from 'vitest';
import { instantText, valueText } from '#reports/page/value-text.ts';

describe('reports/page/value-text', () => {
  it('writes a value in its format with its unit, once', () => {
    expect(valueText(0.4246, '.1%', '%')).toBe('42.5%');
    expect(valueText(0.4246, '.2%', '')).toBe('42.46%');
    expect(valueText(142.19, ',.1f', 'days')).toBe('142.2 days');
    expect(valueText(1_234_567, ',d', 'ACT')).toBe('1,234,567 ACT');
  });

  it('says billion, not giga', () => {
    expect(valueText(1_100_000_000, '~s', 'ACT')).toBe('1.1B ACT');
  });

  it('never rounds whole numbers, and calls one thing by its singular', () => {
    expect(valueText(317_474_244, ',.5~r', 'ACT')).toBe('317,474,244 ACT');
    expect(valueText(2_601_230.4, '$,.4~r', '')).toBe('$2,601,230');
    expect(valueText(0.007_654_32, '$,.4~r', '')).toBe('$0.007654');
    expect([0, 1, 2].map((count) => valueText(count, ',d', 'proposals'))).toEqual([
      '0 proposals',
      '1 proposal',
      '2 proposals',
    ]);
  });

  it('says when there is no value', () => {
    expect([undefined, null, Number.NaN, 'x'].map((value) => valueText(value, '.1f', 'days'))).toEqual(
      Array(4).fill('no value'),
    );
  });

  it('names a day alone at midnight, and the time otherwise', () => {
    expect(instantText(Date.UTC(2026, 2, 4))).toBe('2026-03-04');
    expect(instantText(Date.UTC(2026, 2, 4, 6, 30))).toBe('2026-03-04 06:30');
  });
});
