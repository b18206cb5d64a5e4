import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { regressionFiles } from '../../../../cli/test/regression-files.ts';
import { resultFolderAt } from '../../../../cli/test/result-folder.ts';

let parent = '';
const folder = (name: string): string => join(parent, name);
function write(name: string, file: string, content: unknown): void {
  mkdirSync(folder(name), { recursive: true });
  writeFileSync(join(folder(name), file), JSON.stringify(content));
}

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'actsim-result-'));
  write('run', 'manifest.json', { format: 'actsim-run' });
  write('run', 'columns.json', {});
  write('failure', 'failure.json', { format: 'actsim-failure' });
  write('sweep', 'sweep.json', { format: 'actsim-sweep' });
  write('comparison', 'compare.json', { format: 'actsim-compare' });
  write('mine', 'manifest.json', { version: 1, name: 'manifest' });
  write('mine', 'sweep.json', 'no map');
});
afterAll(() => {
  rmSync(parent, { recursive: true });
});

describe('cli/test/result-folder.ts', () => {
  it.each([
    ['run', 'the folder of a run; repeat it with: actsim verify RUN'],
    ['failure', 'the folder of a failure; see it with: actsim replay RUN --shortest'],
    ['sweep', 'the folder of a sweep'],
    ['comparison', 'the folder of a comparison'],
  ])('knows the folder of a %s, and says what to do with it', async (name, words) => {
    expect(await resultFolderAt(folder(name))).toBe(words.replace('RUN', folder(name)));
  });

  it('knows a JSON file in it', async () => {
    const words = await resultFolderAt(folder('run'));
    expect(await resultFolderAt(join(folder('run'), 'manifest.json'))).toBe(words);
    expect(await resultFolderAt(join(folder('run'), 'columns.json'))).toBe(words);
  });

  it('leaves alone what is called alike', async () => {
    expect(await resultFolderAt(folder('mine'))).toBeUndefined();
    expect(await resultFolderAt(join(folder('mine'), 'manifest.json'))).toBeUndefined();
    expect(await resultFolderAt(join(parent, 'nothing'))).toBeUndefined();
    expect((await regressionFiles([folder('mine')])).files).toEqual([
      join(folder('mine'), 'manifest.json'),
      join(folder('mine'), 'sweep.json'),
    ]);
  });

  it('rejects a run folder among the files to test', async () => {
    await expect(regressionFiles([folder('run')])).rejects.toThrow(
      'expected a scenario file or a folder of them, found the folder of a run; repeat it with: ',
    );
  });
});
