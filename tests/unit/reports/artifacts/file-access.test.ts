import { mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ioReason, readRunText, replaceFile, requireAbsent, writePieces } from '#reports/artifacts/file-access.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';

async function* pieces(...texts: readonly string[]): AsyncGenerator<string> {
  for (const text of texts) yield await Promise.resolve(text);
}

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

  it('writes a text that comes in pieces as a whole, and not over a file unless it is forced', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const file = join(folder, 'rows.csv');
      await writePieces(file, pieces('a', 'ü\r\n'), false);
      expect(await readFile(file, 'utf8')).toBe('aü\r\n');
      await expect(writePieces(file, pieces('b'), false)).rejects.toMatchObject({
        code: 'REPORT__FILE_EXISTS',
        message: `${file} exists already; choose another name, or pass --force to replace it`,
      });
      await writePieces(file, pieces('b'), true);
      expect(await readFile(file, 'utf8')).toBe('b');
      await expect(requireAbsent(file)).rejects.toMatchObject({ code: 'REPORT__FILE_EXISTS' });
      await expect(requireAbsent(join(folder, 'none'))).resolves.toBeUndefined();
    });
  });

  it('replaces no link, which may be that of a device', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const link = join(folder, 'rows.csv');
      await symlink('/dev/null', link);
      await expect(writePieces(link, pieces('a'), true)).rejects.toMatchObject({
        code: 'REPORT__WRITE_FAILED',
        message: `cannot write ${link}: it is a device, a pipe or a link, not a file`,
      });
      expect(await readlink(link)).toBe('/dev/null');
      expect(await readdir(folder)).toEqual(['rows.csv']);
    });
  });

  it('leaves a file as it is, and nothing beside it, when a piece fails', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const file = join(folder, 'rows.csv');
      await writeFile(file, 'before');
      const failing = async function* (): AsyncGenerator<string> {
        yield await Promise.resolve('part');
        throw new SimError('REPORT__QUERY_INVALID', { reason: 'overflow' });
      };
      await expect(writePieces(file, failing(), true)).rejects.toMatchObject({ code: 'REPORT__QUERY_INVALID' });
      expect(await readFile(file, 'utf8')).toBe('before');
      expect(await readdir(folder)).toEqual(['rows.csv']);
      await expect(writePieces(join(file, 'x.csv'), pieces('a'), true)).rejects.toMatchObject({
        code: 'REPORT__WRITE_FAILED',
      });
    });
  });
});
