import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { QueryClock } from '#cli/query-clock.ts';
import { openRunTables } from '#reports/artifacts/run-table.ts';
import { QueryDatabase } from '#reports/query/query-database.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';

const ALL: readonly RunTableName[] = ['metrics', 'actions', 'agents', 'cohorts', 'events', 'proposals', 'rewards'];

async function withDatabase(test: (database: QueryDatabase, folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await writeFixtureRun(folder);
    const database = await QueryDatabase.forQueries(await openRunTables(folder), ALL);
    try {
      await test(database, folder);
    } finally {
      database.close();
    }
  });
}

async function rowsOf(database: QueryDatabase, sql: string): Promise<readonly (readonly unknown[])[]> {
  const found: (readonly unknown[])[] = [];
  for await (const block of (await database.query(sql)).rows())
    found.push(...block.map((row) => row.map((cell) => cell?.json)));
  return found;
}

describe('reports/query/query-database', () => {
  it('holds every cell as the file has it, amounts exact, gaps as NULL', async () => {
    await withDatabase(async (database, folder) => {
      const [, ...lines] = (await readFile(join(folder, 'metrics.csv'), 'utf8')).trimEnd().split('\r\n');
      const found = await rowsOf(database, 'from metrics order by tick');
      expect(found.map((row) => row.join())).toEqual(lines);
      expect(
        await rowsOf(
          database,
          'select sum("staking.total_staked"), typeof(sum(power)) from metrics, cohorts where cohorts.tick = 9 and cohort = \'whales\' group by all',
        ),
      ).toEqual([[String(45n * 123_456_789_012_345_678n), 'HUGEINT']]);
      expect(
        await rowsOf(database, 'select count(*), count(proposer), count(distinct proposal) from proposals'),
      ).toEqual([[11, 9, 4]]);
      expect(await rowsOf(database, "select decided_by_one from proposals where state = 'executed'")).toEqual([[true]]);
      expect(await rowsOf(database, 'select max(a.date) - min(m.date) from agents a, metrics m')).toEqual([[9]]);
    });
  });

  it.each([
    ["copy agents to '%s'", /file system operations are disabled|found COPY/],
    ["select * from read_csv('/etc/passwd')", /file system operations are disabled/],
    ["select * from read_text('/etc/passwd')", /file system operations are disabled/],
    ["select * from glob('/etc/*')", /file system operations are disabled/],
    ["select * from read_parquet('https://example.org/x.parquet')", /disabled by configuration/],
    ["attach '%s'", /found ATTACH/],
    ['install httpfs', /found LOAD/],
    ['load httpfs', /found LOAD/],
    ["export database '%s'", /disabled|found/],
    ["import database '/etc'", /disabled by configuration/],
    ['set enable_external_access = true', /found SET|locked/],
    ['reset enable_external_access', /found SET|locked/],
    ['pragma enable_external_access = true', /found SET|locked/],
    ['create table mine as select 1', /found CREATE/],
    ['delete from agents', /found DELETE/],
    ['drop table agents', /found DROP/],
    ["update agents set agent = 'me'", /found UPDATE/],
    ['insert into agents select * from agents', /found INSERT/],
    ['checkpoint', /found/],
  ])('refuses %s', async (sql, reason) => {
    await withDatabase(async (database, folder) => {
      const stolen = join(dirname(folder), 'stolen');
      await expect(database.query(sql.replace('%s', stolen))).rejects.toMatchObject({
        code: 'REPORT__QUERY_REFUSED',
        context: { reason: expect.stringMatching(reason) as unknown },
      });
      expect(await readdir(dirname(folder))).toEqual(['run']);
    });
  });

  it('has sealed itself, and takes no file as a table', async () => {
    await withDatabase(async (database) => {
      expect(
        await rowsOf(
          database,
          "select name, value from duckdb_settings() where name in ('enable_external_access', 'lock_configuration', " +
            "'autoload_known_extensions', 'autoinstall_known_extensions', 'allow_community_extensions', 'temp_directory') " +
            'order by name',
        ),
      ).toEqual([
        ['allow_community_extensions', 'false'],
        ['autoinstall_known_extensions', 'false'],
        ['autoload_known_extensions', 'false'],
        ['enable_external_access', 'false'],
        ['lock_configuration', 'true'],
        ['temp_directory', ''],
      ]);
      await expect(database.query("from '/etc/passwd'")).rejects.toThrow('Table with name /etc/passwd does not exist');
    });
  });

  it.each([
    'select 1',
    'describe agents',
    'show tables',
    'summarize cohorts',
    'explain select 1',
    'from events',
    'values (1)',
  ])('runs %s', async (sql) => {
    await withDatabase(async (database) => {
      expect((await rowsOf(database, sql)).length).toBeGreaterThan(0);
    });
  });

  it.each([
    ['selekt 1', /Parser Error: syntax error at or near "selekt"\nLINE 1: selekt 1\n {8}\^/],
    ['select nothing from agents', /Referenced column "nothing" not found/],
    ['select 1; select 2', /expected one statement, found 2/],
    ['-- nothing', /expected one statement, found none/],
  ])('rejects %s', async (sql, reason) => {
    await withDatabase(async (database) => {
      await expect(database.query(sql)).rejects.toMatchObject({
        code: 'REPORT__QUERY_INVALID',
        context: { reason: expect.stringMatching(reason) as unknown },
      });
    });
  });

  it('rejects a value that cannot be made, when its row comes', async () => {
    await withDatabase(async (database) => {
      await expect(
        (async () => rowsOf(database, 'select max(power) * max(power) * max(power) from agents'))(),
      ).rejects.toMatchObject({
        code: 'REPORT__QUERY_INVALID',
        message: expect.stringContaining('Overflow') as unknown,
      });
    });
  });

  it.each([
    'with recursive t(n) as (select 1 union all select n + 1 from t) select count(*) from t',
    'select count(*) from range(100000000) a, range(100000000) b where a.range % 7 = b.range % 11',
    'select * from range(100000000000) where range < 0',
  ])('ends in time: %s', async (sql) => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 1 });
      const tables = await openRunTables(folder);
      const database = await QueryDatabase.forQueries(tables, [], new QueryClock(0.2));
      try {
        await expect((async () => rowsOf(database, sql))()).rejects.toMatchObject({
          code: 'REPORT__QUERY_TIMED_OUT',
          message: expect.stringMatching(/ended after 0\.2 s; .*--timeout/) as unknown,
        });
      } finally {
        database.close();
      }
    });
  });

  it('ends on a signal while it reads the tables', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const reason = new Error('SIGINT');
      const limits = new QueryClock(undefined, AbortSignal.abort(reason));
      await expect(QueryDatabase.forQueries(await openRunTables(folder), ALL, limits)).rejects.toBe(reason);
    });
  });

  it('finds the nearest name, or none', async () => {
    await withDatabase(async (database) => {
      const known = ['staking.ratio', 'staked', "o'clock"];
      expect(await database.nearest('stakd', known)).toBe('staked');
      expect(await database.nearest('Staking.Rato', known)).toBe('staking.ratio');
      expect(await database.nearest("o'clok", known)).toBe("o'clock");
      expect(await database.nearest('zzz', known)).toBeUndefined();
    });
  });

  it('rejects a cell that is not of its unit, with line and column', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const file = join(folder, 'cohorts.csv');
      await writeFile(file, (await readFile(file, 'utf8')).replace('retail,staker,940,0,', 'retail,staker,940,0.5,'));
      await expect(QueryDatabase.forQueries(await openRunTables(folder), ['cohorts'])).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { file, reason: 'line 2, column stakers: expected a whole number, found "0.5"' },
      });
    });
  });
});
