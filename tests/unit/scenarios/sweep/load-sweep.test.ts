import { describe, expect, it } from 'vitest';
import { parseSweep } from '#scenarios/sweep/load-sweep.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';

const YAML = { file: 'caps.yaml', format: 'yaml' } as const;
const TEXT = `version: 1
name: caps
scenario: ../library/quadratic.yaml
seeds: 5
variants:
  - name: base
  - name: no-caps
    title: Without caps
    set: { mitigations.stakeCap: false, population.whales.policy.lock_mix: { 180: 1 }, guardian: null }
charts:
  - { metric: staking.ratio, title: Staked }
conclusions:
  - { say: Caps spread power, metric: staking.ratio, at: mean, between: [30d, 1y], variant: base, above_variant: no-caps, below: 60% }
  - { say: It is never nothing, metric: staking.ratio, at: 90d, above: 0 }
`;

function refusalOf(text: string): string {
  try {
    parseSweep(text, YAML, { metrics: ['staking.ratio'] });
  } catch (error) {
    if (isSimError(error)) return error.message;
    throw error;
  }
  throw new Error('the sweep was accepted');
}

describe('scenarios/sweep/load-sweep.ts', () => {
  it('reads a sweep, frozen throughout', () => {
    const sweep = parseSweep(TEXT, YAML);
    expect(sweep).toMatchObject({ name: 'caps', description: '', scenario: '../library/quadratic.yaml', seeds: 5 });
    expect(sweep.variants).toEqual([
      { name: 'base', title: 'base', overrides: [] },
      {
        name: 'no-caps',
        title: 'Without caps',
        overrides: [
          { path: 'mitigations.stakeCap', value: false },
          { path: 'population.whales.policy.lock_mix', value: { 180: 1 } },
          { path: 'guardian', value: null },
        ],
      },
    ]);
    expect(sweep.charts).toStrictEqual([{ metric: 'staking.ratio', title: 'Staked' }]);
    expect(sweep.conclusions).toStrictEqual([
      {
        say: 'Caps spread power',
        metric: 'staking.ratio',
        at: { kind: 'mean' },
        between: { fromSeconds: 2_592_000, toSeconds: 31_536_000 },
        variant: 'base',
        bounds: [
          { side: 'above', than: { unit: 'variant', variant: 'no-caps' } },
          { side: 'below', than: { unit: 'ratio', value: 0.6 } },
        ],
      },
      {
        say: 'It is never nothing',
        metric: 'staking.ratio',
        at: { kind: 'time', atSeconds: 7_776_000 },
        bounds: [{ side: 'above', than: { unit: 'number', value: 0 } }],
      },
    ]);
    expect(Object.isFrozen(sweep.variants[1]?.overrides[1]?.value)).toBe(true);
  });

  it('reads the same from JSON', () => {
    const sweep = { version: 1, name: 'a', scenario: 'a.json', charts: [{ metric: 'a.b' }] };
    const fromJson = parseSweep(JSON.stringify(sweep), { file: 'a.json', format: 'json' });
    expect(parseSweep(JSON.stringify(sweep), YAML)).toStrictEqual(fromJson);
    expect(fromJson.variants).toStrictEqual([{ name: 'base', title: 'base', overrides: [] }]);
  });

  it('rejects with file, line, path and the nearest name', () => {
    expect(refusalOf(TEXT.replace('seeds: 5', 'seed: 5').replace('at: mean', 'at: average'))).toMatchInlineSnapshot(`
      "caps.yaml: 2 problems
        caps.yaml:4 seed: expected a key of a sweep, found the unknown key "seed"; did you mean "seeds"?
        caps.yaml:13 conclusions[0].at: expected a figure of the series: end, min, max, mean or a duration such as "end", at most 20 characters, found "average""
    `);
    expect(
      refusalOf(TEXT.replace('say: It', 'say: It').replaceAll('staking.ratio', 'staking.rato')),
    ).toMatchInlineSnapshot(`
      "caps.yaml: 3 problems
        caps.yaml:11 charts[0].metric: expected the name of a metric that there is, found "staking.rato"; did you mean "staking.ratio"?
        caps.yaml:13 conclusions[0].metric: expected the name of a metric that there is, found "staking.rato"; did you mean "staking.ratio"?
        caps.yaml:14 conclusions[1].metric: expected the name of a metric that there is, found "staking.rato"; did you mean "staking.ratio"?"
    `);
    expect(refusalOf(TEXT.replace('name: caps', 'name: caps\nname: caps'))).toContain('expected each key once');
    expect(refusalOf('a: [')).toContain('not valid YAML');
  });
});
