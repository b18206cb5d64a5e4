import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartSource, readRunResults } from '#reports/run-results.ts';
import {
  FIXTURE_SPEC,
  openFixtureFolder,
  withTemporaryFolder,
  writeFixtureRun,
  writeFixtureTick,
} from '#tests/support/run-folder-fixture.ts';

describe('reports/run-results', () => {
  it('reads a run that ended, and one that was killed', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(join(folder, 'ended'));
      const ended = await readRunResults(join(folder, 'ended'));
      expect(ended.metrics.rows).toHaveLength(10);
      expect(ended.failures).toMatchObject([{ errorName: 'X', count: 10 }]);

      const run = await openFixtureFolder(join(folder, 'killed'));
      await writeFixtureTick(run, 0);
      const killed = await readRunResults(join(folder, 'killed'));
      expect(killed.manifest.status).toBe('running');
      expect(killed.metrics.rows).toHaveLength(1);
    });
  });

  it.each(['metrics.csv', 'failures.csv', 'actions.csv', 'columns.json'])(
    'rejects a run whose %s changed after it ended',
    async (name) => {
      await withTemporaryFolder(async (folder) => {
        await writeFixtureRun(folder);
        await appendFile(join(folder, name), ' ');
        await expect(readRunResults(folder)).rejects.toMatchObject({
          code: 'REPORT__RUN_FILE_INVALID',
          context: { file: join(folder, name), reason: expect.stringContaining('changed after the run') as unknown },
        });
      });
    },
  );

  it('rejects a run with a missing file', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      await rm(join(folder, 'actions.csv'));
      await expect(readRunResults(folder)).rejects.toThrow('actions.csv cannot be used: the file is missing');
    });
  });

  it('labels charts with the run, cutting a long name', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { spec: { ...FIXTURE_SPEC, name: `${'ü'.repeat(99)}\u0007` } });
      const source = chartSource(await readRunResults(folder));
      expect(source.runLabel).toBe(`${'ü'.repeat(59)}… · seed 42 · litesvm`);
      expect(source.unixSeconds).toHaveLength(10);
      expect(source.metric('staking.ratio')?.[1]).toBe(0.25);
      expect(source.metric('no.such_metric')).toBeUndefined();
    });
  });
});
