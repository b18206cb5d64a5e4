import { describe, expect, it } from 'vitest';
import { ALWAYS_WRITTEN, TABLES, tablesOf, WRITTEN_WITH_ATTACKS } from '#reports/artifacts/tables/catalogue.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

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

  it('writes actions when the scenario asks for them, and attacks where there are any', () => {
    const { outputs } = FIXTURE_SPEC;
    expect(tablesOf({ ...FIXTURE_SPEC, outputs: { ...outputs, actions: false } })).toEqual(ALWAYS_WRITTEN);
    expect(tablesOf(FIXTURE_SPEC)).toEqual(['actions', ...ALWAYS_WRITTEN]);
    const all = tablesOf(attackedSpec(FIXTURE_SPEC));
    expect(all).toEqual(['actions', ...ALWAYS_WRITTEN, ...WRITTEN_WITH_ATTACKS]);
    expect([...all].sort()).toEqual(Object.keys(TABLES));
  });
});
