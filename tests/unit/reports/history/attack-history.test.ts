import { describe, expect, it } from 'vitest';
import { attackHistories } from '#reports/history/attack-history.ts';
import { NO_STEPS } from '#reports/history/attack-steps.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { attackedSpec, attackerCohort } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

describe('reports/history/attack-history', () => {
  it('has the attacks in the order of the scenario, without those cohorts that are none', () => {
    const attacked = attackedSpec(FIXTURE_SPEC);
    const late = attackerCohort('late', { atSeconds: 90 * SECONDS_PER_DAY, idle: true });
    const spec = { ...attacked, population: [...attacked.population, late] };
    const { attacks } = fixtureResults({ spec, ticks: 10, series: { 'staking.ratio': [0.5] } });
    expect(attacks.map(({ attack, kind, idle }) => [attack, kind, idle])).toEqual([
      ['raiders', 'just-in-time-staking', false],
      ['sleepers', 'just-in-time-staking', false],
      ['late', 'just-in-time-staking', true],
    ]);
    expect(attacks[0]?.course?.last.tickIndex).toBe(9);
    expect(attacks[1]?.steps.refusals).toEqual([{ errorName: 'StillLocked', count: 8 }]);
    expect(attacks[2]).toMatchObject({ atSeconds: 90 * SECONDS_PER_DAY, course: undefined, steps: NO_STEPS });
  });

  it('is empty for a run without attacks', () => {
    const { manifest } = fixtureResults({ ticks: 1, series: { 'staking.ratio': [0.5] } });
    expect(attackHistories(manifest, new Map(), new Map())).toEqual([]);
  });
});
