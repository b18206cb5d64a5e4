import { describe, expect, it } from 'vitest';
import { chartNote } from '#reports/page/chart-note.ts';

describe('reports/page/chart-note', () => {
  it('explains the terms of the charts that have some', () => {
    expect(chartNote('whale-influence')?.text).toMatch(
      /^<p class="muted chart-note">Banzhaf power .* Nakamoto coefficient/,
    );
    expect(chartNote('lorenz')?.text).toContain('Gini coefficient');
  });

  it('says nothing of other charts, whatever they are called', () => {
    expect(['staking-ratio', 'attack-timeline-1', 'constructor'].map(chartNote)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
