import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { compareSides } from '#reports/compare/comparison.ts';
import { overlayCharts } from '#reports/compare/overlay-charts.ts';
import type { EventSpec } from '#sim/core/run-spec.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import {
  comparedRun,
  comparedSide,
  FOUR_DAYS,
  folderComparison,
  seedsComparison,
} from '#tests/support/comparison-fixtures.ts';

const CELLS = ['0.4', '1000', '0.5', '30'];

describe('reports/compare/overlay-charts.ts', () => {
  it('draws the common metrics by subject, A solid and B dashed', () => {
    const charts = overlayCharts(folderComparison());
    expect(charts.map(({ id }) => id)).toEqual(['staking', 'supply', 'influence']);
    const text = JSON.stringify(charts[0]?.spec);
    expect(text).toContain('"domain":["A: staking.penalty 10%","B: staking.penalty 20%"]');
    expect(text).toContain('"range":[[1,0],[6,3]]');
    expect(text).toContain('"subtitle":"one run each"');
    expect(text).not.toContain('"type":"area"');
  });

  it('says the ends in words', () => {
    expect(overlayCharts(folderComparison())[0]?.description).toBe(
      'Staked share: A: staking.penalty 10% 40.00% at the end; B: staking.penalty 20% 45.00% at the end. ' +
        'Mean lock: A: staking.penalty 10% 30 days at the end; B: staking.penalty 20% without a value at the end.',
    );
  });

  it('draws medians and bands of the seeds that both have', () => {
    const [staking] = overlayCharts(seedsComparison());
    // Of 41% to 45% at the end: p10 at 0.4 between the first two.
    const rows = staking?.spec.datasets?.['panel_1'] as readonly Readonly<Record<string, unknown>>[];
    expect(rows.at(-1)).toMatchObject({ a_median: 0.4, b_p10: 0.414, b_median: 0.43, b_p90: 0.446 });
    // Sides are read beside what they differ by, seed by seed, in points.
    expect(rows.at(-1)).toMatchObject({ difference_p10: 1.4, difference_median: 3, difference_p90: 4.6 });
    expect(staking?.time?.panels[0]?.series.map(({ name }) => name)).toEqual([
      'A: staking.penalty 10%',
      'B: staking.penalty 20%',
      'B − A',
    ]);
    expect(JSON.stringify(staking?.spec)).toContain('· 5 seeds');
    expect(() => compile(staking!.spec)).not.toThrow();
  });

  it('draws no more than the common ticks', () => {
    const b = comparedSide('b', [comparedRun(1, CELLS, { ticksFinished: 2 })]);
    const [chart] = overlayCharts(compareSides('folders', comparedSide('a', [comparedRun(1, CELLS)]), b));
    const text = JSON.stringify(chart?.spec);
    expect(text).toContain('"2025-01-03"');
    expect(text).not.toContain('"2025-01-04"');
  });

  it('marks the events that both have', () => {
    const price: EventSpec = { kind: 'price', atSeconds: SECONDS_PER_DAY, changeBps: -6_000 };
    const exodus: EventSpec = { kind: 'exodus', atSeconds: 2 * SECONDS_PER_DAY, shareBps: 1_000 };
    const late: EventSpec = { kind: 'demand', atSeconds: 99 * SECONDS_PER_DAY, factor: 2 };
    const side = (events: readonly EventSpec[]) =>
      comparedSide('x', [comparedRun(1, CELLS)], { spec: { ...FOUR_DAYS, events } });
    const [chart] = overlayCharts(compareSides('folders', side([price, exodus, late]), side([price, late])));
    const text = JSON.stringify(chart?.spec);
    expect(text).toContain('price −60%');
    expect(text).not.toMatch(/leave|demand/);
  });
});
