import { describe, expect, it } from 'vitest';
import type { RunEnd } from '#reports/artifacts/manifest.ts';
import { readRunResults } from '#reports/run-results.ts';
import { noteWord, runLine, runNotes, summarySentence } from '#reports/story.ts';
import {
  FIXTURE_END,
  openFixtureFolder,
  withTemporaryFolder,
  writeFixtureRun,
  writeFixtureTick,
} from '#tests/support/run-folder-fixture.ts';

async function notesOf(end: RunEnd): Promise<readonly string[]> {
  let notes: readonly string[] = [];
  await withTemporaryFolder(async (folder) => {
    await writeFixtureRun(folder, { ticks: 3 }, end);
    notes = runNotes(await readRunResults(folder)).map(({ level, text }) => `${level}: ${text}`);
  });
  return notes;
}

describe('reports/story', () => {
  it('has nothing to note about a sound run', async () => {
    expect(await notesOf(FIXTURE_END)).toEqual([]);
  });

  it('notes why a run says less than a whole one', async () => {
    expect(await notesOf({ ...FIXTURE_END, status: 'interrupted' })).toEqual([
      'error: This run was interrupted after 3 of 10 ticks. Nothing after that is known.',
    ]);
    const failure = { code: 'INVARIANT__BROKEN', message: 'I01 broke' };
    expect(await notesOf({ ...FIXTURE_END, status: 'failed', failure, vacuousKinds: ['unstake'] })).toEqual([
      'error: This run failed after 3 of 10 ticks. INVARIANT__BROKEN: I01 broke',
      'warning: Never once accepted: unstake. The run says nothing about what that does.',
    ]);
  });

  it('notes that a killed run did not end, and tells what is known of it', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      for (let tick = 0; tick < 2; tick += 1) await writeFixtureTick(run, tick);
      const results = await readRunResults(folder);
      expect(runNotes(results)[0]?.text).toBe(
        'This run did not end: it was killed, or it is still going. The figures are those of its 2 of 10 ticks that were finished.',
      );
      expect(summarySentence(results)).toBe(
        '970 agents over 2 ticks of 1 day (2025-01-02 to 2025-01-03). At the last tick the staking ratio was 25.00% of ' +
          'circulating supply, inflation 4.90% a year and the share of voting power of agents that act as whales (whale, accumulator or distributor) 59.00%.',
      );
    });
  });

  it('says nothing of the actions of a failed run, whose manifest has no counts', async () => {
    await withTemporaryFolder(async (folder) => {
      const failure = { code: 'INVARIANT__BROKEN', message: 'I01 broke' };
      await writeFixtureRun(folder, { ticks: 1 }, { status: 'failed', actions: [], vacuousKinds: [], failure });
      expect(summarySentence(await readRunResults(folder))).toMatch(/^970 agents over 1 tick of 1 day \([^)]*\)\. At/);
    });
  });

  it('sums a run up with its actions', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 1 });
      expect(summarySentence(await readRunResults(folder))).toBe(
        '970 agents over 1 tick of 1 day (2025-01-02 to 2025-01-02): 20 actions, 5 of them rejected. ' +
          'At the last tick the staking ratio was 0.00% of circulating supply and inflation 5.00% a year.',
      );
    });
  });

  it('says when every action was accepted', async () => {
    await withTemporaryFolder(async (folder) => {
      const actions = [{ kind: 'stake', attempted: 1_234, accepted: 1_234, rejected: 0 }];
      await writeFixtureRun(folder, { ticks: 1 }, { ...FIXTURE_END, actions });
      expect(summarySentence(await readRunResults(folder))).toContain(': 1,234 actions, all accepted. ');
    });
  });

  it('sums up a run without a finished tick or an action', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 0 }, { ...FIXTURE_END, status: 'interrupted', actions: [] });
      expect(summarySentence(await readRunResults(folder))).toBe(
        '970 agents over 0 ticks of 1 day, without any action.',
      );
    });
  });

  it('says which run it is, also before its first tick', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(`${folder}-a`, { ticks: 3 });
      expect(runLine(await readRunResults(`${folder}-a`))).toBe(
        'actsim 0.1.0 · seed 42 · litesvm · 2025-01-02 to 2025-01-04 · 3 ticks of 1 day',
      );
      await writeFixtureRun(`${folder}-b`, { ticks: 0 });
      expect(runLine(await readRunResults(`${folder}-b`))).toBe('actsim 0.1.0 · seed 42 · litesvm · 0 ticks of 1 day');
    });
  });

  it('begins a note with its word, or by its level', () => {
    expect(noteWord({ level: 'error', text: '' })).toBe('Incomplete');
    expect(noteWord({ level: 'warning', text: '' })).toBe('Warning');
    expect(noteWord({ level: 'error', word: 'Broken', text: '' })).toBe('Broken');
  });
});
