import { describe, expect, it } from 'vitest';
import { parametersByOrigin } from '#reports/parameter-origins.ts';
import type { Parameter } from '#reports/parameters.ts';

const SCENARIO = { name: 'tiny', file: 'tiny.yaml', sha256: 'ab'.repeat(32) };

function setOf(keys: readonly string[], paths: readonly (string | Parameter)[], overrides = {}): readonly string[] {
  const parameters = paths.map((path) => (typeof path === 'string' ? { path, value: '1' } : path));
  const origins = parametersByOrigin(parameters, { scenario: { ...SCENARIO, keys: [...keys] }, overrides });
  const set = origins?.set ?? [];
  expect(origins?.defaults).toEqual(parameters.filter((parameter) => !set.includes(parameter)));
  return set.map(({ path }) => path);
}

describe('reports/parameter-origins.ts', () => {
  it('parts what the scenario sets from its defaults, in their order', () => {
    const paths = ['staking.penalty', 'staking.min_stake', 'staking.min', 'tick'];
    expect(setOf(['tick', 'staking.min_stake'], paths)).toEqual(['staking.min_stake', 'tick']);
    expect(setOf([], paths)).toEqual([]);
  });

  it('takes a parameter for set by any part of its value, and by one item of a list for all', () => {
    expect(setOf(['rewards.inflation[1]'], ['rewards.inflation', 'rewards.inflation_cap'])).toEqual([
      'rewards.inflation',
    ]);
    expect(setOf(['staking.locks[0].days'], ['staking.locks[].days', 'staking.locks[].multiplier'])).toEqual([
      'staking.locks[].days',
    ]);
  });

  it('tells one cohort from another', () => {
    const paths = ['population[0].count', 'population[1].count', 'population[1].policy.lock_mix.30'];
    expect(setOf(['population[1].count'], paths)).toEqual(['population[1].count']);
    expect(setOf(['population[1].policy.lock_mix["30"]'], paths)).toEqual(['population[1].policy.lock_mix.30']);
  });

  it('knows a value by its other keys, and by the map that it is in', () => {
    const quorum = { path: 'governance.by_kind.spend.quorum', value: '10%', keys: ['governance.quorum'] };
    expect(setOf(['governance.quorum'], [quorum, 'governance.approval'])).toEqual([quorum.path]);
    expect(setOf(['population[0].cash'], ['population[0].cash.pareto.min'])).toEqual(['population[0].cash.pareto.min']);
  });

  it('counts the command line, and says nothing of a run that did not tell', () => {
    expect(setOf(['name'], ['outputs.actions', 'tick'], { 'outputs.actions': true })).toEqual(['outputs.actions']);
    expect(parametersByOrigin([], { scenario: SCENARIO, overrides: {} })).toBeUndefined();
  });
});
