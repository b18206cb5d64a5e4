import { describe, expect, it } from 'vitest';
import { ASSUMPTION_SECTIONS } from '#reports/assumptions/catalogue.ts';
import { claimsOf } from '#reports/assumptions/unsourced-defaults.ts';
import { POLICY_KINDS } from '#sim/policies/registry.ts';
import { shownDefaults } from '#tests/support/assumption-runs.ts';

const rows = ASSUMPTION_SECTIONS.flatMap((section) => section.rows);

describe('reports/assumptions/catalogue', () => {
  it('has a row for every setting of every policy', () => {
    const claims = claimsOf(rows);
    const settings = POLICY_KINDS.flatMap((kind) => [...shownDefaults(kind).keys()].map((key) => `${kind} ${key}`));
    expect(settings.length).toBeGreaterThan(300);
    expect(settings.filter((setting) => !claims.has(setting))).toEqual([]);
  });

  it('calls unsourced what it says to be without a source', () => {
    const wrong = rows.filter(({ stands, status = '' }) => {
      const isWithout = stands?.unsourced !== undefined;
      return stands !== undefined && isWithout !== status.includes('unsourced');
    });
    expect(wrong.map(({ topic }) => topic)).toEqual([]);
  });

  it('has every text that the columns of its tables show, but for reasons and comparisons', () => {
    for (const { columns, rows: own } of ASSUMPTION_SECTIONS) {
      for (const [, text] of columns.filter(([, column]) => column !== 'source')) {
        expect(own.filter((row) => row[text] === undefined)).toEqual([]);
      }
    }
  });
});
