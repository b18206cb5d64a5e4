import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTextFile, reasonOf } from '#scenarios/text/text-file.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'actsim-text-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('scenarios/text/text-file.ts', () => {
  it('reads a text up to the limit', async () => {
    const file = join(folder, 'a.txt');
    await writeFile(file, 'abcd');
    expect(await readTextFile(file, 4)).toMatchObject({ text: 'abcd' });
    expect(await readTextFile(file, 3)).toStrictEqual({ foundBytes: 4 });
  });

  it('rejects a file that states no size once it turns out to be longer', async () => {
    expect(await readTextFile('/proc/self/status', 10)).toStrictEqual({ foundBytes: 11 });
  });

  it('rejects what the caller refuses, and what is not there', async () => {
    await writeFile(join(folder, 'a.txt'), 'a');
    expect(await readTextFile(join(folder, 'a.txt'), 9, () => 'no')).toStrictEqual({ reason: 'no' });
    expect(await readTextFile(join(folder, 'b.txt'), 9)).toMatchObject({ reason: 'there is no such file' });
    expect(await readTextFile(folder, 9)).toStrictEqual({ reason: 'it is a folder' });
  });

  it('says what the system says', () => {
    expect(reasonOf(Object.assign(new Error('x'), { code: 'EIO' }))).toBe('the system says EIO');
    expect(reasonOf(Object.assign(new Error('x'), { code: 'ELOOP' }))).toContain('circle');
  });
});
