import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ioReason, readRunText, replaceFile } from '#reports/artifacts/file-access.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';

describe('reports/artifacts/file-access', () => {
  it('replaces a file as a whole and leaves no temporary file', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const file = join(folder, 'a.txt');
      await writeFile(file, 'a long old content');
      await replaceFile(file, 'new');
      expect(await readFile(file, 'utf8')).toBe('new');
      expect(await readdir(folder)).toEqual(['a.txt']);
    });
  });

  it('rejects a file that cannot be written, and keeps what is there', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'taken'), { recursive: true });
      await writeFile(join(folder, 'taken', 'inside'), 'kept');
      await expect(replaceFile(join(folder, 'taken'), 'new')).rejects.toMatchObject({ code: 'REPORT__WRITE_FAILED' });
      expect(await readdir(folder)).toEqual(['taken']);
      expect(await readdir(join(folder, 'taken'))).toEqual(['inside']);
    });
  });

  it('rejects a missing file by its name', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(dirname(folder), 'absent.json');
      await expect(readRunText(file)).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { file, reason: 'the file is missing' },
      });
    });
  });

  it('gives the reason of the system without the path', () => {
    expect(ioReason(new Error("ENOSPC: no space left on device, open '/a, b/c'"))).toBe(
      'ENOSPC: no space left on device',
    );
    expect(ioReason(new Error('ENOSPC: no space left on device, write'))).toBe('ENOSPC: no space left on device');
  });
});
