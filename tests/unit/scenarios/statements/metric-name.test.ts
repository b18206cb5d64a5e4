import { describe, expect, it } from 'vitest';
import { metricNameProblem } from '#scenarios/statements/metric-name.ts';

describe('scenarios/statements/metric-name.ts', () => {
  const known = new Map([['staking.ratio', 'ratio']]);

  it('names the nearest metric, or what brings the one that was named', () => {
    expect(metricNameProblem('staking.ration', known)).toMatchObject({ hint: 'did you mean "staking.ratio"?' });
    expect(metricNameProblem('market.pool_price', known)).toMatchObject({ hint: 'it wants market.pool' });
    expect(metricNameProblem('zzz', known)).toStrictEqual({
      expected: 'a metric that this scenario has',
      found: '"zzz"',
    });
  });
});
