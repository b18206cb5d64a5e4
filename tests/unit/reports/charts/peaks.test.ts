import { describe, expect, it } from 'vitest';
import { axisEndBelowPeaks, peakOf } from '#reports/charts/peaks.ts';

const usual = Array.from({ length: 99 }, () => 0.2);

describe('reports/charts/peaks', () => {
  it('ends an axis below rare peaks, above what is usual', () => {
    const series = [{ name: 'a', values: [...usual, 3, undefined] }];
    expect(axisEndBelowPeaks(series)).toBeCloseTo(0.26, 12);
    expect(peakOf(series)).toBe(3);
  });

  it('leaves the axis alone without a peak far above the rest, or without values', () => {
    expect(axisEndBelowPeaks([{ name: 'a', values: [...usual, 0.4] }])).toBeUndefined();
    expect(axisEndBelowPeaks([{ name: 'a', values: [0, 0, 0, 5] }])).toBeUndefined();
    expect(axisEndBelowPeaks([])).toBeUndefined();
  });
});
