import { describe, expect, it } from 'vitest';
import { coursesOf, readoutAt, readoutInWords } from '#reports/browser/readout.ts';
import type { DataRow } from '#reports/page/packed-columns.ts';

const TIME = {
  fromMs: Date.UTC(2026, 0, 1),
  toMs: Date.UTC(2026, 0, 3),
  panels: [
    {
      dataset: 'panel_1',
      subject: 'Staked share',
      format: '.1%',
      unit: '',
      series: [
        { name: 'of circulating', colour: '#0072b2' },
        { name: 'of total', colour: '#d55e00' },
      ],
    },
    {
      dataset: 'panel_2',
      subject: 'Mean lock',
      format: ',.1f',
      unit: 'days',
      series: [{ name: 'lock', colour: '#0072b2' }],
    },
    { dataset: 'panel_3', subject: 'Nothing', format: 'd', unit: '', series: [] },
  ],
};
const ROWS = new Map<string, readonly DataRow[]>([
  [
    'panel_1',
    ['2026-01-01', '2026-01-02', '2026-01-03'].map((date, row) => ({
      date,
      'of circulating': row === 0 ? null : 0.1 * row,
      'of total': 0.05 * row,
    })),
  ],
  ['panel_2', [{ date: '2026-01-02', lock: 31.25 }]],
]);

describe('reports/browser/readout', () => {
  const courses = coursesOf(TIME, ROWS);

  it('leaves out panels without rows, and has none for a chart without any', () => {
    expect(courses?.map(({ panel }) => panel.subject)).toEqual(['Staked share', 'Mean lock']);
    expect(coursesOf(TIME, new Map())).toBeUndefined();
  });

  it('reads every series at the row nearest to the instant, with units and colours', () => {
    const readout = readoutAt(courses!, Date.UTC(2026, 0, 2, 11));
    expect(readout).toEqual({
      ms: Date.UTC(2026, 0, 2),
      date: '2026-01-02',
      panels: [
        {
          subject: 'Staked share',
          entries: [
            { name: 'of circulating', colour: '#0072b2', text: '10.0%' },
            { name: 'of total', colour: '#d55e00', text: '5.0%' },
          ],
        },
        { subject: 'Mean lock', entries: [{ name: 'lock', colour: '#0072b2', text: '31.3 days' }] },
      ],
    });
  });

  it('says it in words, and what has no value', () => {
    expect(readoutInWords(readoutAt(courses!, 0))).toBe(
      '2026-01-01. Staked share: of circulating no value, of total 0.0%. Mean lock (2026-01-02): 31.3 days.',
    );
  });
});
