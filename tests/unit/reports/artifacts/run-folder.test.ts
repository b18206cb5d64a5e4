import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readManifest } from '#reports/artifacts/manifest.ts';
import { digestFile, resultsDigest } from '#reports/artifacts/result-file.ts';
import { TABLES, tablesOf } from '#reports/artifacts/tables/catalogue.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import {
  FIXTURE_END,
  FIXTURE_METRICS,
  FIXTURE_SPEC,
  FIXTURE_START_UNIX_SECONDS,
  fixtureValues,
  metricColumn,
  openFixtureFolder,
  withTemporaryFolder,
  writeFixtureRun,
  writeFixtureTick,
} from '#tests/support/run-folder-fixture.ts';

async function linesOf(folder: string, name: string): Promise<string[]> {
  return (await readFile(join(folder, name), 'utf8')).split('\r\n');
}

const WITHOUT_ACTIONS = { ...FIXTURE_SPEC, outputs: { ...FIXTURE_SPEC.outputs, actions: false } };

describe('reports/artifacts/run-folder', () => {
  it('starts with a running manifest, the column descriptions and the headers', async () => {
    await withTemporaryFolder(async (folder) => {
      await openFixtureFolder(folder);
      expect(await readdir(folder)).toEqual([
        '.lock',
        'actions.csv',
        'agents.csv',
        'cohorts.csv',
        'columns.json',
        'events.csv',
        'failures.csv',
        'manifest.json',
        'metrics.csv',
        'proposals.csv',
        'rewards.csv',
      ]);
      const ids = FIXTURE_METRICS.map((metric) => metric.id).join();
      expect(await linesOf(folder, 'metrics.csv')).toEqual([`tick,unix_seconds,date,${ids}`, '']);
      expect(await linesOf(folder, 'failures.csv')).toEqual(['tick,cohort,kind,error_name,error_code,count', '']);
      expect(await linesOf(folder, 'actions.csv')).toEqual(['tick,agent,cohort,kind,amount_base_units,outcome', '']);
      for (const name of tablesOf(FIXTURE_SPEC)) {
        expect(await linesOf(folder, `${name}.csv`)).toEqual([TABLES[name].columns.map(({ id }) => id).join(), '']);
      }
    });
  });

  it('writes actions.csv only when the spec asks for it', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { spec: WITHOUT_ACTIONS });
      expect(await readdir(folder)).not.toContain('actions.csv');
      expect(await readdir(folder)).toContain('failures.csv');
      expect(JSON.parse(await readFile(join(folder, 'columns.json'), 'utf8'))).not.toHaveProperty(['actions.csv']);
    });
  });

  it('writes the tables of attacks only when the spec has attackers', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { spec: attackedSpec(FIXTURE_SPEC), ticks: 4 });
      const manifest = await readManifest(folder);
      const names = manifest.status === 'running' ? [] : manifest.files.map(({ name }) => name);
      expect(names).toContain('attacks.csv');
      expect(names).toContain('attack_steps.csv');
      expect((await linesOf(folder, 'attacks.csv'))[1]).toMatch(
        /^2,1735948800,2025-01-04,raiders,R01,2,1000000000000000,,1005120000000000,,5120000000000,,/,
      );
      expect((await linesOf(folder, 'attack_steps.csv')).slice(3, 5)).toEqual([
        '2,1735948800,2025-01-04,sleepers,sleepers/0,stake 500000000000000 for 0 days,accepted',
        '2,1735948800,2025-01-04,sleepers,sleepers/1,unstake 500000000000000 of entry 0,StillLocked',
      ]);
      await writeFixtureRun(folder, { force: true });
      expect((await readdir(folder)).filter((name) => name.startsWith('attack'))).toEqual([]);
    });
  });

  it('has every line of a tick on disk when the tick has ended, and none before', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      await writeFixtureTick(run, 0);
      run.write('actions', {
        tickIndex: 1,
        agentId: 'a',
        cohort: 'c',
        kind: 'stake',
        amountBaseUnits: 1n,
        outcome: 'accepted',
      });
      run.write('metrics', { tickIndex: 1, unixSeconds: FIXTURE_START_UNIX_SECONDS, values: fixtureValues(1) });
      expect((await linesOf(folder, 'metrics.csv')).slice(1)).toEqual(['0,1735776000,2025-01-02,0,0,,0.05,,', '']);
      expect((await linesOf(folder, 'actions.csv')).slice(1)).toEqual([
        '0,retail-0,retail,stake,5,accepted',
        '0,retail-1,retail,claim_rewards,,X',
        '',
      ]);
      expect((await linesOf(folder, 'failures.csv')).slice(1)).toEqual(['0,retail,claim_rewards,X,6001,1', '']);
      await run.endTick(1);
      expect(await linesOf(folder, 'metrics.csv')).toHaveLength(4);
      expect(await linesOf(folder, 'actions.csv')).toHaveLength(5);
    });
  });

  it('keeps amounts exact through papaparse', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const text = await readFile(join(folder, 'metrics.csv'), 'utf8');
      const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
      expect(data.map((row) => row['staking.total_staked'])).toEqual(
        data.map((_, tick) => String(BigInt(tick) * 123_456_789_012_345_678n)),
      );
      expect(data.map((row) => Number(row['staking.ratio']))).toEqual(data.map((_, tick) => fixtureValues(tick)[0]));
    });
  });

  it('describes each column by id, title, unit and formula, a metric also by source and direction', async () => {
    await withTemporaryFolder(async (folder) => {
      await openFixtureFolder(folder, { series: { 'staking.ratio': [0.5] } });
      const columns = JSON.parse(await readFile(join(folder, 'columns.json'), 'utf8')) as Record<string, object[]>;
      expect(Object.keys(columns).sort()).toEqual(
        ['metrics', ...tablesOf(FIXTURE_SPEC)].map((name) => `${name}.csv`).sort(),
      );
      const { 'metrics.csv': metrics = [], ...others } = columns;
      expect(metrics.at(-1)).toEqual(metricColumn('staking.ratio'));
      expect(Object.keys(metricColumn('staking.ratio'))).toEqual([
        'id',
        'title',
        'unit',
        'formula',
        'source',
        'better',
      ]);
      for (const column of [...metrics.slice(0, 3), ...Object.values(others).flat()]) {
        expect(Object.keys(column)).toEqual(['id', 'title', 'unit', 'formula']);
      }
    });
  });

  it('writes the rows of every table as the run hands them over, amounts exact and gaps empty', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      expect((await linesOf(folder, 'cohorts.csv')).slice(-3)).toEqual([
        '9,1736553600,2025-01-11,retail,staker,940,939,470000000000000,470000000000000,,705000000000000,' +
          '4700000000000,1175000000000,235000000000,8460',
        '9,1736553600,2025-01-11,whales,whale,30,29,1500000000000000,1500000000000000,,4500000000000000,' +
          '15000000000000,3750000000000,750000000000,270',
        '',
      ]);
      const agents = await linesOf(folder, 'agents.csv');
      expect(agents).toHaveLength(1 + 970 + 1);
      expect(agents[1]).toMatch(/^9,1736553600,2025-01-11,census,retail-0,retail,staker,2000000000000,/);
      expect(agents.at(-2)).toMatch(/,census,whales-29,whales,whale,0,100000000000,,0,0,0,0,2,0,$/);
      const proposals = await linesOf(folder, 'proposals.csv');
      expect(proposals.filter((line) => line.includes(',executed,'))).toHaveLength(1);
      expect(proposals.filter((line) => line.includes(',defeated,'))).toHaveLength(1);
      expect(await linesOf(folder, 'rewards.csv')).toHaveLength(1 + 2 + 1);
      expect((await linesOf(folder, 'events.csv'))[1]).toBe(
        '1,1735862400,2025-01-03,price_shock,market,"the price falls by 60%, to 0.02 USD"',
      );
    });
  });

  it('ends with a manifest whose hashes are those of the files', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const manifest = await readManifest(folder);
      if (manifest.status === 'running') throw new Error('expected an ended run');
      expect(manifest.files.map((file) => file.name)).toEqual([
        'actions.csv',
        'agents.csv',
        'cohorts.csv',
        'columns.json',
        'events.csv',
        'failures.csv',
        'metrics.csv',
        'proposals.csv',
        'rewards.csv',
      ]);
      for (const file of manifest.files) expect(await digestFile(join(folder, file.name))).toEqual(file);
      expect(manifest.resultsDigest).toBe(resultsDigest(manifest.files));
      expect(manifest.ticksFinished).toBe(10);
      expect(manifest.units).toEqual(FIXTURE_END.units);
    });
  });

  it('drops the rows of an unfinished tick when it ends', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      await writeFixtureTick(run, 0);
      run.write('failures', { tickIndex: 1, cohort: 'c', kind: 'stake', errorName: 'X', errorCode: 1, count: 1 });
      const manifest = await run.finish({ ...FIXTURE_END, status: 'interrupted' });
      expect(manifest).toMatchObject({ status: 'interrupted', ticksFinished: 1 });
      expect(await linesOf(folder, 'failures.csv')).toHaveLength(3);
    });
  });

  it('counts a tick that is being written when the run is interrupted', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      const [, manifest] = await Promise.all([
        writeFixtureTick(run, 0),
        run.finish({ ...FIXTURE_END, status: 'interrupted' }),
      ]);
      expect(manifest.ticksFinished).toBe(1);
      expect(await linesOf(folder, 'metrics.csv')).toHaveLength(3);
    });
  });

  it('ends once: a later end changes nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      const first = await run.finish(FIXTURE_END);
      expect(await run.finish({ ...FIXTURE_END, status: 'failed' })).toBe(first);
      expect((await readManifest(folder)).status).toBe('completed');
    });
  });

  it('replaces a former run with force, leaving none of its rows', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const run = await openFixtureFolder(folder, {
        force: true,
        spec: WITHOUT_ACTIONS,
      });
      expect((await readManifest(folder)).status).toBe('running');
      expect(await readdir(folder)).not.toContain('actions.csv');
      expect(await linesOf(folder, 'metrics.csv')).toHaveLength(2);
      await run.finish(FIXTURE_END);
    });
  });

  it('rejects a folder that exists', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      await expect(openFixtureFolder(folder)).rejects.toThrow(
        `${folder} exists already; choose another --out, or pass --force to replace it`,
      );
    });
  });

  it('rejects rows out of order, a wrong number of values, and a tick without metrics', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      const unixSeconds = FIXTURE_START_UNIX_SECONDS;
      expect(() => run.write('metrics', { tickIndex: 1, unixSeconds, values: fixtureValues(1) })).toThrow(
        'expected 0, found 1',
      );
      expect(() => run.write('metrics', { tickIndex: 0, unixSeconds, values: [1] })).toThrow(
        'one row of 6 values, found 1 values',
      );
      await expect(run.endTick(0)).rejects.toThrow('the metrics of tick 0');
      run.write('metrics', { tickIndex: 0, unixSeconds, values: fixtureValues(0) });
      expect(() => run.write('metrics', { tickIndex: 0, unixSeconds, values: fixtureValues(0) })).toThrow(
        'a second row',
      );
      await run.endTick(0);
      await expect(run.endTick(0)).rejects.toThrow('expected 1, found 0');
    });
  });

  it('rejects a metric that is not a number before any line of its tick is written', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      run.write('actions', {
        tickIndex: 0,
        agentId: 'a',
        cohort: 'c',
        kind: 'stake',
        amountBaseUnits: 1n,
        outcome: 'accepted',
      });
      run.write('metrics', {
        tickIndex: 0,
        unixSeconds: FIXTURE_START_UNIX_SECONDS,
        values: [Number.NaN, 0n, 1, 1, 1, 1],
      });
      await expect(run.endTick(0)).rejects.toMatchObject({ code: 'CORE__VALUE_OUT_OF_RANGE' });
      expect(await linesOf(folder, 'actions.csv')).toHaveLength(2);
      expect(await linesOf(folder, 'metrics.csv')).toHaveLength(2);
    });
  });
});
