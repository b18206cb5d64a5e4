import { describe, expect, it } from 'vitest';
import { TIME_COLUMNS } from '#reports/artifacts/columns.ts';

describe('reports/artifacts/columns', () => {
  it('says when a row is of: by tick, by clock and by day', () => {
    expect(TIME_COLUMNS.map(({ id, unit }) => [id, unit])).toEqual([
      ['tick', 'index'],
      ['unix_seconds', 'seconds'],
      ['date', 'utc_date'],
    ]);
    for (const { title, formula } of TIME_COLUMNS) expect([title, formula].every((text) => text !== '')).toBe(true);
  });
});
