import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartSource, readRunResults } from '#reports/run-results.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import {
  FIXTURE_SPEC,
  openFixtureFolder,
  withTemporaryFolder,
  writeFixtureRun,
  writeFixtureTick,
} from '#tests/support/run-folder-fixture.ts';

describe('reports/run-results', () => {
  it('reads a run that ended, and one that was killed', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(join(folder, 'ended'));
      const ended = await readRunResults(join(folder, 'ended'));
      expect(ended.metrics.rows).toHaveLength(10);
      expect(ended.failures).toMatchObject([{ errorName: 'X', count: 10 }]);
      expect(ended.cohorts.map(({ cohort, power }) => [cohort, power.length])).toEqual([
        ['retail', 10],
        ['whales', 10],
      ]);
      expect(ended.censuses.map(({ tickIndex, agents }) => [tickIndex, agents.length])).toEqual([[9, 970]]);
      expect(ended.proposals.map(({ state }) => state)).toEqual(['executed', 'defeated', 'active', 'draft']);
      expect(ended.rewards).toHaveLength(2);
      expect(ended.events.map(({ kind }) => kind)).toContain('price_shock');

      const run = await openFixtureFolder(join(folder, 'killed'));
      await writeFixtureTick(run, 0);
      const killed = await readRunResults(join(folder, 'killed'));
      expect(killed.manifest.status).toBe('running');
      expect(killed.metrics.rows).toHaveLength(1);
      expect(killed.censuses).toEqual([]);
    });
  });

  it.each(['metrics', 'actions', 'agents', 'cohorts', 'events', 'failures', 'proposals', 'rewards'])(
    'rejects a run whose %s.csv changed after it ended',
    async (name) => {
      await withTemporaryFolder(async (folder) => {
        await writeFixtureRun(folder);
        await appendFile(join(folder, `${name}.csv`), ' ');
        await expect(readRunResults(folder)).rejects.toMatchObject({
          code: 'REPORT__RUN_FILE_INVALID',
          message: expect.stringMatching(
            /: it changed after the run: expected sha256 .*, found .*; run it again: /,
          ) as unknown,
          context: { file: join(folder, `${name}.csv`) },
        });
      });
    },
  );

  it('rejects columns.json that changed after the run ended', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      await appendFile(join(folder, 'columns.json'), ' ');
      await expect(readRunResults(folder)).rejects.toThrow('columns.json cannot be used: it changed after the run');
    });
  });

  it.each([
    [
      'metrics',
      (text: string) => text.replace(/(\r\n3,\d{4})[^\r]*/, '$1'),
      /line 5: expected 9 cells, found 2; run it again/,
    ],
    [
      'rewards',
      (text: string) => text.replace(/,retail,\d+/, ',retail,many'),
      /line 2, column earned: expected a number/,
    ],
    [
      'agents',
      (text: string) => text.replace(/,staker,\d+/, ',staker,1.5'),
      /line 2, column staked: expected a whole number/,
    ],
    [
      'proposals',
      (text: string) => text.replace('proposal,state', 'proposal,status'),
      /line 1, column \d+: expected the name /,
    ],
    ['events', (text: string) => text.replace('"', ''), /line 2: expected 6 cells, found 7/],
  ] as const)('rejects a broken line of %s.csv, and says which', async (name, change, reason) => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const file = join(folder, `${name}.csv`);
      await writeFile(file, change(await readFile(file, 'utf8')));
      await expect(readRunResults(folder)).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        message: expect.stringMatching(reason) as unknown,
        context: { file, fix: 'run it again: actsim run first-year.yaml --engine litesvm --seed 42' },
      });
    });
  });

  it.each(['actions', 'agents', 'cohorts', 'events', 'failures', 'metrics', 'proposals', 'rewards'])(
    'rejects a run without its %s.csv',
    async (name) => {
      await withTemporaryFolder(async (folder) => {
        await writeFixtureRun(folder);
        await rm(join(folder, `${name}.csv`));
        await expect(readRunResults(folder)).rejects.toThrow(
          `${name}.csv cannot be used: the file is missing; run it again`,
        );
      });
    },
  );

  it('reads the attacks of a run that has any', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(join(folder, 'attacked'), { spec: attackedSpec(FIXTURE_SPEC) });
      const { attacks } = await readRunResults(join(folder, 'attacked'));
      expect(attacks.map(({ attack, course, steps }) => [attack, course?.last.tickIndex, steps.count])).toEqual([
        ['raiders', 9, 16],
        ['sleepers', 9, 16],
      ]);
      await writeFixtureRun(join(folder, 'peaceful'), { ticks: 1 });
      expect((await readRunResults(join(folder, 'peaceful'))).attacks).toEqual([]);
    });
  });

  it.each(['attacks', 'attack_steps'])('rejects a run whose %s.csv changed after it ended', async (name) => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { spec: attackedSpec(FIXTURE_SPEC) });
      await appendFile(join(folder, `${name}.csv`), ' ');
      await expect(readRunResults(folder)).rejects.toThrow(`${name}.csv cannot be used: it changed after the run`);
    });
  });

  it('labels charts with the run, cutting a long name', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { spec: { ...FIXTURE_SPEC, name: `${'ü'.repeat(99)}\u0007` } });
      const source = chartSource(await readRunResults(folder));
      expect(source.runLabel).toBe(`${'ü'.repeat(59)}… · seed 42 · litesvm`);
      expect(source.unixSeconds).toHaveLength(10);
      expect(source.metric('staking.ratio')?.[1]).toBe(0.25);
      expect(source.metric('no.such_metric')).toBeUndefined();
    });
  });
});
