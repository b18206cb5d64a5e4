import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnIndex, numberColumn, openRunTables, readRunTable, readTable } from '#reports/artifacts/run-table.ts';
import { ALWAYS_WRITTEN } from '#reports/artifacts/tables/catalogue.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import {
  FIXTURE_END,
  FIXTURE_SPEC,
  openFixtureFolder,
  withTemporaryFolder,
  writeFixtureRun,
  writeFixtureTick,
} from '#tests/support/run-folder-fixture.ts';

const WITHOUT_ACTIONS = { ...FIXTURE_SPEC, outputs: { ...FIXTURE_SPEC.outputs, actions: false } };
const COMMAND = 'run it again: actsim run first-year.yaml --engine litesvm --seed 42';

async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
}

describe('reports/artifacts/run-table', () => {
  it('reads exact texts, and columns as numbers with gaps', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 3 });
      const metrics = await readRunTable(folder, 'metrics');
      expect(metrics.rows[2]?.[4]).toBe('246913578024691356');
      expect(numberColumn(metrics, 'staking.mean_lock_days')).toEqual([undefined, 31, 32]);
      expect(numberColumn(metrics, 'no.such_metric')).toBeUndefined();
      expect(columnIndex(metrics, 'staking.total_staked')).toBe(4);
      expect((await readRunTable(folder, 'actions')).rows).toHaveLength(6);
      expect((await readRunTable(folder, 'cohorts')).rows).toHaveLength(6);
    });
  });

  it('names the tables that the run recorded, and hands over their rows one by one with their lines', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { spec: WITHOUT_ACTIONS, ticks: 2 });
      const tables = await openRunTables(folder);
      expect(tables.names).toEqual(['metrics', ...ALWAYS_WRITTEN]);
      expect(tables.manifest.seed).toBe(42);
      const seen: (readonly [number, string | undefined])[] = [];
      await tables.each('cohorts', (row, line) => seen.push([line, row[3]]));
      expect(seen).toEqual([
        [2, 'retail'],
        [3, 'whales'],
        [4, 'retail'],
        [5, 'whales'],
      ]);
    });
  });

  it('reads every finished tick of a run that was killed at any byte of its metrics', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      for (let tick = 0; tick < 3; tick += 1) await writeFixtureTick(run, tick);
      const file = join(folder, 'metrics.csv');
      const text = await readFile(file, 'utf8');
      const start = text.lastIndexOf('\r\n', text.length - 3) + 2;
      for (let bytes = text.length; bytes >= start; bytes -= 1) {
        await truncate(file, bytes);
        const ticks = bytes === text.length ? 3 : 2;
        const tables = await openRunTables(folder);
        expect(tables.metrics.rows).toHaveLength(ticks);
        let cohorts = 0;
        await tables.each('cohorts', () => (cohorts += 1));
        expect(cohorts).toBe(2 * ticks);
      }
    });
  });

  it.each(ALWAYS_WRITTEN)('leaves out rows of an unfinished tick, whole or torn, of %s', async (name) => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      for (let tick = 0; tick < 10; tick += 1) await writeFixtureTick(run, tick);
      const file = join(folder, `${name}.csv`);
      const before = (await readRunTable(folder, name)).rows;
      expect(before.length).toBeGreaterThan(0);
      const line = (await readFile(file, 'utf8')).split('\r\n')[1]?.replace(/^\d+/, '10') ?? '';
      await appendFile(file, `${line}\r\n`);
      expect((await readRunTable(folder, name)).rows).toEqual(before);
      for (let bytes = 1; bytes <= line.length; bytes += 7) {
        await appendFile(file, line.slice(0, bytes));
        expect((await readRunTable(folder, name)).rows).toEqual(before);
        await truncate(file, (await readFile(file)).length - Buffer.from(line.slice(0, bytes)).length);
      }
    });
  });

  it('reads the finished ticks of a run that goes on meanwhile', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      for (let tick = 0; tick < 3; tick += 1) await writeFixtureTick(run, tick);
      const tables = await openRunTables(folder);
      for (let tick = 3; tick < 9; tick += 1) await writeFixtureTick(run, tick);
      expect((await readTable(tables, 'cohorts')).rows.map(([tick]) => tick)).toEqual(['0', '0', '1', '1', '2', '2']);
    });
  });

  it('rejects a run whose metrics lost ticks, whether it ended or not', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      for (let tick = 0; tick < 9; tick += 1) await writeFixtureTick(run, tick);
      const metrics = join(folder, 'metrics.csv');
      await edit(metrics, (text) => text.slice(0, text.indexOf('\r\n4,') + 2));
      await expect(readRunTable(folder, 'cohorts')).rejects.toThrow('expected a tick from 0 to 4, found "8"');
      await run.finish(FIXTURE_END);
      await expect(readRunTable(folder, 'cohorts')).rejects.toThrow(
        `${metrics} cannot be used: expected the 9 finished ticks of manifest.json, found 4; ${COMMAND}`,
      );
    });
  });

  it('has the tables of attacks of a run that has any, and says of another why not', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(join(folder, 'attacked'), { spec: attackedSpec(FIXTURE_SPEC), ticks: 5 });
      const tables = await openRunTables(join(folder, 'attacked'));
      expect(tables.names).toContain('attacks');
      expect((await readTable(tables, 'attacks')).rows).toHaveLength(6);
      expect((await readTable(tables, 'attack_steps')).rows).toHaveLength(12);
      await writeFixtureRun(join(folder, 'peaceful'), { ticks: 1 });
      await expect(readRunTable(join(folder, 'peaceful'), 'attacks')).rejects.toThrow(
        'attacks.csv cannot be used: the run did not record it; only runs of a scenario with attacks have it',
      );
    });
  });

  it('rejects a table that the run did not record, and says how to have it', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { spec: WITHOUT_ACTIONS });
      await expect(readRunTable(folder, 'actions')).rejects.toThrow(
        'actions.csv cannot be used: the run did not record it; set outputs.actions to true in the scenario',
      );
    });
  });

  it.each(['metrics', 'actions', ...ALWAYS_WRITTEN] satisfies RunTableName[])(
    'rejects a missing %s.csv, and says how to make the run again',
    async (name) => {
      await withTemporaryFolder(async (folder) => {
        await writeFixtureRun(folder, { ticks: 2 });
        await rm(join(folder, `${name}.csv`));
        await expect(readRunTable(folder, name)).rejects.toMatchObject({
          code: 'REPORT__RUN_FILE_INVALID',
          message: `${join(folder, `${name}.csv`)} cannot be used: the file is missing; ${COMMAND}`,
        });
      });
    },
  );

  it.each([
    ['is missing', undefined, 'the file is missing'],
    ['is cut', (text: string) => text.slice(0, 200), 'not valid JSON'],
    ['lacks a table', (text: string) => text.replace('"cohorts.csv"', '"groups.csv"'), 'cohorts.csv: '],
    ['lacks a unit', (text: string) => text.replace(/"unit": "index",/, ''), 'metrics.csv.0.unit: '],
  ])('rejects columns.json that %s', async (_, change, reason) => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 2 });
      const file = join(folder, 'columns.json');
      if (change === undefined) await rm(file);
      else await edit(file, change);
      await expect(readRunTable(folder, 'metrics')).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { file, reason: expect.stringContaining(reason) as unknown, fix: COMMAND },
      });
    });
  });

  it.each([
    [
      'another header',
      (text: string) => text.replace('staking.ratio', 'staking.share'),
      /^line 1, column 4: expected the name "staking\.ratio" of columns\.json, found "staking\.share"$/,
    ],
    ['an empty file', () => '', /expected a header line/],
    ['a short row', (text: string) => `${text}10,1\r\n`, /line 12: expected 9 cells, found 2/],
    [
      'a torn line in the middle',
      (text: string) => text.replace(/(\r\n3,\d{4})[^\r]*/, '$1'),
      /line 5: expected 9 cells/,
    ],
    [
      'a time that no clock has',
      (text: string) => text.replace(/\r\n3,\d+/, '\r\n3,99999999999999999'),
      /^line 5, column unix_seconds: expected seconds since 1970, found "99999999999999999"$/,
    ],
    [
      'a time before 1970',
      (text: string) => text.replace(/\r\n3,\d+/, '\r\n3,-5'),
      /^line 5, column unix_seconds: expected seconds since 1970, found "-5"$/,
    ],
    [
      'the day of another time',
      (text: string) => text.replace('2025-01-04', '2025-02-31'),
      /^line 4, column date: expected the day 2025-01-04 of unix_seconds, found "2025-02-31"$/,
    ],
    ['a missing tick', (text: string) => text.replace(/\r\n3,[^\r]*/, ''), /line 5: expected tick 3, found "4"/],
    [
      'binary garbage',
      () => '\u0000\ufffd\u0001\r\n\u0002\r\n',
      /^line 1, column 1: expected the name "tick" of columns\.json, found "\\u0000/,
    ],
  ])('rejects metrics with %s, naming file and line', async (_, change, reason) => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const file = join(folder, 'metrics.csv');
      await edit(file, change);
      await expect(readRunTable(folder, 'metrics')).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { file, reason: expect.stringMatching(reason) as unknown, fix: COMMAND },
      });
    });
  });

  it.each([
    [
      'a row of an earlier tick',
      (text: string) => `${text}3${text.slice(text.lastIndexOf('\r\n9,') + 3)}`,
      'from 9 to 10, found "3"',
    ],
    ['a row of a tick far away', (text: string) => text.replace('\r\n4,', '\r\n4444,'), 'from 3 to 10, found "4444"'],
    ['a row without a tick', (text: string) => text.replace('\r\n4,', '\r\n,'), 'from 3 to 10, found ""'],
    ['a row whose tick is no number', (text: string) => text.replace('\r\n4,', '\r\nx,'), 'from 3 to 10, found "x"'],
  ])('rejects cohorts with %s', async (_, change, reason) => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      await edit(join(folder, 'cohorts.csv'), change);
      await expect(readRunTable(folder, 'cohorts')).rejects.toThrow(`expected a tick ${reason}; ${COMMAND}`);
    });
  });

  it('rejects a cell that is not a number', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      await edit(join(folder, 'metrics.csv'), (text) => text.replace('2025-01-03,0.25,', '2025-01-03,a lot,'));
      const metrics = await readRunTable(folder, 'metrics');
      expect(() => numberColumn(metrics, 'staking.ratio')).toThrow(
        'line 3, column staking.ratio: expected a number, found "a lot"',
      );
    });
  });
});
