import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestFile, ResultFile, resultsDigest, sha256OfText } from '#reports/artifacts/result-file.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';

describe('reports/artifacts/result-file', () => {
  it('hashes what it wrote, and the file on disk has the same digest', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const file = await ResultFile.create(join(folder, 'metrics.csv'));
      file.append('tick\r\n');
      file.append('');
      file.append('é\r\n');
      await file.close();
      expect(await readFile(file.path, 'utf8')).toBe('tick\r\né\r\n');
      expect(file.digest()).toEqual({ name: 'metrics.csv', bytes: 10, sha256: sha256OfText('tick\r\né\r\n') });
      expect(await digestFile(file.path)).toEqual(file.digest());
    });
  });

  it('rejects a file that is there already', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const path = join(folder, 'metrics.csv');
      await (await ResultFile.create(path)).close();
      await expect(ResultFile.create(path)).rejects.toMatchObject({
        code: 'REPORT__WRITE_FAILED',
        context: { file: path },
      });
    });
  });

  it('rejects a write to a file that is closed', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const file = await ResultFile.create(join(folder, 'metrics.csv'));
      await file.close();
      expect(() => file.append('tick\r\n')).toThrow(expect.objectContaining({ code: 'REPORT__WRITE_FAILED' }));
      expect(file.digest().bytes).toBe(0);
    });
  });

  it('digests a set of files like sha256sum of sha256sum, whatever their order', () => {
    const a = { name: 'a.csv', bytes: 1, sha256: '11'.repeat(32) };
    const b = { name: 'b.csv', bytes: 1, sha256: '22'.repeat(32) };
    const lines = `${a.sha256}  a.csv\n${b.sha256}  b.csv\n`;
    expect(resultsDigest([b, a])).toBe(createHash('sha256').update(lines).digest('hex'));
  });

  it('rejects the digest of a missing file by its name', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'metrics.csv');
      await expect(digestFile(file)).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { file, reason: 'the file is missing' },
      });
    });
  });
});
