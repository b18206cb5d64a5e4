import { describe, expect, it } from 'vitest';
import { tableRows, valueTable, valueTables } from '#reports/page/value-table.ts';

const days = (count: number): string[] =>
  Array.from({ length: count }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));

describe('reports/page/value-table', () => {
  it('shows all dates of a short run, and the ends of quarters or months of a long one', () => {
    expect(tableRows(days(10))).toHaveLength(10);
    const year = days(365);
    expect(tableRows(year).map((row) => year[row])).toEqual([
      '2026-01-01',
      ...['01-31', '02-28', '03-31', '04-30', '05-31', '06-30'].map((end) => `2026-${end}`),
      ...['07-31', '08-31', '09-30', '10-31', '11-30', '12-31'].map((end) => `2026-${end}`),
    ]);
    const three = days(1_095);
    expect(tableRows(three)).toHaveLength(13);
    expect(three[tableRows(three)[1]!]).toBe('2026-03-31');
    expect(tableRows(three).at(-1)).toBe(1_094);
  });

  it('takes dates evenly where no period fits', () => {
    const rows = tableRows(days(40));
    expect(rows[0]).toBe(0);
    expect(rows.at(-1)).toBe(39);
    expect(rows).toHaveLength(13);
    expect(tableRows(days(3_650)).length).toBeLessThanOrEqual(13);
  });

  it('has a column a series, named by the panel where it is alone, and a dash for no value', () => {
    const series = (...names: string[]) => names.map((name) => ({ name, colour: '#0072b2' }));
    const time = {
      fromMs: 0,
      toMs: 1,
      panels: [
        { dataset: 'one', subject: 'Shares', format: '.0%', unit: '', series: series('a<', 'b') },
        { dataset: 'two', subject: 'Mean lock', format: '.1f', unit: 'days', series: series('lock') },
      ],
    };
    const spec = {
      data: [
        {
          name: 'one',
          values: [
            { date: '2026-01-01', 'a<': 0.5, b: null },
            { date: '2026-01-02', 'a<': 0.6, b: 0.1 },
          ],
        },
        { name: 'two', values: [{ date: '2026-01-02', lock: 31 }] },
      ],
    };
    const text = valueTable('Staking', time, spec)?.text ?? '';
    expect(text).toContain('<th scope="col">Date</th><th scope="col" class="number">a&lt;</th>');
    expect(text).toContain('>Mean lock</th>');
    expect(text).toContain(
      '<th scope="row">2026-01-01</th><td class="number">50%</td><td class="number">–</td><td class="number">–</td>',
    );
    expect(text).toContain('<td class="number">31.0 days</td>');
    // A day later the last week's value is still the latest; before the first week there is none.
    const weekly = { data: [spec.data[0]!, { name: 'two', values: [{ date: '2026-01-01', lock: 31 }] }] };
    expect(valueTable('Staking', time, weekly)?.text).toMatch(/2026-01-02<.*31\.0 days<\/td><\/tr>/);
    expect(valueTable('None', { ...time, panels: [] }, spec)).toBeUndefined();
  });

  it('is one table a panel where panels have series of the same names', () => {
    const panel = (dataset: string, subject: string, ...names: string[]) => ({
      dataset,
      subject,
      format: '.0%',
      unit: '',
      series: names.map((name) => ({ name, colour: '#0072b2' })),
    });
    const rows = (name: string) => ({ name, values: [{ date: '2026-01-01', a: 0.5, b: 0.25 }] });
    const spec = { data: [rows('one'), rows('two')] };
    const tables = (...panels: ReturnType<typeof panel>[]): readonly string[] =>
      valueTables('T', { fromMs: 0, toMs: 1, panels }, spec).map(({ text }) => text);
    const same = tables(panel('one', 'First <1>', 'a', 'b'), panel('two', 'Second', 'a', 'b'));
    expect(same).toHaveLength(2);
    expect(same[0]).toMatch(/^<h4>First &lt;1&gt;<\/h4>\n.*<caption>Values of: T: First &lt;1&gt;<\/caption>/s);
    expect(tables(panel('one', 'First', 'a'), panel('two', 'Second', 'b'))).toHaveLength(1);
    expect(tables(panel('one', 'First', 'a'), panel('two', 'Second', 'a'))).toHaveLength(1);
    expect(tables()).toEqual([]);
  });
});
