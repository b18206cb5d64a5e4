import * as vega from 'vega';
import { describe, expect, it } from 'vitest';
import { proposalsChart } from '#reports/charts/proposals.ts';
import { compileChart, renderSvg } from '#reports/charts/render.ts';
import { SERIES_STYLES } from '#reports/charts/theme.ts';
import { proposalOf, rowTime, wholeSource } from '#tests/support/chart-source.ts';

const SOURCE = wholeSource();

describe('reports/charts/proposals', () => {
  it('draws the states of each proposal and how it ended', async () => {
    const chart = proposalsChart(SOURCE)!;
    expect(chart.time).toEqual({ fromMs: rowTime(0) * 1000, toMs: rowTime(364) * 1000, panels: [] });
    expect(chart.description).toBe(
      '2 proposals: 1 executed, 1 defeated. #0 parameter min_claim, from 2025-01-02, executed on 2025-01-13; ' +
        '#1 parameter min_claim, from 2025-01-22, defeated on 2025-01-30.',
    );
    const svg = await renderSvg(chart);
    for (const word of [
      '#0 min claim',
      '#1 min claim',
      'draft',
      'voting',
      'queued, timelock runs',
      'executed',
      'defeated',
    ]) {
      expect(svg).toContain(`>${word}<`);
    }
    expect(svg).not.toContain('>vetoed<');
  });

  it('has the legends of states and ends one under the other, above the bars', async () => {
    const svg = await renderSvg(proposalsChart(SOURCE)!);
    const places = [...svg.matchAll(/role-legend"><g transform="translate\((-?[\d.]+),(-?[\d.]+)\)"/g)];
    const [states, ends] = places.map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    expect(places).toHaveLength(2);
    expect(ends!.x).toBe(states!.x);
    expect(states!.y).toBeLessThan(ends!.y);
    expect(ends!.y).toBeLessThan(0);
  });

  it('draws what is still open to the end of the run, without an end', () => {
    const open = {
      ...SOURCE,
      proposals: [
        proposalOf(7, [
          ['draft', 300],
          ['active', 301],
        ]),
      ],
    };
    const text = JSON.stringify(proposalsChart(open)?.spec);
    expect(text).toContain('"state":"active","date":"2025-10-30","until":"2026-01-01"');
    expect(text).toContain('"ends":[]');
  });

  it('keeps the symbol of what ends with the run, and draws none outside the time shown', async () => {
    const last = proposalOf(3, [
      ['draft', 300],
      ['cancelled', 364],
    ]);
    const view = new vega.View(vega.parse(compileChart(proposalsChart({ ...SOURCE, proposals: [last] })!)));
    // One of them is in the legend.
    const symbols = async (): Promise<number> =>
      (await view.toSVG()).split(`fill="${SERIES_STYLES[7].colour}"`).length - 2;
    expect(await symbols()).toBe(1);
    view.signal('to', rowTime(200) * 1000);
    expect(await symbols()).toBe(0);
    view.finalize();
  });

  it('shows the last forty of many, and says so', () => {
    const many = Array.from({ length: 100 }, (_, id) =>
      proposalOf(id, [
        ['draft', id],
        ['cancelled', id + 1],
      ]),
    );
    const chart = proposalsChart({ ...SOURCE, proposals: many });
    expect(chart?.title).toBe('Timeline of proposals: the last 40 of 100');
    expect(JSON.stringify(chart?.spec)).toContain('"proposal":"#60 min claim"');
    expect(JSON.stringify(chart?.spec)).not.toContain('"proposal":"#59 min claim"');
    expect(chart?.description).toMatch(/^100 proposals: 100 cancelled\./);
  });

  it('shortens long subjects, and is no chart without a proposal', () => {
    const long = proposalOf(1, [['draft', 1]], { subject: 'x'.repeat(80) });
    expect(JSON.stringify(proposalsChart({ ...SOURCE, proposals: [long] })?.spec)).toMatch(/"proposal":"#1 x{22}…"/);
    expect(proposalsChart({ ...SOURCE, proposals: [] })).toBeUndefined();
  });
});
