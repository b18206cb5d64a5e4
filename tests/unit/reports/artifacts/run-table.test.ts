import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numberColumn, readRunTable } from '#reports/artifacts/run-table.ts';
import {
  FIXTURE_SPEC,
  openFixtureFolder,
  withTemporaryFolder,
  writeFixtureRun,
  writeFixtureTick,
} from '#tests/support/run-folder-fixture.ts';

async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
}

describe('reports/artifacts/run-table', () => {
  it('reads exact texts, and columns as numbers with gaps', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 3 });
      const metrics = await readRunTable(folder, 'metrics.csv');
      expect(metrics.rows[2]?.[4]).toBe('246913578024691356');
      expect(numberColumn(metrics, 'staking.mean_lock_days')).toEqual([undefined, 31, 32]);
      expect(numberColumn(metrics, 'no.such_metric')).toBeUndefined();
      expect((await readRunTable(folder, 'actions.csv')).rows).toHaveLength(6);
    });
  });

  it('reads every finished tick of a run that was killed at any byte of its metrics', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      for (let tick = 0; tick < 3; tick += 1) await writeFixtureTick(run, tick);
      const file = join(folder, 'metrics.csv');
      const text = await readFile(file, 'utf8');
      const lines = text.split('\r\n').length - 1;
      for (let bytes = text.length; bytes > text.indexOf('\r\n') + 1; bytes -= 1) {
        await truncate(file, bytes);
        const ticks = text.slice(0, bytes).split('\r\n').length - 2;
        expect((await readRunTable(folder, 'metrics.csv')).rows).toHaveLength(ticks);
        expect((await readRunTable(folder, 'actions.csv')).rows).toHaveLength(2 * ticks);
      }
      expect(lines).toBe(4);
    });
  });

  it('leaves out a torn line', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 2 });
      await appendFile(join(folder, 'metrics.csv'), '2,17357');
      await appendFile(join(folder, 'failures.csv'), '2,retail,stake,X,1,1\r\n2,ret');
      expect((await readRunTable(folder, 'metrics.csv')).rows).toHaveLength(2);
      expect((await readRunTable(folder, 'failures.csv')).rows).toHaveLength(2);
    });
  });

  it('rejects a missing table, and a table that the run did not record', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { spec: { ...FIXTURE_SPEC, outputs: { actions: false } } });
      await expect(readRunTable(folder, 'actions.csv')).rejects.toThrow('the run did not record it');
      await rm(join(folder, 'failures.csv'));
      await expect(readRunTable(folder, 'failures.csv')).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { file: join(folder, 'failures.csv'), reason: 'the file is missing' },
      });
      await rm(join(folder, 'columns.json'));
      await expect(readRunTable(folder, 'metrics.csv')).rejects.toThrow('columns.json cannot be used');
    });
  });

  it.each([
    ['another header', (text: string) => text.replace('staking.ratio', 'staking.share'), /expected the header tick/],
    ['an empty file', () => '', /expected a header line/],
    ['a short row', (text: string) => `${text}10,1\r\n`, /line 12: expected 9 cells, found 2/],
    ['a missing tick', (text: string) => text.replace(/\r\n3,[^\r]*/, ''), /line 5: expected tick 3, found "4"/],
    ['binary garbage', () => '\u0000\ufffd\u0001\r\n\u0002\r\n', /expected the header tick/],
  ])('rejects %s, naming file and line', async (_, change, reason) => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const file = join(folder, 'metrics.csv');
      await edit(file, change);
      await expect(readRunTable(folder, 'metrics.csv')).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { file, reason: expect.stringMatching(reason) as unknown },
      });
    });
  });

  it('rejects a cell that is not a number', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      await edit(join(folder, 'metrics.csv'), (text) => text.replace('2025-01-03,0.25,', '2025-01-03,a lot,'));
      const metrics = await readRunTable(folder, 'metrics.csv');
      expect(() => numberColumn(metrics, 'staking.ratio')).toThrow(
        'line 3, column staking.ratio: expected a number, found "a lot"',
      );
    });
  });
});
