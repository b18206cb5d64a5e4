import { describe, expect, it } from 'vitest';
import { parseScenario } from '#scenarios/index.ts';
import { resolveStatements } from '#scenarios/resolve-statements.ts';
import { scenarioSchema } from '#scenarios/schema/scenario.ts';
import { TINY_YAML, tinyScenario } from '#tests/support/scenario-texts.ts';

describe('scenarios/resolve-statements.ts', () => {
  it('leaves away what the scenario leaves out', () => {
    expect(resolveStatements(scenarioSchema().parse(tinyScenario()))).toStrictEqual({});
  });

  it('gives a run its assertions and its baseline, and overrides reach them', () => {
    const text = `${TINY_YAML}assert: [{ metric: staking.ratio, above: 40% }]\nbaseline: { every: 7d }\n`;
    const source = { file: 'tiny.yaml', format: 'yaml' } as const;
    const spec = parseScenario(text, source);
    expect(spec.assertions?.[0]?.bounds).toEqual([{ side: 'above', value: 0.4, words: 'above 40%' }]);
    expect(spec.baseline?.everyTicks).toBe(7);
    const overrides = [{ path: 'assert.0.above', value: '50%' }];
    expect(parseScenario(text, source, { overrides }).assertions?.[0]?.bounds[0]?.value).toBe(0.5);
  });

  it('throws for what no check has passed', () => {
    const scenario = scenarioSchema().parse(tinyScenario({ assert: [{ metric: 'no.metric', above: 1 }] }));
    expect(() => resolveStatements(scenario)).toThrow(/passed the checks/);
  });
});
