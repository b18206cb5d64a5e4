import { describe, expect, it } from 'vitest';
import { digestOf } from '#reports/run-digest.ts';
import { readRunResults } from '#reports/run-results.ts';
import { FIXTURE_END, withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';

describe('reports/run-digest', () => {
  it('tells a run folder in a sentence, notes and figures', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, {}, { ...FIXTURE_END, status: 'interrupted' });
      const digest = digestOf(await readRunResults(folder));
      expect(digest.sentence).toMatch(/^970 agents over 10 ticks/);
      expect(digest.notes.map(({ level }) => level)).toEqual(['error']);
      expect(digest.figures.map(({ id }) => id)).toContain('staking.ratio');
      expect(digest.course('staking.ratio')).toHaveLength(10);
      expect(digest.course('no.such_metric')).toEqual([]);
    });
  });

  it('rejects a folder that is no run', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(readRunResults(folder)).rejects.toMatchObject({ code: 'REPORT__RUN_FILE_INVALID' });
    });
  });
});
