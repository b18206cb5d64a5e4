import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDescribedColumns } from '#reports/artifacts/described-columns.ts';
import { ALWAYS_WRITTEN } from '#reports/artifacts/tables/catalogue.ts';
import { withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';

type Described = Record<string, { id: string; unit: string }[]>;

async function withColumns(
  change: (described: Described) => void,
  test: (folder: string) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await writeFixtureRun(folder, { ticks: 1 });
    const file = join(folder, 'columns.json');
    const described = JSON.parse(await readFile(file, 'utf8')) as Described;
    change(described);
    await writeFile(file, JSON.stringify(described));
    await test(folder);
  });
}

describe('reports/artifacts/described-columns', () => {
  it('names the tables of the run, metrics first, with their columns', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 1 });
      const described = await readDescribedColumns(folder);
      expect([...described.keys()]).toEqual(['metrics', 'actions', ...ALWAYS_WRITTEN]);
      for (const columns of described.values()) {
        expect(columns[0]?.id).toBe('tick');
        for (const { title, unit, formula } of columns) expect([title, unit, formula]).not.toContain('');
      }
    });
  });

  it.each<[string, (columns: { id: string }[]) => void, string]>([
    ['no column', (columns) => columns.splice(0), 'agents.csv: expected tick as first column, found none'],
    ['another first column', (columns) => columns.shift(), 'expected tick as first column, found "unix_seconds"'],
    [
      'a name twice',
      (columns) => columns.push({ ...(columns[5] as { id: string }), id: 'cohort' }),
      'each column once, found "cohort"',
    ],
    [
      'a name that differs in case alone',
      (columns) => columns.push({ ...(columns[5] as { id: string }), id: 'COHORT' }),
      'each column once, found "COHORT" twice',
    ],
    [
      'a column without a name',
      (columns) => columns.push({ ...(columns[5] as { id: string }), id: ' ' }),
      'expected a name of each column, found " "',
    ],
  ])('rejects a table with %s', async (_, change, reason) => {
    await withColumns(
      (described) => change(described['agents.csv'] ?? []),
      async (folder) => {
        await expect(readDescribedColumns(folder)).rejects.toMatchObject({
          code: 'REPORT__RUN_FILE_INVALID',
          context: {
            file: join(folder, 'columns.json'),
            reason: expect.stringContaining(reason) as unknown,
          },
        });
      },
    );
  });

  it('rejects a table that no run has', async () => {
    await withColumns(
      (described) => {
        described['evil.csv'] = [];
      },
      async (folder) => {
        await expect(readDescribedColumns(folder)).rejects.toThrow('Unrecognized key: "evil.csv"');
      },
    );
  });
});
