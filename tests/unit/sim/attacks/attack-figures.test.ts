import { describe, expect, it } from 'vitest';
import { ATTACKS } from '#reports/artifacts/tables/attacks.ts';
import { ATTACK_FIGURES } from '#sim/attacks/attack-figures.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';

describe('sim/attacks/attack-figures.ts', () => {
  it('has every figure of attacks.csv by its column, in its unit, with its value', () => {
    const row = attackRow(3, { attack: 'raiders' });
    const figures = [...ATTACK_FIGURES].map(([id, { unit, value }]) => ({ id, unit, value: value(row) }));
    const first = ATTACKS.columns.findIndex(({ id }) => id === 'wallets');
    const wanted = ATTACKS.columns.slice(first).map(({ id, unit, cell }) => ({ id, unit, value: cell(row) }));
    expect(figures).toEqual(wanted);
  });
});
