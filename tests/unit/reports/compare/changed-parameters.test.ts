import { describe, expect, it } from 'vitest';
import { startManifest } from '#reports/artifacts/manifest.ts';
import { parameterChanges } from '#reports/compare/changed-parameters.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { FOUR_DAYS, STEEP } from '#tests/support/comparison-fixtures.ts';
import { fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

function changes(a: RunSpec, b: RunSpec): ReturnType<typeof parameterChanges> {
  return parameterChanges(startManifest(fixtureIdentity(a)), startManifest(fixtureIdentity(b)));
}

describe('reports/compare/changed-parameters.ts', () => {
  it('names what differs by the keys of a scenario file and of the specification', () => {
    expect(changes(FOUR_DAYS, STEEP)).toEqual({
      shown: [{ path: 'staking.penalty', a: '10.00%', b: '20.00%' }],
      exact: [{ path: 'staking.penaltyBps', a: '1000', b: '2000' }],
    });
  });

  it('finds nothing in equal economies, whatever they are called and drawn from', () => {
    const b = { ...FOUR_DAYS, name: 'other', description: 'Something else.', seed: 7 };
    expect(changes(FOUR_DAYS, b)).toEqual({ shown: [], exact: [] });
  });

  it('tells an amount that differs by one base unit, and what only one side has', () => {
    const minStakeBaseUnits = FOUR_DAYS.staking.minStakeBaseUnits + 1n;
    const [first] = FOUR_DAYS.population;
    const b = { ...FOUR_DAYS, staking: { ...FOUR_DAYS.staking, minStakeBaseUnits }, population: [first!] };
    const { shown, exact } = changes(FOUR_DAYS, b);
    expect(shown).toContainEqual({ path: 'staking.min_stake', a: '100.00 ACT', b: '100.000000001 ACT' });
    expect(exact[0]).toEqual({ path: 'staking.minStakeBaseUnits', a: '"100000000000"', b: '"100000000001"' });
    expect(exact).toContainEqual({ path: 'population[1].cohort', a: '"whales"', b: undefined });
    expect(exact).toContainEqual({ path: 'population[1].policy.config', a: '{}', b: undefined });
  });

  it('reads a specification that is nested as deep as JSON allows', () => {
    const DEEP = 20_000;
    const manifest = startManifest(fixtureIdentity(FOUR_DAYS));
    const deep = JSON.parse(`${'['.repeat(DEEP)}7${']'.repeat(DEEP)}`) as unknown;
    const { exact } = parameterChanges(manifest, { ...manifest, spec: { ...manifest.spec, deep } });
    expect(exact).toEqual([{ path: `deep${'[0]'.repeat(DEEP)}`, a: undefined, b: '7' }]);
  });
});
