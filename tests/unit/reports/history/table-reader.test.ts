import { describe, expect, it } from 'vitest';
import { readRows, rowReader } from '#reports/history/table-reader.ts';

const column = (id: string) => ({ id, title: id, unit: 'x', formula: 'x' });
const TABLE = {
  file: 'rewards.csv',
  columns: [column('tick'), column('cohort'), column('earned')],
  rows: [
    ['0', 'retail', '12345678901234567890123'],
    ['1', '', ''],
    ['2', 'whales', '1.5'],
    ['3', 'whales', 'many'],
  ],
};

describe('reports/history/table-reader', () => {
  it('reads texts, numbers and exact integers, and gaps as undefined', () => {
    const rows = { ...TABLE, rows: TABLE.rows.slice(0, 2) };
    expect(readRows(rows, (row) => [row.text('cohort'), row.number('tick'), row.integer('earned')])).toEqual([
      ['retail', 0, 12_345_678_901_234_567_890_123n],
      ['', 1, undefined],
    ]);
    expect(readRows({ ...TABLE, rows: [] }, () => 1)).toEqual([]);
  });

  it('rejects what is no number or no integer, with line and column', () => {
    expect(() => readRows(TABLE, (row) => row.number('earned'))).toThrow(
      'rewards.csv cannot be used: line 5, column earned: expected a number, found "many"',
    );
    expect(() => readRows(TABLE, (row) => row.integer('earned'))).toThrow(
      'line 4, column earned: expected a whole number, found "1.5"',
    );
  });

  it('tells the line that it is handed when rows come one by one', () => {
    const next = rowReader(TABLE, (row) => row.number('earned'));
    expect(next(['0', 'retail', '7'], 4711)).toBe(7);
    expect(() => next(['0', 'retail', 'x'], 4712)).toThrow('line 4712');
  });

  it('rejects a table without the column', () => {
    expect(() => readRows(TABLE, (row) => row.text('week'))).toThrow('expected a column week, found none');
  });
});
