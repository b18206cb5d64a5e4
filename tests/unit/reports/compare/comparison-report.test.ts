import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeComparisonReport } from '#reports/compare/comparison-report.ts';
import { folderComparison } from '#tests/support/comparison-fixtures.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';

describe('reports/compare/comparison-report.ts', () => {
  it('draws every chart in light and dark, and puts it into the page', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const report = await writeComparisonReport(folder, folderComparison(), 'actsim compare');
      const chart = (end: string): string => readFileSync(join(folder, 'charts', `staking.${end}`), 'utf8');
      expect(chart('svg')).toContain('#0072b2');
      expect(chart('dark.svg')).not.toContain('#0072b2');
      expect(JSON.parse(chart('vl.json'))).toMatchObject({ vconcat: { length: 2 } });
      expect(readFileSync(report.htmlFile, 'utf8').match(/<figure class="chart"/g)).toHaveLength(3);
      expect(readFileSync(report.markdownFile, 'utf8')).toBe(report.markdown);
    });
  });

  it('rejects a folder that cannot be written', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      await writeFile(join(folder, 'charts'), 'a file');
      const write = writeComparisonReport(folder, folderComparison(), 'actsim compare');
      await expect(write).rejects.toMatchObject({ code: 'REPORT__WRITE_FAILED' });
    });
  });
});
