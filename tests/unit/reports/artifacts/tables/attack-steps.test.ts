import { describe, expect, it } from 'vitest';
import { ATTACK_STEPS } from '#reports/artifacts/tables/attack-steps.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';
import { attackedSpec, fixtureAttackRows } from '#tests/support/fixture-attacks.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

describe('reports/artifacts/tables/attack-steps', () => {
  it('writes who did what when, and what became of it', () => {
    const { steps } = fixtureAttackRows(3, attackedSpec(FIXTURE_SPEC));
    expect(steps.map((row) => cellsOf(ATTACK_STEPS.columns, row)).at(-1)).toEqual([
      3,
      1_736_035_200,
      '2025-01-05',
      'sleepers',
      'sleepers/1',
      'unstake 500000000000000 of entry 0',
      'StillLocked',
    ]);
  });
});
