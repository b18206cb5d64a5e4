import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SweepFolder } from '#reports/sweep/sweep-folder.ts';
import { readSweepManifest } from '#reports/sweep/sweep-manifest.ts';
import type { SweepRun } from '#reports/sweep/sweep-run.ts';
import { withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';
import { SWEEP_DESIGN, SWEEP_IDENTITY, sweepRuns } from '#tests/support/sweep-fixtures.ts';

function open(folder: string, force = false): Promise<SweepFolder> {
  return SweepFolder.open({ folder, force, design: SWEEP_DESIGN, sweep: SWEEP_IDENTITY });
}

async function filesAfter(folder: string, runs: readonly SweepRun[]): Promise<Record<string, string>> {
  const sweep = await open(folder, true);
  for (const run of runs) sweep.add(run);
  await sweep.finish();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name)).toString('base64')]),
  );
}

function seedsIn(folder: string): readonly string[] {
  const lines = readFileSync(join(folder, 'runs.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
  return lines.map((line) => line.split(',').slice(0, 2).join(' '));
}

describe('reports/sweep/sweep-folder.ts', () => {
  it('writes the same bytes whatever the order in which runs end', async () => {
    await withTemporaryFolder(async (folder) => {
      const inOrder = await filesAfter(folder, sweepRuns());
      expect(Object.keys(inOrder).sort()).toEqual(
        [
          'bands.csv',
          'bands.png',
          'bands.svg',
          'bands.vl.json',
          'conclusions.csv',
          'runs.csv',
          'summary.md',
          'sweep.html',
          'sweep.json',
          'years.csv',
        ].sort(),
      );
      expect(await filesAfter(folder, sweepRuns().toReversed())).toEqual(inOrder);
    });
  });

  it('writes a row as soon as all before it are there', async () => {
    await withTemporaryFolder(async (folder) => {
      const [first, second, third] = sweepRuns();
      const sweep = await open(folder);
      sweep.add(second!);
      expect(seedsIn(folder)).toEqual([]);
      sweep.add(first!);
      expect(seedsIn(folder)).toEqual(['plan 42', 'plan 43']);
      expect((await readSweepManifest(folder)).status).toBe('running');
      sweep.add({ ...third!, status: 'interrupted' });
      expect(seedsIn(folder)).toHaveLength(2);
      await sweep.interrupt();
    });
  });

  it('keeps on an interruption the runs that ended, also after a gap, and draws nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      const runs = sweepRuns();
      const sweep = await open(folder);
      sweep.add(runs[0]!);
      sweep.add(runs[4]!);
      const { manifest, report } = await sweep.interrupt();
      expect(seedsIn(folder)).toEqual(['plan 42', 'steep 43']);
      expect(manifest).toMatchObject({ status: 'interrupted', runs: { planned: 6, completed: 2 }, conclusions: [] });
      expect(report).toBeUndefined();
      expect(existsSync(join(folder, 'sweep.html'))).toBe(false);
    });
  });

  it('says failed, and which run was the first', async () => {
    await withTemporaryFolder(async (folder) => {
      const failure = { code: 'INVARIANT__BROKEN', message: 'broke' };
      const sweep = await open(folder);
      for (const run of sweepRuns()) sweep.add(run.seed === 43 ? { ...run, status: 'failed', failure } : run);
      const { manifest, firstFailure } = await sweep.finish();
      expect(manifest).toMatchObject({ status: 'failed', runs: { planned: 6, completed: 4, failed: 2 } });
      expect(firstFailure).toEqual({ variant: 'plan', seed: 43, ...failure });
    });
  });

  it('rejects a folder with a sweep unless it is told to, and one of a run always', async () => {
    await withTemporaryFolder(async (folder) => {
      await (await open(folder)).interrupt();
      await expect(open(folder)).rejects.toMatchObject({ code: 'REPORT__FOLDER_EXISTS' });
      await (await open(folder, true)).interrupt();
      const runFolder = `${folder}-run`;
      await writeFixtureRun(runFolder);
      await expect(open(runFolder, true)).rejects.toMatchObject({ code: 'REPORT__FOLDER_NOT_REPLACEABLE' });
    });
  });

  it('rejects a run that the design does not have', async () => {
    await withTemporaryFolder(async (folder) => {
      const sweep = await open(folder);
      expect(() => sweep.add({ ...sweepRuns()[0]!, seed: 7 })).toThrow(TypeError);
      await sweep.interrupt();
    });
  });
});
