import { describe, expect, it } from 'vitest';
import { ColumnStore, packColumn, unpackColumn, unpackRows } from '#reports/page/packed-columns.ts';

const days = (count: number, step = 1): string[] =>
  Array.from({ length: count }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day * step)).toISOString().slice(0, 10));

describe('reports/page/packed-columns', () => {
  it.each([
    ['nothing', []],
    ['one value', ['a']],
    ['one value throughout', [7, 7, 7, 7]],
    ['gaps', [1, null, 2.5, null]],
    ['days in equal steps', days(400)],
    ['days of weeks', days(60, 7)],
    ['days one by one', ['2026-01-01', '2026-01-03', '2026-01-04']],
    ['hours', ['2026-01-01T06:00:00.000Z', '2026-01-01T12:00:00.000Z', '2026-01-01T18:00:00.000Z']],
    ['midnight as a day among hours', ['2026-01-01', '2026-01-01T12:00:00.000Z', '2026-01-02']],
    ['what looks like a day', ['2026-02-31', '2026-03-01', '2026-03-02']],
    ['a day with words', ['2026-01-01 · Gini 0.7', '2026-01-02 · Gini 0.8', 'x']],
    ['booleans', [true, false, true]],
  ])('gives %s back as it was', (_, cells) => {
    expect(unpackColumn(packColumn(cells))).toEqual(cells);
    expect(unpackColumn(JSON.parse(JSON.stringify(packColumn(cells))))).toEqual(cells);
  });

  it('needs a few numbers for days in equal steps', () => {
    expect(packColumn(days(1_095))).toEqual({ form: 'day', start: 1_767_225_600, step: 86_400, count: 1_095 });
  });

  it('keeps equal columns once, whatever their names', () => {
    const store = new ColumnStore();
    const one = store.add(days(3).map((date, row) => ({ date, a: row })))!;
    const other = store.add(days(3).map((date, row) => ({ date, b: row, c: -row })))!;
    expect(store.columns).toHaveLength(3);
    expect(other.fields['date']).toBe(one.fields['date']);
    expect(unpackRows(one, store.columns)).toEqual(days(3).map((date, row) => ({ date, a: row })));
    expect(unpackRows(other, store.columns)).toEqual(days(3).map((date, row) => ({ date, b: row, c: -row })));
  });

  it('takes hostile field names for names', () => {
    const store = new ColumnStore();
    const rows = [{ '</script>': 1, constructor: 2 }];
    expect(unpackRows(store.add(rows)!, store.columns)).toEqual(rows);
  });

  it('leaves rows alone that are not alike or not plain', () => {
    const store = new ColumnStore();
    expect(store.add([])).toBeUndefined();
    expect(store.add([{ a: 1 }, { b: 1 }])).toBeUndefined();
    expect(store.add([{ a: 1 }, { a: 1, b: 2 }])).toBeUndefined();
    expect(store.add([{ a: { b: 1 } }])).toBeUndefined();
    expect(store.add([1, 2])).toBeUndefined();
    expect(store.columns).toEqual([]);
  });
});
