import { describe, expect, it } from 'vitest';
import { ALWAYS_WRITTEN, TABLES } from '#reports/artifacts/tables/catalogue.ts';

describe('reports/artifacts/tables/catalogue', () => {
  it.each(Object.entries(TABLES))(
    'describes each column of %s once, the tick first, with words for all of it',
    (key, table) => {
      expect(table.name).toBe(key);
      expect(table.columns[0]?.id).toBe('tick');
      const ids = table.columns.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { id, title, unit, formula } of table.columns) {
        expect(id).toMatch(/^[a-z][a-z0-9_]*$/);
        expect([title, unit, formula].every((text) => text !== '')).toBe(true);
      }
    },
  );

  it('always writes every table but the one that has a row an action', () => {
    expect(Object.keys(TABLES)).toEqual(['actions', ...ALWAYS_WRITTEN]);
  });
});
