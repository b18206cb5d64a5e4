import { describe, expect, it } from 'vitest';
import { bandAt, bandsOf } from '#reports/sweep/bands.ts';
import { SWEEP_DESIGN, sweepRun, sweepRuns } from '#tests/support/sweep-fixtures.ts';

describe('reports/sweep/bands.ts', () => {
  it('takes quantiles between the seeds at each tick, linear between values', () => {
    const [plan] = bandsOf(SWEEP_DESIGN, sweepRuns(), ['staking.ratio']);
    expect(plan).toMatchObject({ variant: 'plan', metric: 'staking.ratio' });
    const end = bandAt(plan!, 3);
    expect(end).toMatchObject({ min: 0.4, median: 0.5, max: 0.6 });
    expect(end.p10).toBeCloseTo(0.42, 12);
    expect(end.p90).toBeCloseTo(0.58, 12);
    expect(plan?.unixSeconds).toHaveLength(4);
  });

  it('leaves out runs that did not complete, metrics that a variant lacks, and ticks without a value', () => {
    const gap = new Map([['staking.ratio', Float64Array.from([Number.NaN, 0.1, 0.2, 0.3])]]);
    const runs = [
      sweepRun('plan', 42, 0.4, { series: gap }),
      sweepRun('plan', 43, 0.9, { status: 'failed', failure: { code: 'X', message: 'x' } }),
    ];
    const bands = bandsOf(SWEEP_DESIGN, runs, ['staking.ratio', 'market.price']);
    expect(bands.map(({ variant, metric }) => `${variant} ${metric}`)).toEqual(['plan staking.ratio']);
    expect(bands[0]?.lines.median).toEqual([undefined, 0.1, 0.2, 0.3]);
  });
});
