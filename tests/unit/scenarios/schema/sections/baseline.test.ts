import { describe, expect, it } from 'vitest';
import { baselineSection } from '#scenarios/schema/sections/baseline.ts';

describe('scenarios/schema/sections/baseline.ts', () => {
  it('has a row a month by default', () => {
    expect(baselineSection().parse({})).toEqual({ kept: true, every: 2_592_000 });
  });

  it('takes metrics and tolerances', () => {
    const baseline = {
      every: '1d',
      metrics: ['a.b'],
      tolerance: { relative: '1%' },
      tolerances: { 'a.b': { absolute: 1 } },
    };
    expect(baselineSection().parse(baseline)).toEqual({ ...baseline, kept: true, every: 86_400 });
  });

  it.each([
    { every: 'often' },
    { metrics: [] },
    { metrics: ['../x'] },
    { tolerance: 1 },
    { file: 'x.csv' },
    { kept: 'no' },
  ])('rejects %j', (baseline) => {
    expect(baselineSection().safeParse(baseline).success).toBe(false);
  });
});
