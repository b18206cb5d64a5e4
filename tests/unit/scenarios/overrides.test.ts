import { describe, expect, it } from 'vitest';
import { parseScenario } from '#scenarios/load.ts';
import { applyOverrides, type ScenarioOverride } from '#scenarios/overrides.ts';
import { readYaml } from '#scenarios/text/yaml-text.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { TINY_YAML } from '#tests/support/scenario-texts.ts';

function parse(...overrides: readonly ScenarioOverride[]): RunSpec {
  return parseScenario(TINY_YAML, { file: 'tiny.yaml', format: 'yaml' }, { overrides });
}

function refusalOf(path: string, value: unknown): string {
  try {
    parse({ path, value });
  } catch (error) {
    if (isSimError(error, 'SCENARIO__INVALID')) return error.message.split('\n').slice(1).join('\n');
    throw error;
  }
  throw new Error('the override was accepted');
}

describe('scenarios/overrides.ts', () => {
  it('sets what the file says and what it leaves out', () => {
    const spec = parse(
      { path: 'seed', value: 7 },
      { path: 'mitigations.quadratic', value: true },
      { path: 'population.stakers.policy.participation_bps', value: 1_234 },
      { path: 'population.0.count', value: 9 },
      { path: 'staking.penalty', value: '5%' },
    );
    expect(spec).toMatchObject({ seed: 7, features: { quadratic: true }, staking: { penaltyBps: 500 } });
    expect(spec.population[0]).toMatchObject({ count: 9, policy: { config: { participation_bps: 1_234 } } });
  });

  it('sets whole maps, leaves keys out, and takes the profile into account', () => {
    const pareto = { alpha: 2, min: '1 ACT', max: '2 ACT' };
    const spec = parse(
      { path: 'population.stakers.holdings', value: { pareto } },
      { path: 'profile', value: 'plan' },
      { path: 'description', value: 'x' },
      { path: 'description', value: null },
    );
    expect(spec.population[0]?.holdings).toMatchObject({ alpha: 2, minBaseUnits: 1_000_000_000n });
    expect(spec).toMatchObject({ description: '', governance: { bondBaseUnits: 0n } });
  });

  it('leaves the document that was read as it is', () => {
    const document = readYaml(TINY_YAML, 'tiny.yaml');
    const before = JSON.stringify(document.value);
    applyOverrides(document, [{ path: 'population.stakers.policy.kind', value: 'whale' }]);
    expect(JSON.stringify(document.value)).toBe(before);
  });

  it('takes keys of the prototype for the keys that they are', () => {
    expect(refusalOf('__proto__.polluted', true)).toContain('unknown key "__proto__"');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each([
    [
      'mitigations.quadratc',
      true,
      '  tiny.yaml:1 mitigations.quadratc: expected a key of mitigations, found the unknown key "quadratc" (the override "mitigations.quadratc"); did you mean "quadratic"?',
    ],
    [
      'mitigatons.quadratic',
      true,
      '  tiny.yaml:1 mitigatons: expected a key of a scenario, found the unknown key "mitigatons" (the override "mitigatons.quadratic"); did you mean "mitigations"?',
    ],
    [
      'population.stakrs.count',
      1,
      '  tiny.yaml:4 population: expected the name of a cohort or its number from 0 for the override "population.stakrs.count", found "stakrs"; did you mean "stakers"?',
    ],
    [
      'population.1.count',
      1,
      '  tiny.yaml:4 population: expected the name of a cohort or its number from 0 for the override "population.1.count", found "1"',
    ],
    ['seed.x', 1, '  tiny.yaml:1 seed: expected a whole number from 0 to 4294967295, found a map with 1 key'],
    ['name.x', 1, '  tiny.yaml:2 name: expected a map or a list to set x in for the override "name.x", found "tiny"'],
    [
      'seed..x',
      1,
      '  tiny.yaml:1 seed: expected keys with one dot between them for the override "seed..x", found an empty key',
    ],
    [
      'population.stakers.count',
      0,
      '  tiny.yaml:6 population[0].count: expected a whole number from 1 to 100000, found 0 (the override "population.stakers.count")',
    ],
    ['population.stakers.policy.kind', 'stakr', '  tiny.yaml:8 population[0].policy.kind: expected one of '],
    ['horizon', null, '  tiny.yaml:3 horizon: expected a duration'],
  ])('rejects %s: %j and names the override', (path, value, expected) => {
    const message = refusalOf(path, value);
    expect(message).toContain(expected);
    expect(message).toContain(`the override "${path}"`);
  });
});
