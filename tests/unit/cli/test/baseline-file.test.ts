import { describe, expect, it } from 'vitest';
import { baselineFileOf, baselineOf, formatBaseline, parseBaseline } from '../../../../cli/test/baseline-file.ts';

const column = (id: string) => ({ id, title: id, unit: 'count', formula: '' });
const TABLE = {
  file: 'metrics.csv',
  columns: ['tick', 'unix_seconds', 'date_utc', 'a.b', 'c.d'].map(column),
  rows: Array.from({ length: 5 }, (_, tick) => [String(tick), '0', '2026-01-01', `${tick}.5`, '']),
};
const SPEC = { everyTicks: 2, tolerance: { absolute: 0, relative: 0 }, tolerances: [] };

describe('cli/test/baseline-file.ts', () => {
  it('keeps every so many ticks and the last, of all metrics or the chosen ones', () => {
    expect(formatBaseline(baselineOf(TABLE, SPEC))).toBe('tick,a.b,c.d\n1,1.5,\n3,3.5,\n4,4.5,\n');
    expect(formatBaseline(baselineOf(TABLE, { ...SPEC, everyTicks: 9, metrics: ['c.d'] }))).toBe('tick,c.d\n4,\n');
  });

  it('reads what it writes, whatever ends its lines', () => {
    const baseline = baselineOf(TABLE, SPEC);
    expect(parseBaseline(formatBaseline(baseline), 'x')).toEqual(baseline);
    expect(parseBaseline(formatBaseline(baseline).replaceAll('\n', '\r\n'), 'x')).toEqual(baseline);
  });

  it.each([
    ['', 'line 1'],
    ['tick\n', 'line 1'],
    ['tick,=cmd\n', 'line 1'],
    ['tick,a.b\n1,2,3\n', 'line 2: expected 1 values, found 2'],
    ['tick,a.b\n2,1\n2,1\n', 'line 3: expected a tick above 2'],
    ['tick,a.b\n-1,1\n', 'line 2: expected a tick above -1'],
    ['tick,a.b\n1,1e999\n', 'line 2, a.b: expected a number or nothing'],
    ['tick,a.b\n1,NaN\n', 'line 2, a.b: expected a number or nothing'],
  ])('refuses %j', (text, reason) => {
    expect(() => parseBaseline(text, 'x.baseline.csv')).toThrow(reason);
  });

  it('stands beside its scenario', () => {
    expect(baselineFileOf('a/b.yaml')).toBe('a/b.baseline.csv');
    expect(baselineFileOf('a/b.json')).toBe('a/b.baseline.csv');
  });
});
