import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ComparisonFolder } from '#reports/compare/comparison-folder.ts';
import { folderComparison } from '#tests/support/comparison-fixtures.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';

const IDENTITY = { actsimVersion: '0.1.0', kind: 'folders', command: 'actsim compare' } as const;

describe('reports/compare/comparison-folder.ts', () => {
  it('writes tables, charts, page and summary, the same bytes again', async () => {
    await withTemporaryFolder(async (folder) => {
      const write = async (force: boolean): Promise<Record<string, string>> => {
        const open = await ComparisonFolder.open({ folder, force, identity: IDENTITY });
        await open.finish(folderComparison());
        const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
        return Object.fromEntries(
          entries
            .filter((entry) => entry.isFile())
            .map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name), 'base64')]),
        );
      };
      const first = await write(false);
      expect(Object.keys(first).sort()).toEqual(
        [
          ...['staking', 'supply', 'influence'].flatMap((id) =>
            ['dark.svg', 'png', 'svg', 'vl.json'].map((end) => `${id}.${end}`),
          ),
          'columns.json',
          'compare.html',
          'compare.json',
          'compare.md',
          'differences.csv',
          'runs.csv',
        ].sort(),
      );
      expect(await write(true)).toEqual(first);
      await expect(write(false)).rejects.toThrow('exists already');
      expect(readFileSync(join(folder, 'differences.csv'), 'utf8')).toMatch(/^time,tick,.*\r\nend,3,staking\.ratio,/);
    });
  });

  it('says that it failed where its results cannot be written, and lets go of the folder', async () => {
    await withTemporaryFolder(async (folder) => {
      const open = await ComparisonFolder.open({ folder, force: false, identity: IDENTITY });
      await mkdir(join(folder, 'runs.csv', 'in the way'), { recursive: true });
      await expect(open.finish(folderComparison())).rejects.toMatchObject({ code: 'REPORT__WRITE_FAILED' });
      expect(readFileSync(join(folder, 'compare.json'), 'utf8')).toContain('"status": "failed"');
      expect(readdirSync(folder)).not.toContain('.lock');
    });
  });

  it('ends without results, and never replaces a folder of somebody else', async () => {
    await withTemporaryFolder(async (folder) => {
      const open = await ComparisonFolder.open({ folder, force: false, identity: IDENTITY });
      await open.abandon('interrupted');
      expect(readdirSync(folder)).toEqual(['compare.json']);
      expect(readFileSync(join(folder, 'compare.json'), 'utf8')).toContain('"status": "interrupted"');
    });
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      await writeFile(join(folder, 'mine.txt'), 'x');
      await expect(ComparisonFolder.open({ folder, force: true, identity: IDENTITY })).rejects.toThrow(
        "no compare.json of actsim says that they are a comparison's",
      );
    });
  });
});
