import { describe, expect, it } from 'vitest';
import { boundsInWords, checkConclusions, figureInWords, figureOf } from '#reports/sweep/conclusions.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { SWEEP_DESIGN, sweepRun, sweepRuns } from '#tests/support/sweep-fixtures.ts';

const SERIES = Float64Array.from([Number.NaN, 4, 1, 3]);
const DAY = SECONDS_PER_DAY;

describe('reports/sweep/conclusions.ts', () => {
  it('checks a bound in each variant, and one by another variant seed by seed', () => {
    const results = checkConclusions(SWEEP_DESIGN, sweepRuns());
    expect(results.map(({ variant, holds, of, worst }) => [variant.name, holds, of, worst])).toEqual([
      ['plan', 3, 3, { seed: 42, figure: 0.4 }],
      ['steep', 2, 3, { seed: 43, figure: 0.2 }],
      ['steep', 2, 3, { seed: 44, figure: 0.7 }],
    ]);
  });

  it('counts a run that failed, or whose counterpart did, against the conclusion', () => {
    const failed = sweepRun('plan', 43, 0.5, { status: 'failed', failure: { code: 'X', message: 'x' } });
    const runs = sweepRuns().map((run) => (run.variant === 'plan' && run.seed === 43 ? failed : run));
    const [inPlan, , deters] = checkConclusions(SWEEP_DESIGN, runs);
    expect(inPlan).toMatchObject({ holds: 2, of: 3 });
    expect(deters).toMatchObject({ holds: 1, of: 3, worst: { seed: 43 } });
  });

  it('takes the end, a time, the least, the largest and the mean, of a stretch too', () => {
    const figure = (kind: 'end' | 'min' | 'max' | 'mean', between?: readonly [number, number]): number | undefined =>
      figureOf(
        {
          at: { kind },
          between: between === undefined ? undefined : { fromSeconds: between[0] * DAY, toSeconds: between[1] * DAY },
        },
        SERIES,
        DAY,
      );
    expect([figure('end'), figure('min'), figure('max')]).toEqual([3, 1, 4]);
    expect(figure('mean')).toBeCloseTo(8 / 3, 12);
    expect(figure('mean', [1, 2])).toBe(2.5);
    expect(figure('max', [2, 3])).toBe(3);
    expect(figure('max', [0, 0])).toBeUndefined();
    const at = (days: number): number | undefined =>
      figureOf({ at: { kind: 'time', atSeconds: days * DAY }, between: undefined }, SERIES, DAY);
    expect([at(0), at(1.9), at(2), at(100)]).toEqual([undefined, 4, 1, 3]);
  });

  it('says figures and bounds in words', () => {
    expect(figureInWords({ kind: 'time', atSeconds: 365 * DAY }, undefined)).toBe('at day 365');
    expect(figureInWords({ kind: 'mean' }, { fromSeconds: 30 * DAY, toSeconds: 90 * DAY })).toBe(
      'mean of days 30 to 90',
    );
    expect(figureInWords({ kind: 'end' }, undefined)).toBe('at the end');
    expect(
      boundsInWords([
        { side: 'above', than: { value: 0.4 }, words: '40%' },
        { side: 'below', than: { variant: 'a' }, words: 'A' },
      ]),
    ).toBe('above 40% and below A');
  });
});
