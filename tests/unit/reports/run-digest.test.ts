import { describe, expect, it } from 'vitest';
import { digestRun } from '#reports/run-digest.ts';
import { FIXTURE_END, withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';

describe('reports/run-digest', () => {
  it('tells a run folder in a sentence, notes and figures', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, {}, { ...FIXTURE_END, status: 'interrupted' });
      const digest = await digestRun(folder);
      expect(digest.sentence).toMatch(/^970 agents over 10 ticks/);
      expect(digest.notes.map(({ level }) => level)).toEqual(['error']);
      expect(digest.figures.map(({ id }) => id)).toContain('staking.ratio');
    });
  });

  it('rejects a folder that is no run', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(digestRun(folder)).rejects.toMatchObject({ code: 'REPORT__RUN_FILE_INVALID' });
    });
  });
});
