import { describe, expect, it } from 'vitest';
import { chartNote } from '#reports/charts/chart-note.ts';

describe('reports/charts/chart-note.ts', () => {
  it('explains the terms of the charts that have some', () => {
    expect(chartNote('whale-influence')).toMatch(/^Banzhaf power .* Nakamoto coefficient/);
    expect(chartNote('lorenz')).toContain('Gini coefficient');
  });

  it('says nothing of other charts', () => {
    expect(['staking-ratio', 'attack-timeline-1'].map(chartNote)).toEqual([undefined, undefined]);
  });
});
