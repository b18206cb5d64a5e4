import { describe, expect, it } from 'vitest';
import { formatCsv } from '#reports/artifacts/csv.ts';
import { ATTACKS } from '#reports/artifacts/tables/attacks.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';

describe('reports/artifacts/tables/attacks', () => {
  it('has a column for each figure of a row, named as the figure in snake case', () => {
    const names = Object.keys(attackRow(3)).map((name) =>
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    );
    const ids = ATTACKS.columns.map(({ id }) => id).filter((id) => id !== 'date');
    expect([...ids].sort()).toEqual(names.map((name) => (name === 'tick_index' ? 'tick' : name)).sort());
  });

  it('writes amounts exactly, success as 0 or 1, and nothing where nothing is known', () => {
    const row = attackRow(1, { wealthBaseUnits: 2n ** 70n, measure: undefined, othersWealthBaseUnits: undefined });
    const cells = Object.fromEntries(
      cellsOf(ATTACKS.columns, row).map((cell, index) => [ATTACKS.columns[index]?.id, cell]),
    );
    expect(cells['wealth_base_units']).toBe(1_180_591_620_717_411_303_424n);
    expect(cells['succeeded']).toBe(0);
    expect(cells['date']).toBe('2025-01-03');
    expect([cells['measure'], cells['others_wealth_base_units'], cells['seconds_to_effect']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(formatCsv([cellsOf(ATTACKS.columns, attackRow(3))])).toContain(',86400,25,1,');
  });
});
