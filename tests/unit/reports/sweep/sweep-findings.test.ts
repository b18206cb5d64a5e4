import { describe, expect, it } from 'vitest';
import { checkConclusions } from '#reports/sweep/conclusions.ts';
import { heldInWords, sweepNotes, sweepSentence } from '#reports/sweep/sweep-findings.ts';
import { endSweepManifest, startSweepManifest } from '#reports/sweep/sweep-manifest.ts';
import type { SweepRun } from '#reports/sweep/sweep-run.ts';
import { SWEEP_DESIGN, SWEEP_IDENTITY, sweepRun, sweepRuns } from '#tests/support/sweep-fixtures.ts';

function findings(runs: readonly SweepRun[]) {
  const conclusions = checkConclusions(SWEEP_DESIGN, runs);
  const start = startSweepManifest(SWEEP_DESIGN, SWEEP_IDENTITY);
  const manifest = endSweepManifest(start, { status: 'completed', runs, conclusions, files: [] });
  return { design: SWEEP_DESIGN, manifest, runs, bands: [], conclusions };
}

describe('reports/sweep/sweep-findings.ts', () => {
  it('says how many conclusions hold', () => {
    expect(sweepSentence(findings(sweepRuns()))).toBe(
      '2 variants with 3 seeds each: 6 runs. 1 of 3 conclusions holds for every seed.',
    );
    expect(sweepSentence({ ...findings(sweepRuns()), conclusions: [] })).toBe('2 variants with 3 seeds each: 6 runs.');
    const [kept] = findings(sweepRuns()).conclusions;
    expect(sweepSentence({ ...findings(sweepRuns()), conclusions: [kept!] })).toContain(
      'The conclusion holds for every',
    );
    expect(heldInWords(kept!)).toBe('3 of 3 seeds');
  });

  it('notes what fails: runs, conclusions, kinds of action', () => {
    const failure = { code: 'INVARIANT__BROKEN', message: 'broke' };
    const runs = [
      ...sweepRuns().slice(0, 5),
      sweepRun('steep', 44, 0.7, { status: 'failed', failure, vacuousKinds: ['swap'] }),
    ];
    const notes = sweepNotes(findings(runs)).map(({ text }) => text);
    expect(notes[0]).toContain('1 of 6 runs failed, the first steep with seed 44: INVARIANT__BROKEN: broke.');
    expect(notes).toContain('"Steep deters" holds for 2 of 3 seeds in Steep <penalty>.');
    expect(notes.at(-1)).toContain('Never once accepted: swap (1 run)');
  });
});
