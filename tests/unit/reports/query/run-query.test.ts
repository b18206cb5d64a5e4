import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resultText } from '#reports/query/result-text.ts';
import { exportRun, listRun, queryRun } from '#reports/query/run-query.ts';
import {
  openFixtureFolder,
  withTemporaryFolder,
  writeFixtureRun,
  writeFixtureTick,
} from '#tests/support/run-folder-fixture.ts';

async function csvOf(folder: string, sql: string): Promise<string> {
  let text = '';
  await queryRun(folder, sql, async (result) => {
    for await (const piece of resultText(result, 'csv')) text += piece;
  });
  return text;
}

describe('reports/query/run-query', () => {
  it('answers from the tables that the statement names, in whatever case, and from texts that name one', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      expect(await csvOf(folder, 'SELECT count(*) AS n FROM Agents')).toBe('n\r\n970\r\n');
      expect(await csvOf(folder, "from query_table('coh' || 'orts') select count(*) as n")).toBe('n\r\n20\r\n');
      expect(await csvOf(folder, 'show tables')).toContain('rewards');
    });
  });

  it('sees finished ticks alone', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      for (let tick = 0; tick < 3; tick += 1) await writeFixtureTick(run, tick);
      await appendFile(join(folder, 'failures.csv'), '3,retail,stake,X,1,1\r\n3,ret');
      await appendFile(join(folder, 'metrics.csv'), '3,1736');
      expect(await csvOf(folder, 'select (select count(*) from metrics) m, (select count(*) from failures) f')).toBe(
        'm,f\r\n3,3\r\n',
      );
    });
  });

  it('rejects a run whose files changed, and a wrong query with what it may have meant', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      await expect(csvOf(folder, 'select stakd from agents')).rejects.toMatchObject({
        code: 'REPORT__QUERY_INVALID',
        context: { hint: 'did you mean staked of agents, cohorts?' },
      });
      await appendFile(join(folder, 'rewards.csv'), ' ');
      await expect(csvOf(folder, 'select 1')).rejects.toThrow('rewards.csv cannot be used: it changed after the run');
      for (const read of [exportRun(folder, undefined, false), listRun(folder)]) {
        await expect(read).rejects.toThrow(/it changed after the run.*; run it again: actsim run first-year\.yaml/);
      }
    });
  });

  it('writes Parquet into the run, again and again, and lists what there is', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      for (let time = 0; time < 2; time += 1) expect(await exportRun(folder, undefined, false)).toHaveLength(8);
      expect(await readdir(join(folder, 'parquet'))).toContain('agents.parquet');
      expect((await listRun(folder)).tables.columns.map(({ name }) => name)).toEqual(['table', 'rows', 'columns']);
      await expect(exportRun(folder, join(folder, 'parquet'), false)).rejects.toMatchObject({
        code: 'REPORT__FILE_EXISTS',
      });
    });
  });
});
