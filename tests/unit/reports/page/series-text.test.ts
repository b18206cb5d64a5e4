import { describe, expect, it } from 'vitest';
import { seriesText } from '#reports/page/series-text.ts';

const PANEL = { format: '.1%', unit: '' };
const ROW = { date: '2026-01-01', plain: 0.5, a_median: 0.25, a_p10: 0.2, a_p90: 0.31, change: 4, gone: null };
const BAND = { low: 'a_p10', high: 'a_p90' };

function text(series: object, none?: string): string {
  return seriesText(ROW, { name: 'plain', colour: '#000000', ...series }, PANEL, none);
}

describe('reports/page/series-text.ts', () => {
  it('writes the field of the series as its panel does, or as the series itself', () => {
    expect(text({})).toBe('50.0%');
    expect(text({ name: 'A', field: 'a_median' })).toBe('25.0%');
    expect(text({ name: 'B - A', field: 'change', format: '+.1f', unit: 'points' })).toBe('+4.0 points');
  });

  it('says how far a band goes, with the unit once, and nothing of a band without width', () => {
    expect(text({ field: 'a_median', band: BAND })).toBe('25.0% (20.0% to 31.0%)');
    expect(text({ field: 'a_median', band: BAND, format: '.2f', unit: 'days' })).toBe('0.25 days (0.20 to 0.31)');
    expect(text({ field: 'a_median', band: { low: 'a_p10', high: 'a_p10' } })).toBe('25.0%');
  });

  it('says that there is no value', () => {
    expect(text({ field: 'gone', band: BAND })).toBe('no value');
    expect(text({ field: 'gone' }, '–')).toBe('–');
    expect(seriesText(undefined, { name: 'plain', colour: '#000000' }, PANEL, '–')).toBe('–');
  });
});
