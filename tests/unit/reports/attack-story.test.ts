import { describe, expect, it } from 'vitest';
import { toldAttacks } from '#reports/attack-story.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { attackedSpec, attackerCohort } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

function told(population: RunSpec['population']): ReturnType<typeof toldAttacks> {
  const spec = { ...FIXTURE_SPEC, population };
  return toldAttacks(fixtureResults({ spec, ticks: 12, series: { 'staking.ratio': [0.5] } }));
}

describe('reports/attack-story', () => {
  it('tells each attack by its id, title and name with its verdict', () => {
    const [raiders, sleepers] = told(attackedSpec(FIXTURE_SPEC).population);
    expect(raiders).toMatchObject({ kind: 'paid', definition: { id: 'R01' } });
    expect(raiders?.title).toBe(`R01 ${raiders?.definition?.title} (raiders)`);
    expect(raiders?.sentence).toMatch(/^paid: \+51,200 ACT on 1,000,000 ACT of capital \(5\.12%\)/);
    expect(sleepers?.kind).toBe('bounded');
  });

  it('does not judge an attacker that is idle or has not come', () => {
    const [idle, late] = told([
      attackerCohort('just-in-time-staking', { idle: true }),
      attackerCohort('late', { atSeconds: 90 * SECONDS_PER_DAY }),
    ]);
    expect(idle?.title).toBe(`R01 ${idle?.definition?.title}`);
    expect(idle).toMatchObject({
      kind: 'idle',
      sentence: 'idle: its wallets got 1,000,000 ACT and did nothing, for comparison.',
    });
    expect(late).toMatchObject({
      kind: 'absent',
      sentence: 'absent: it comes 90 days after genesis, and the run ended before.',
    });
  });

  it('tells an attack of a later version by what the run says of it', () => {
    const [unknown] = told([{ ...attackerCohort('raiders'), policy: { kind: 'moon-theft', config: {} } }]);
    expect(unknown).toMatchObject({ title: 'moon-theft (raiders)', definition: undefined, kind: 'paid' });
  });
});
