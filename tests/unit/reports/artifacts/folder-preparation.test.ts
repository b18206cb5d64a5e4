import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder, releaseFolder } from '#reports/artifacts/folder-lock.ts';
import { checkFolder, prepareFolder } from '#reports/artifacts/folder-preparation.ts';
import { withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';

describe('reports/artifacts/folder-preparation', () => {
  it('makes a folder with its parents', async () => {
    await withTemporaryFolder(async (folder) => {
      await prepareFolder(join(folder, 'deep', 'er'), false);
      expect(await readdir(join(folder, 'deep', 'er'))).toEqual(['.lock']);
    });
  });

  it('rejects a folder below a file or a dangling link', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      await writeFile(join(folder, 'file'), 'mine');
      await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
      for (const name of ['file/sub', 'dangling', 'dangling/sub']) {
        await expect(prepareFolder(join(folder, name), false)).rejects.toMatchObject({ code: 'REPORT__WRITE_FAILED' });
      }
      expect(await readdir(folder)).toEqual(['dangling', 'file']);
    });
  });

  it('checks a folder beforehand and changes nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      await checkFolder(join(folder, 'deep', 'er'), false);
      await writeFixtureRun(folder);
      const before = await readdir(folder);
      await expect(checkFolder(folder, false)).rejects.toMatchObject({ code: 'REPORT__FOLDER_EXISTS' });
      await checkFolder(folder, true);
      await expect(checkFolder(join(folder, 'metrics.csv', 'sub'), true)).rejects.toMatchObject({
        code: 'REPORT__WRITE_FAILED',
      });
      expect(await readdir(folder)).toEqual(before);
    });
  });

  // Node's own recursive mkdir does not return from there.
  it.runIf(process.platform === 'linux')('rejects a folder that the system does not make', async () => {
    await expect(prepareFolder('/proc/actsim/run', false)).rejects.toMatchObject({ code: 'REPORT__WRITE_FAILED' });
  });

  it('takes an empty folder, also one where a killed start left only a temporary manifest', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      await prepareFolder(folder, false);
      await releaseFolder(folder);
      await writeFile(join(folder, 'manifest.json.tmp'), '{');
      await prepareFolder(folder, false);
      expect(await readdir(folder)).toEqual(['.lock', 'manifest.json.tmp']);
    });
  });

  it('rejects a folder with files, and changes nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const before = await readdir(folder);
      await expect(prepareFolder(folder, false)).rejects.toMatchObject({ code: 'REPORT__FOLDER_EXISTS' });
      expect(await readdir(folder)).toEqual(before);
    });
  });

  it('rejects a path that is a file, with force or without', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(folder, 'mine');
      const refusal = { code: 'REPORT__FOLDER_NOT_REPLACEABLE', context: { reason: 'it is not a folder' } };
      await expect(prepareFolder(folder, false)).rejects.toMatchObject(refusal);
      await expect(prepareFolder(folder, true)).rejects.toMatchObject(refusal);
      expect(await readFile(folder, 'utf8')).toBe('mine');
    });
  });

  it.each([
    ['no manifest.json', undefined],
    ['a manifest.json of something else', '{ "name": "a browser extension", "version": 1 }'],
    ['a manifest.json that is not JSON', 'format: actsim-run'],
  ])('rejects force on a folder with %s', async (_, manifest) => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'charts'), { recursive: true });
      await writeFile(join(folder, 'metrics.csv'), 'my own');
      if (manifest !== undefined) await writeFile(join(folder, 'manifest.json'), manifest);
      const before = await readdir(folder);
      await expect(prepareFolder(folder, true)).rejects.toMatchObject({ code: 'REPORT__FOLDER_NOT_REPLACEABLE' });
      expect(await readdir(folder)).toEqual(before);
      expect(await readFile(join(folder, 'metrics.csv'), 'utf8')).toBe('my own');
    });
  });

  it('clears a former run with force, and keeps files that are not the run’s', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      await mkdir(join(folder, 'charts'));
      await writeFile(join(folder, 'charts', 'inflation.svg'), '<svg/>');
      await mkdir(join(folder, 'parquet'));
      await writeFile(join(folder, 'parquet', 'metrics.parquet'), 'PAR1');
      await writeFile(join(folder, 'notes.txt'), 'mine');
      await prepareFolder(folder, true);
      expect(await readdir(folder)).toEqual(['.lock', 'manifest.json', 'notes.txt']);
    });
  });

  it('takes pages away before the tables that they show, so that an end in between leaves none without its tables', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      for (const name of ['own.json', 'table.csv', 'page.html']) await writeFile(join(folder, name), '{}');
      // No system takes the name in the middle.
      const entries = ['table.csv', 'no\0name', 'page.html'];
      const kind = { noun: 'thing', manifestFile: 'own.json', isOwn: () => true, entries };
      await expect(prepareFolder(folder, true, kind)).rejects.toMatchObject({ code: 'REPORT__WRITE_FAILED' });
      expect(await readdir(folder)).toEqual(expect.arrayContaining(['own.json', 'table.csv']));
      expect(await readdir(folder)).not.toContain('page.html');
    });
  });

  it('rejects force on a run that is still being written, and takes nothing from it', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      await lockFolder(folder);
      const before = await readdir(folder);
      await expect(prepareFolder(folder, true)).rejects.toMatchObject({ code: 'REPORT__FOLDER_IN_USE' });
      expect(await readdir(folder)).toEqual(before);
    });
  });

  it('removes a link in a former run, never what it points to', async () => {
    await withTemporaryFolder(async (folder) => {
      const elsewhere = join(dirname(folder), 'elsewhere');
      await mkdir(elsewhere);
      await writeFile(join(elsewhere, 'kept.svg'), 'mine');
      await writeFixtureRun(folder);
      await symlink(elsewhere, join(folder, 'charts'));
      await prepareFolder(folder, true);
      expect(await readdir(elsewhere)).toEqual(['kept.svg']);
      expect(await readdir(folder)).toEqual(['.lock', 'manifest.json']);
    });
  });
});
