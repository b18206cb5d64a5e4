import { describe, expect, it } from 'vitest';
import { bandsOf } from '#reports/sweep/bands.ts';
import { checkConclusions } from '#reports/sweep/conclusions.ts';
import { endSweepManifest, startSweepManifest } from '#reports/sweep/sweep-manifest.ts';
import { renderSweepPage } from '#reports/sweep/sweep-page.ts';
import { SWEEP_DESIGN, SWEEP_IDENTITY, sweepRuns } from '#tests/support/sweep-fixtures.ts';

/** What the page needs of a chart. */
const DRAWN = {
  chart: {
    id: 'bands',
    title: 'Bands',
    description: 'It rises.',
    spec: { mark: 'line' as const, data: { values: [] } },
  },
  svg: '<svg></svg>\n',
};

function page(design = SWEEP_DESIGN, chart?: typeof DRAWN): string {
  const runs = sweepRuns();
  const conclusions = checkConclusions(design, runs);
  const start = startSweepManifest(design, SWEEP_IDENTITY);
  const manifest = endSweepManifest(start, { status: 'completed', runs, conclusions, files: [] });
  const bands = bandsOf(design, runs, ['staking.ratio']);
  return renderSweepPage({ design, manifest, runs, bands, conclusions }, chart);
}

describe('reports/sweep/sweep-page.ts', () => {
  it('holds the sentence, the conclusions, the years, what varies and how to repeat it', () => {
    const text = page();
    expect(text).toContain('1 of 3 conclusions holds for every seed.');
    expect(text).toContain('<td class="number">2 of 3 seeds</td>');
    expect(text).toContain('<td><code>staking.penalty</code></td><td>30%</td>');
    expect(text).toContain('the scenario as it is');
    expect(text).toContain(SWEEP_IDENTITY.command);
    expect(text).toContain('mine.ts sha256');
  });

  it('tells how to read its bands, which one seed has not', () => {
    const seeds = page(SWEEP_DESIGN, DRAWN);
    expect(seeds).toContain(`seeds ${SWEEP_DESIGN.seeds[0]} to ${SWEEP_DESIGN.seeds.at(-1)} `);
    expect(seeds).toMatch(/Lines are medians of the seeds.*<figure class="chart" data-chart="bands"/s);
    const seed = page({ ...SWEEP_DESIGN, seeds: [7] }, DRAWN);
    expect(seed).toContain('· seed 7 ·');
    expect(seed).toContain('data-chart="bands"');
    expect(seed).not.toContain('Lines are medians');
  });

  it('lets a description run in its own direction', () => {
    expect(page({ ...SWEEP_DESIGN, description: 'A < B?' })).toContain('<p dir="auto">A &lt; B?</p>');
  });

  it('escapes every text and loads nothing', () => {
    const text = page({ ...SWEEP_DESIGN, name: '<script>alert(1)</script>', description: '<img src=x>' });
    expect(text).not.toMatch(/<script>alert|<img|<penalty>/);
    expect(text).not.toMatch(/src="|href="[^#]/);
    expect(text).toMatch(/default-src &#39;none&#39;|default-src 'none'/);
  });
});
