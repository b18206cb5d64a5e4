import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bandsOf } from '#reports/sweep/bands.ts';
import { endSweepManifest, startSweepManifest } from '#reports/sweep/sweep-manifest.ts';
import { writeSweepReport } from '#reports/sweep/sweep-report.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';
import { SWEEP_DESIGN, SWEEP_IDENTITY, sweepRuns } from '#tests/support/sweep-fixtures.ts';

describe('reports/sweep/sweep-report.ts', () => {
  it('writes the page with the chart in it, the summary and the chart three times', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const runs = sweepRuns();
      const start = startSweepManifest(SWEEP_DESIGN, SWEEP_IDENTITY);
      const manifest = endSweepManifest(start, { status: 'completed', runs, conclusions: [], files: [] });
      const bands = bandsOf(SWEEP_DESIGN, runs, ['staking.ratio']);
      const report = await writeSweepReport(folder, { design: SWEEP_DESIGN, manifest, runs, bands, conclusions: [] });
      expect(await readFile(report.htmlFile, 'utf8')).toContain('<svg role="img"');
      expect(await readFile(join(folder, 'summary.md'), 'utf8')).toContain('# penalty');
      for (const name of ['bands.png', 'bands.svg', 'bands.vl.json']) {
        expect((await stat(join(folder, 'charts', name))).size).toBeGreaterThan(500);
      }
    });
  });

  it('rejects a folder that it cannot write to', async () => {
    await withTemporaryFolder(async (folder) => {
      const runs = sweepRuns();
      const start = startSweepManifest(SWEEP_DESIGN, SWEEP_IDENTITY);
      const manifest = endSweepManifest(start, { status: 'completed', runs, conclusions: [], files: [] });
      const findings = { design: SWEEP_DESIGN, manifest, runs, bands: [], conclusions: [] };
      await expect(writeSweepReport(folder, findings)).rejects.toMatchObject({ code: 'REPORT__WRITE_FAILED' });
    });
  });
});
