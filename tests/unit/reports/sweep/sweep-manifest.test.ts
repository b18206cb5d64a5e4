import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  endSweepManifest,
  isSweepManifest,
  readSweepManifest,
  startSweepManifest,
  writeSweepManifest,
} from '#reports/sweep/sweep-manifest.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';
import { SWEEP_DESIGN, SWEEP_IDENTITY, sweepRuns } from '#tests/support/sweep-fixtures.ts';

const START = startSweepManifest(SWEEP_DESIGN, SWEEP_IDENTITY);

describe('reports/sweep/sweep-manifest.ts', () => {
  it('reads back what it wrote, begun and ended', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const ended = endSweepManifest(START, { status: 'completed', runs: sweepRuns(), conclusions: [], files: [] });
      for (const manifest of [START, ended]) {
        await writeSweepManifest(folder, manifest);
        expect(await readSweepManifest(folder)).toEqual(manifest);
      }
      expect(ended.runs).toEqual({ planned: 6, completed: 6, failed: 0 });
    });
  });

  it('tells a manifest of ours from others', () => {
    expect(isSweepManifest(START)).toBe(true);
    expect(isSweepManifest({ format: 'actsim-run' })).toBe(false);
    expect(isSweepManifest(null)).toBe(false);
  });
});
