import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCK_FILE, lockFolder, releaseFolder } from '#reports/artifacts/folder-lock.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';

/** Larger than any process id of Linux or macOS. */
const NOBODY = 4_999_999;

describe('reports/artifacts/folder-lock', () => {
  it('names this process while it is held', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      await lockFolder(folder);
      expect(await readFile(join(folder, LOCK_FILE), 'utf8')).toBe(`${process.pid}\n`);
      await releaseFolder(folder);
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('rejects a folder that a living process writes to', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      await lockFolder(folder);
      const refusal = { code: 'REPORT__FOLDER_IN_USE', context: { folder, processId: process.pid } };
      await expect(lockFolder(folder)).rejects.toMatchObject(refusal);
    });
  });

  it('takes over the lock of a process that is gone, and one that names none', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      for (const text of [`${NOBODY}\n`, '', 'half']) {
        await writeFile(join(folder, LOCK_FILE), text);
        await lockFolder(folder);
        expect(await readFile(join(folder, LOCK_FILE), 'utf8')).toBe(`${process.pid}\n`);
      }
    });
  });

  it('rejects a folder that is not there', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(lockFolder(join(folder, 'absent'))).rejects.toMatchObject({ code: 'REPORT__WRITE_FAILED' });
    });
  });
});
