import { describe, expect, it } from 'vitest';
import { bandsOf } from '#reports/sweep/bands.ts';
import { checkConclusions } from '#reports/sweep/conclusions.ts';
import { endSweepManifest, startSweepManifest } from '#reports/sweep/sweep-manifest.ts';
import { renderSweepSummary } from '#reports/sweep/sweep-summary.ts';
import { SWEEP_DESIGN, SWEEP_IDENTITY, sweepRuns } from '#tests/support/sweep-fixtures.ts';

describe('reports/sweep/sweep-summary.ts', () => {
  it('lists conclusions, year ends and the command', () => {
    const runs = sweepRuns();
    const conclusions = checkConclusions(SWEEP_DESIGN, runs);
    const start = startSweepManifest(SWEEP_DESIGN, SWEEP_IDENTITY);
    const manifest = endSweepManifest(start, { status: 'completed', runs, conclusions, files: [] });
    const bands = bandsOf(SWEEP_DESIGN, runs, ['staking.ratio']);
    const text = renderSweepSummary({ design: SWEEP_DESIGN, manifest, runs, bands, conclusions });
    expect(text).toContain(
      '| Something is staked | staking.ratio at the end | above 25% | As planned | 3 of 3 seeds |',
    );
    expect(text).toContain('Steep &lt;penalty&gt;');
    expect(text).toContain('| Staked share | As planned | 1, to day 4 | 42.00% | 50.00% | 58.00% |');
    expect(text).toContain(`    ${SWEEP_IDENTITY.command}\n`);
  });
});
