import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeChartFolder } from '#reports/artifacts/chart-folder.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';

describe('reports/artifacts/chart-folder.ts', () => {
  it('makes the folder once', async () => {
    await withTemporaryFolder(async (folder) => {
      const charts = await makeChartFolder(folder);
      expect(await makeChartFolder(folder)).toBe(charts);
      expect(charts).toBe(join(folder, 'charts'));
      expect(statSync(charts).isDirectory()).toBe(true);
    });
  });

  it('names the folder that cannot be made', async () => {
    await withTemporaryFolder(async (folder) => {
      mkdirSync(folder);
      const file = join(folder, 'charts');
      writeFileSync(file, '');
      await expect(makeChartFolder(folder)).rejects.toMatchObject({ code: 'REPORT__WRITE_FAILED', context: { file } });
    });
  });
});
