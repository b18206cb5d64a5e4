import { describe, expect, it } from 'vitest';
import { buildPopulation, type Population } from '#sim/agents/population.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import type { CohortSpec, RunSpec } from '#sim/core/run-spec.ts';
import { ACT, anObservation, aRunSpec } from '#tests/support/sim-fixtures.ts';

function errorOf(spec: RunSpec): unknown {
  try {
    buildPopulation(spec);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Holding and first hundred days of decisions of each agent, by id. */
function behaviour(population: Population): Map<string, unknown> {
  return new Map(
    population.agents.map(({ id, index, mind }) => [
      id,
      {
        holding: population.holdingsBaseUnits[index],
        decisions: [0, 20, 50, 100].map((elapsedDays) => mind.decide(anObservation({ elapsedDays }))),
      },
    ]),
  );
}

const NEWCOMERS: CohortSpec = {
  cohort: 'newcomers',
  count: 5,
  holdings: { kind: 'pareto', alpha: 1.5, minBaseUnits: 10n * ACT, maxBaseUnits: 1_000n * ACT },
  policy: { kind: 'staker', config: { participation_bps: 10_000 } },
  attestedBps: 0,
};

describe('sim/agents/population.ts', () => {
  it('numbers agents by cohort, in the order of the scenario', () => {
    const { agents, holdingsBaseUnits } = buildPopulation(aRunSpec());
    expect(agents.map(({ index }) => index)).toEqual(Array.from({ length: 14 }, (_, i) => i));
    expect([agents[0], agents[11], agents[12], agents[13]].map((agent) => agent?.id)).toEqual([
      'retail/0',
      'retail/11',
      'whales/0',
      'whales/1',
    ]);
    expect(agents[13]).toMatchObject({ cohort: 'whales', cohortIndex: 1, policyKind: 'whale' });
    expect(holdingsBaseUnits).toHaveLength(14);
  });

  it('leaves every draw of the others alone when a cohort is added before them', () => {
    const spec = aRunSpec();
    const before = behaviour(buildPopulation(spec));
    const after = behaviour(buildPopulation({ ...spec, population: [NEWCOMERS, ...spec.population] }));
    expect(after.size).toBe(before.size + 5);
    for (const [id, expected] of before) expect(after.get(id)).toEqual(expected);
  });

  it('leaves the draws of the first agents alone when a cohort grows', () => {
    const spec = aRunSpec();
    const before = behaviour(buildPopulation(spec));
    const grown = spec.population.map((cohort) => ({ ...cohort, count: cohort.count + 3 }));
    const after = behaviour(buildPopulation({ ...spec, population: grown }));
    for (const [id, expected] of before) expect(after.get(id)).toEqual(expected);
  });

  it('draws other holdings from another seed', () => {
    const one = buildPopulation(aRunSpec({ seed: 1 })).holdingsBaseUnits;
    expect(buildPopulation(aRunSpec({ seed: 1 })).holdingsBaseUnits).toEqual(one);
    expect(buildPopulation(aRunSpec({ seed: 2 })).holdingsBaseUnits).not.toEqual(one);
  });

  it('rejects holdings that are more than the shares of community and liquidity', () => {
    const { token } = aRunSpec();
    const distribution = { ...token.distribution, communityBps: 0, liquidityBps: 1_000, teamBps: 9_000 };
    const error = errorOf(aRunSpec({ token: { ...token, distribution } }));
    expect(isSimError(error, 'SCENARIO__SUPPLY_EXCEEDED') && error.context.supplyBaseUnits).toBe(100_000n * ACT);
  });

  it('rejects a cohort name that is used twice', () => {
    const error = errorOf(aRunSpec({ population: [NEWCOMERS, NEWCOMERS] }));
    expect(isSimError(error, 'CORE__VALUE_OUT_OF_RANGE') && error.context.found).toBe('newcomers');
  });

  it('rejects a policy that does not exist', () => {
    const error = errorOf(aRunSpec({ population: [{ ...NEWCOMERS, policy: { kind: 'stakr', config: {} } }] }));
    expect(isSimError(error, 'POLICY__KIND_UNKNOWN')).toBe(true);
  });
});
