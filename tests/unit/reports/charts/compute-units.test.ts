import { describe, expect, it } from 'vitest';
import { computeUnitsChart } from '#reports/charts/compute-units.ts';
import { renderSvg } from '#reports/charts/render.ts';
import { wholeSource } from '#tests/support/chart-source.ts';

const SOURCE = wholeSource(365, 'first-year · seed 42 · litesvm');

describe('reports/charts/compute-units', () => {
  it('draws the mean of each kind, the dearest first, under the name of the engine', async () => {
    const units = [
      { kind: 'claim_rewards', actions: 2_000, computeUnits: 5_128_000 },
      { kind: 'stake', actions: 1, computeUnits: 6_607 },
    ];
    const chart = computeUnitsChart({ ...SOURCE, units })!;
    expect(chart.description).toContain('stake 6,607 (1 metered); claim_rewards 2,564 (2,000 metered).');
    const svg = await renderSvg(chart);
    expect(svg).toContain('litesvm');
    expect(svg).toContain('>2,564 (2,000 metered)<');
  });

  it('is no chart while nothing was metered', () => {
    expect(computeUnitsChart({ ...SOURCE, units: [] })).toBeUndefined();
    expect(computeUnitsChart({ ...SOURCE, units: [{ kind: 'stake', actions: 0, computeUnits: 0 }] })).toBeUndefined();
  });
});
