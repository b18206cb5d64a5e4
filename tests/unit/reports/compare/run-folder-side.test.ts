import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFolderSide } from '#reports/compare/run-folder-side.ts';
import {
  FIXTURE_END,
  FIXTURE_METRICS,
  openFixtureFolder,
  withTemporaryFolder,
  writeFixtureRun,
  writeFixtureTick,
} from '#tests/support/run-folder-fixture.ts';

describe('reports/compare/run-folder-side.ts', () => {
  it('reads the metrics of a run with their exact texts', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, {}, { ...FIXTURE_END, vacuousKinds: ['vote'] });
      const { name, manifest, metrics, runs } = await runFolderSide(`${folder}/`);
      expect({ name, seed: manifest.seed, metrics: metrics.length }).toEqual({
        name: 'run',
        seed: 42,
        metrics: FIXTURE_METRICS.length,
      });
      const [run] = runs;
      expect(run).toMatchObject({ seed: 42, status: 'completed', ticksFinished: 10, vacuousKinds: ['vote'] });
      expect(run?.cellsAt(9)?.[1]).toBe('1111111101111111102');
      expect(run?.cellsAt(10)).toBeUndefined();
      expect([...(run?.seriesOf('influence.nakamoto') ?? [])].slice(0, 3)).toEqual([Number.NaN, 11, 12]);
      expect(run?.seriesOf('market.price')).toBeUndefined();
      expect(run?.unixSeconds).toHaveLength(10);
    });
  });

  it('knows the invariants that broke while the run went on', async () => {
    const broken = [{ invariant: 'I05', tickIndex: 3, breaches: 2, where: 'rewards', expected: '1', found: '2' }];
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, {}, { ...FIXTURE_END, broken });
      expect((await runFolderSide(folder)).runs[0]?.broken).toEqual(broken);
    });
  });

  it('reads the finished ticks of a run that is not over', async () => {
    await withTemporaryFolder(async (folder) => {
      const open = await openFixtureFolder(folder);
      await writeFixtureTick(open, 0);
      await writeFixtureTick(open, 1);
      expect((await runFolderSide(folder)).runs[0]).toMatchObject({ status: 'running', ticksFinished: 2 });
    });
  });

  it('rejects metrics that changed after the run, and a folder without them', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      await appendFile(join(folder, 'metrics.csv'), 'x\r\n');
      await expect(runFolderSide(folder)).rejects.toThrow('metrics.csv cannot be used: it changed after the run');
      await rm(join(folder, 'metrics.csv'));
      await expect(runFolderSide(folder)).rejects.toThrow(
        'metrics.csv cannot be used: the file is missing; run it again: ',
      );
    });
  });
});
