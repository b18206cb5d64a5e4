import { describe, expect, it } from 'vitest';
import { countInWords, daysInWords, percentInWords, ratioInWords, usdInWords } from '#reports/charts/value-in-words.ts';

describe('reports/charts/value-in-words', () => {
  it('says values with their units', () => {
    expect([percentInWords(0.12345), daysInWords(12.34), countInWords(7), ratioInWords(0.77123)]).toEqual([
      '12.35%',
      '12.3 days',
      '7',
      '0.771',
    ]);
    expect([usdInWords(0.0338912), usdInWords(5_699_410.4), usdInWords(0)]).toEqual([
      '0.03389 USD',
      '5,699,410 USD',
      '0.000 USD',
    ]);
  });
});
