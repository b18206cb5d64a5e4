import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireAppendable, requireWritable } from '../../../cli/output-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-output-'));
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'old.xml'), 'old');
  symlinkSync('/dev/null', join(folder, 'link'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('cli/output-file.ts', () => {
  it('lets pass a new file and one that is there, and writes nothing', async () => {
    for (const name of ['new.xml', 'old.xml']) {
      await requireWritable(join(folder, name));
      await requireAppendable(join(folder, name));
    }
    await requireWritable('new-file-beside-us.xml');
    expect(readdirSync(folder).toSorted()).toEqual(['link', 'old.xml', 'sub']);
  });

  it.each([
    ['sub', 'it is a folder'],
    ['link', 'it is a device, a pipe or a link, not a file'],
    ['none/new.xml', 'ENOENT: no such file or directory'],
    ['old.xml/new.xml', 'old.xml is no folder'],
  ])('rejects %s before the work: %s', async (name, reason) => {
    await expect(requireWritable(join(folder, name))).rejects.toMatchObject({
      code: 'REPORT__WRITE_FAILED',
      message: expect.stringContaining(reason) as string,
    });
  });

  it('rejects a file of a folder that is closed to it, as none is to root', async () => {
    chmodSync(join(folder, 'sub'), 0o500);
    const wanted = requireWritable(join(folder, 'sub', 'new.xml'));
    if (process.getuid?.() === 0) await expect(wanted).resolves.toBeUndefined();
    else await expect(wanted).rejects.toThrow('EACCES');
  });

  it('appends to links, as a file of a workflow may be one, and not to a folder or into none', async () => {
    await requireAppendable(join(folder, 'link'));
    await expect(requireAppendable(join(folder, 'sub'))).rejects.toThrow('it is a folder');
    await expect(requireAppendable(join(folder, 'none/new.md'))).rejects.toThrow('ENOENT');
  });
});
