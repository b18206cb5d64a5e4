import { describe, expect, it } from 'vitest';
import type { RunEnd } from '#reports/artifacts/manifest.ts';
import { endManifest, startManifest } from '#reports/artifacts/manifest.ts';
import { reportNotes } from '#reports/run-notes.ts';
import { assertionOutcome, brokenInvariant } from '#tests/support/fixture-assertions.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_END, FIXTURE_SPEC, fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

function notesOf(end: Partial<RunEnd>, spec = FIXTURE_SPEC): readonly string[] {
  const manifest = endManifest(startManifest(fixtureIdentity(spec)), { ...FIXTURE_END, ...end }, 12, []);
  const results = fixtureResults({ spec, ticks: 12, series: { 'staking.ratio': [0.5] }, change: { manifest } });
  return reportNotes(results).map(({ level, word, text }) => `${level} ${word ?? '-'}: ${text}`);
}

describe('reports/run-notes', () => {
  it('has nothing to say of a sound run', () => {
    expect(notesOf({ assertions: [assertionOutcome()] })).toEqual([]);
  });

  it('says the worst first: not whole, broken, not so, attacked, vacuous', () => {
    const failed = assertionOutcome({ holds: false, found: null, tick: null, message: 'The plan lives by it.' });
    const end = { status: 'interrupted', vacuousKinds: ['unstake'], broken: [brokenInvariant()], assertions: [failed] };
    const notes = notesOf(end as Partial<RunEnd>, attackedSpec(FIXTURE_SPEC));
    expect(notes.slice(0, 3)).toEqual([
      'error -: This run was interrupted after 12 of 10 ticks. Nothing after that is known.',
      'error Broken: Invariant I04 broke in tick 7: pool.reserve_owed: expected 1000, found 1200.',
      'error Assertion failed: staking.ratio at the end: expected above 40%, found no value. The plan lives by it.',
    ]);
    expect(notes[3]).toMatch(/^warning Attack succeeded: R01 .* \(raiders\), paid: \+51,200 ACT on /);
    expect(notes[4]).toMatch(/^warning -: Never once accepted: unstake\./);
    expect(notes).toHaveLength(5);
  });

  it('tells the first three of many and counts the others', () => {
    const broken = [1, 2, 3, 4, 5].map((id) => brokenInvariant({ invariant: `I0${id}` }));
    const notes = notesOf({ broken });
    expect(notes).toHaveLength(4);
    expect(notes.at(-1)).toBe('error Broken: 2 more invariants broke; all are below.');
  });
});
