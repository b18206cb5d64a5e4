import { describe, expect, it } from 'vitest';
import { ACTION_COLUMNS, FAILURE_COLUMNS, METRIC_KEY_COLUMNS, TABLE_FILES } from '#reports/artifacts/columns.ts';

describe('reports/artifacts/columns', () => {
  it.each([
    ['metrics.csv', METRIC_KEY_COLUMNS],
    ['failures.csv', FAILURE_COLUMNS],
    ['actions.csv', ACTION_COLUMNS],
  ])('describes each column of %s once, the tick first', (file, columns) => {
    expect(TABLE_FILES).toContain(file);
    expect(columns[0]?.id).toBe('tick');
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
    for (const column of columns) expect(Object.values(column).every((text) => text !== '')).toBe(true);
  });
});
