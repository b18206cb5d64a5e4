import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderNames, regressionFiles } from '../../../../cli/test/regression-files.ts';

describe('cli/test/regression-files.ts', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'actsim-files-'));
    mkdirSync(join(folder, 'empty'));
    for (const name of ['b.yaml', 'a.json', 'c.sweep.yaml', 'a.baseline.csv', 'notes.md']) {
      writeFileSync(join(folder, name), '');
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('takes the scenarios of folders by name, and each file once', async () => {
    const [a, b] = [join(folder, 'a.json'), join(folder, 'b.yaml')];
    expect(await regressionFiles([folder])).toEqual({ files: [a, b], areOwn: false });
    expect((await regressionFiles([b, folder])).files).toEqual([b, a]);
  });

  it('has the regressions of the project by default', async () => {
    const { files, areOwn } = await regressionFiles([]);
    expect(files.length).toBeGreaterThanOrEqual(8);
    expect(areOwn).toBe(false);
  });

  it.each(['missing.yaml', 'notes.md', 'c.sweep.yaml', 'empty'])('refuses %s', async (name) => {
    await expect(regressionFiles([join(folder, name)])).rejects.toThrow(`${name}: expected`);
  });

  it('gives files of one name folders of their own', () => {
    expect(folderNames(['a/x.yaml', 'b/x.json', 'b/y.yaml'])).toEqual(['x', 'x-2', 'y']);
    expect(folderNames(['a/x.yaml', 'b/x.yaml', 'b/x-2.yaml'])).toEqual(['x', 'x-2', 'x-2-2']);
  });
});
