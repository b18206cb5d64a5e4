import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { openRunTables } from '#reports/artifacts/run-table.ts';
import { writeParquet } from '#reports/query/parquet.ts';
import { withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';

async function read(sql: string): Promise<readonly (readonly unknown[])[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

describe('reports/query/parquet', () => {
  it('writes every table, amounts exact, with what its columns mean', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const tables = await openRunTables(folder);
      const target = join(folder, "it's [mine]");
      const files = await writeParquet(tables, target, false);
      expect(files.map(({ table }) => table)).toEqual(tables.names);
      expect(await readdir(target)).toEqual(tables.names.map((name) => `${name}.parquet`).sort());
      const file = "'" + join(target, 'metrics.parquet').replace("'", "''").replace('[', '[[]') + "'";
      expect(
        await read(
          `select "staking.total_staked", date::varchar, typeof("staking.total_staked") from ${file} where tick = 9`,
        ),
      ).toEqual([[String(9n * 123_456_789_012_345_678n), '2025-01-11', 'DECIMAL(38,0)']]);
      const [[described] = []] = await read(
        `select decode(value) from parquet_kv_metadata(${file}) where decode(key) = 'columns'`,
      );
      expect(JSON.parse(String(described))).toEqual(tables.head('metrics').columns);
    });
  });

  it('writes the same bytes for the same run', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const tables = await openRunTables(folder);
      const files = await writeParquet(tables, join(folder, 'a'), false);
      await writeParquet(tables, join(folder, 'b'), false);
      for (const { table, file } of files) {
        expect((await readFile(file)).equals(await readFile(join(folder, 'b', `${table}.parquet`)))).toBe(true);
      }
    });
  });

  it('rejects files that are there already, unless it is forced', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const tables = await openRunTables(folder);
      await mkdir(join(folder, 'mine'));
      await writeFile(join(folder, 'mine', 'rewards.parquet'), 'mine');
      await expect(writeParquet(tables, join(folder, 'mine'), false)).rejects.toMatchObject({
        code: 'REPORT__FILE_EXISTS',
        context: { file: join(folder, 'mine', 'rewards.parquet') },
      });
      expect(await readdir(join(folder, 'mine'))).toEqual(['rewards.parquet']);
      expect(await writeParquet(tables, join(folder, 'mine'), true)).toHaveLength(8);
    });
  });

  it('rejects a folder that cannot be', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const tables = await openRunTables(folder);
      await expect(writeParquet(tables, join(folder, 'metrics.csv'), true)).rejects.toMatchObject({
        code: 'REPORT__WRITE_FAILED',
      });
    });
  });

  it('makes a folder with its parents', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const target = join(folder, 'deep', 'er');
      const files = await writeParquet(await openRunTables(folder), target, false);
      expect(await readdir(target)).toHaveLength(files.length);
    });
  });

  // Node's own recursive mkdir does not return from there.
  it.runIf(process.platform === 'linux')('rejects a folder that the system does not make', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const tables = await openRunTables(folder);
      await expect(writeParquet(tables, '/proc/actsim/parquet', false)).rejects.toMatchObject({
        code: 'REPORT__WRITE_FAILED',
      });
    });
  });
});
