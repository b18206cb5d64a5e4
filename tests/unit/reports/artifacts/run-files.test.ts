import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunManifest, readManifest } from '#reports/artifacts/manifest.ts';
import { resultsDigest } from '#reports/artifacts/result-file.ts';
import { requireUnchanged } from '#reports/artifacts/run-files.ts';
import { openFixtureFolder, withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';

describe('reports/artifacts/run-files', () => {
  it('takes the files that the manifest names, and those of a run that has not ended', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(join(folder, 'ended'));
      await openFixtureFolder(join(folder, 'running'));
      for (const name of ['ended', 'running']) {
        await expect(
          requireUnchanged(join(folder, name), await readManifest(join(folder, name))),
        ).resolves.toBeUndefined();
      }
    });
  });

  it('looks at the named files alone, if some are named', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const manifest = await readManifest(folder);
      await appendFile(join(folder, 'events.csv'), ' ');
      await requireUnchanged(folder, manifest, ['metrics.csv', 'columns.json']);
      await expect(requireUnchanged(folder, manifest, ['events.csv'])).rejects.toThrow('events.csv cannot be used');
    });
  });

  it('rejects a manifest without the columns, though its digest is that of its files', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const manifest = await readManifest(folder);
      if (manifest.status === 'running') throw new Error('expected a run that ended');
      const files = manifest.files.filter(({ name }) => name !== 'columns.json');
      const shorter = { ...manifest, files, resultsDigest: resultsDigest(files) };
      await expect(requireUnchanged(folder, shorter)).rejects.toThrow('manifest.json cannot be used');
    });
  });

  it.each([
    ['lists fewer files', { files: [] }],
    ['has another digest', { resultsDigest: 'ab'.repeat(32) }],
  ])('rejects a manifest that %s', async (_, change) => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const manifest = { ...(await readManifest(folder)), ...change } as RunManifest;
      await expect(requireUnchanged(folder, manifest)).rejects.toThrow(
        /manifest\.json cannot be used: it changed after the run: expected files with the resultsDigest [0-9a-f]{64}, found/,
      );
    });
  });

  it('rejects a file that changed, and one that is gone', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const manifest = await readManifest(folder);
      await appendFile(join(folder, 'events.csv'), ' ');
      await expect(requireUnchanged(folder, manifest)).rejects.toThrow(
        /events\.csv cannot be used: it changed after the run: expected sha256 [0-9a-f]{64} of manifest\.json, found [0-9a-f]{64}$/,
      );
      await rm(join(folder, 'agents.csv'));
      await expect(requireUnchanged(folder, manifest)).rejects.toThrow(
        'agents.csv cannot be used: the file is missing',
      );
    });
  });
});
