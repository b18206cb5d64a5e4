import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bandSpecText, sweepChart } from '#reports/sweep/band-chart.ts';
import { writeBandChart } from '#reports/sweep/band-chart-files.ts';
import { bandsOf } from '#reports/sweep/bands.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';
import { SWEEP_DESIGN, sweepRuns } from '#tests/support/sweep-fixtures.ts';

describe('reports/sweep/band-chart-files.ts', () => {
  it('writes spec and pictures under the name of the chart, and says how its page draws it', async () => {
    const chart = sweepChart(SWEEP_DESIGN, bandsOf(SWEEP_DESIGN, sweepRuns(), ['staking.ratio']));
    if (chart === undefined) throw new RangeError('there is no chart');
    await withTemporaryFolder(async (folder) => {
      mkdirSync(folder);
      const { drawn, svg } = await writeBandChart(folder, chart);
      expect(readdirSync(folder).sort()).toEqual(['bands.png', 'bands.svg', 'bands.vl.json']);
      expect(readFileSync(join(folder, 'bands.svg'), 'utf8')).toBe(svg);
      expect(readFileSync(join(folder, 'bands.vl.json'), 'utf8')).toBe(bandSpecText(chart));
      expect(readFileSync(join(folder, 'bands.png')).subarray(1, 4).toString()).toBe('PNG');
      expect(drawn.chart).toBe(chart);
    });
  });
});
