import { describe, expect, it } from 'vitest';
import { countInWords, daysInWords, percentInWords, usdInWords } from '#reports/charts/value-in-words.ts';

describe('reports/charts/value-in-words', () => {
  it('says values with their unit', () => {
    expect(percentInWords(0.46784)).toBe('46.78%');
    expect(daysInWords(132.704)).toBe('132.7 days');
    expect(countInWords(22)).toBe('22');
    expect([usdInWords(1_234_567.8), usdInWords(0.051234)]).toEqual(['1234568 USD', '0.05123 USD']);
  });
});
