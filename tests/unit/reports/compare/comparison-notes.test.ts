import { describe, expect, it } from 'vitest';
import type { ComparedRun, ComparedSide } from '#reports/compare/compared-side.ts';
import { compareSides } from '#reports/compare/comparison.ts';
import { comparisonNotes } from '#reports/compare/comparison-notes.ts';
import {
  comparedRun,
  comparedSide,
  FOUR_DAYS,
  folderComparison,
  seedsComparison,
} from '#tests/support/comparison-fixtures.ts';

const CELLS = ['0.4', '1000', '0.5', '30'];

function textsOf(kind: 'folders' | 'seeds', a: ComparedSide, b: ComparedSide): readonly string[] {
  return comparisonNotes(compareSides(kind, a, b)).map(({ text }) => text);
}

function side(change: Partial<ComparedRun> = {}): ComparedSide {
  return comparedSide('x', [comparedRun(42, CELLS, change)]);
}

describe('reports/compare/comparison-notes.ts', () => {
  it('says that one pair has no spread, how often few seeds agree by chance, and nothing of many', () => {
    expect(comparisonNotes(folderComparison())).toEqual([
      { level: 'warning', text: expect.stringMatching(/^One pair of runs shows no spread: .* --seeds 8\.$/) },
    ]);
    expect(comparisonNotes(seedsComparison()).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^5 seeds tell little: all of them agree by chance alone on one in 16 of the metrics/),
    ]);
    const six = (ratio: string): ComparedSide =>
      comparedSide(
        'x',
        [1, 2, 3, 4, 5, 6].map((seed) => comparedRun(seed, [ratio, '1000', '0.5', '30'])),
      );
    expect(textsOf('seeds', six('0.4'), six('0.5'))).toEqual([]);
  });

  it('says nothing of equal runs', () => {
    expect(textsOf('folders', side(), side())).toEqual([]);
  });

  it('says how far runs got and what is compared of them', () => {
    const failure = { code: 'INVARIANT__BROKEN', message: 'I01 broke' };
    const b = side({ status: 'failed', ticksFinished: 2, failure });
    expect(textsOf('folders', side(), b).slice(0, 2)).toEqual([
      'The run of B was stopped by a failure after 2 of 4 ticks. INVARIANT__BROKEN: I01 broke',
      'Compared are the first 2 ticks, which both have (A plans 4, B 4).',
    ]);
    expect(textsOf('folders', side({ status: 'running', ticksFinished: 1 }), side())[0]).toBe(
      'The run of A did not end, it has 1 of 4 ticks.',
    );
    const long = comparedSide('y', [comparedRun(42, CELLS)], { spec: { ...FOUR_DAYS, horizonTicks: 9 } });
    expect(textsOf('seeds', side(), long)[0]).toBe('Compared are the first 4 ticks, which both have (A plans 4, B 9).');
  });

  it('says what differs beside the parameters', () => {
    const a = side();
    const { manifest } = side();
    const b: ComparedSide = {
      ...comparedSide('y', [comparedRun(7, ['0.5', '1', '0.5', '30'], { unixSeconds: new Float64Array(4) })]),
      manifest: {
        ...manifest,
        seed: 7,
        engine: 'bankrun',
        actsim: '0.2.0',
        scenario: { ...manifest.scenario, name: 'other' },
        program: { ...manifest.program, sha256: '12'.repeat(32), marketSha256: '34'.repeat(32) },
        policies: [{ file: 'mine.ts', sha256: '56'.repeat(32), kinds: ['mine'] }],
      },
    };
    expect(textsOf('folders', a, b)).toEqual([
      'The seeds differ: what differs may be chance (A 42, B 7).',
      'The scenarios differ (A first-year, B other).',
      'The engines differ (A litesvm, B bankrun).',
      'The programs differ (A abababab, B 12121212, market 34343434).',
      'The versions of actsim differ (A 0.1.0, B 0.2.0).',
      'The policy modules differ (A none, B mine.ts 56565656).',
      "The first days differ: charts draw B at A's dates (A 2025-01-02, B 1970-01-01).",
      expect.stringContaining('One pair of runs'),
    ]);
  });

  it('says which runs failed, or were not begun, and that few seeds tell little', () => {
    const failure = { code: 'CHAIN__FAILED', message: 'no' };
    const a = { ...comparedSide('a', [comparedRun(1, CELLS), comparedRun(2, CELLS)]), planned: 3 };
    const failed = comparedRun(3, CELLS, { status: 'failed', ticksFinished: 0, failure });
    const b = comparedSide('b', [comparedRun(1, ['1', '1', '1', '1']), comparedRun(2, CELLS), failed]);
    expect(textsOf('seeds', a, b)).toEqual([
      'The comparison was interrupted: A has 2 of 3 runs.',
      '1 of 3 runs of B failed, the first with seed 3: CHAIN__FAILED: no. Compared are the 2 seeds that both have.',
      expect.stringMatching(/^2 seeds tell little: all of them agree by chance alone on one in 2 of the metrics/),
    ]);
  });

  it('says which invariants broke in runs that went on, the first with its seed and tick', () => {
    const breach = (invariant: string, tickIndex: number) => ({
      invariant,
      tickIndex,
      breaches: 5,
      where: 'rewards',
      expected: '1',
      found: '2',
    });
    const b = comparedSide('b', [
      comparedRun(1, CELLS),
      comparedRun(2, CELLS, { broken: [breach('I05', 1_008), breach('I06', 1_009)] }),
      comparedRun(3, CELLS, { broken: [breach('I05', 9), breach('I09', 9)] }),
    ]);
    const a = comparedSide('a', [comparedRun(1, CELLS), comparedRun(2, CELLS), comparedRun(3, CELLS)]);
    const [note] = comparisonNotes(compareSides('seeds', a, b));
    expect(note).toEqual({
      level: 'error',
      word: 'Broken',
      text:
        'Invariants broke in 2 of 3 runs of B, and the runs went on: I05 at tick 1,008 with seed 2 (rewards): expected 1, ' +
        'found 2. 2 other invariants broke as well. Behind it, figures of B are of an economy that the flaw has reached.',
    });
    const program = { ...a.manifest.program, build: 'vuln-r01' };
    const folder = { ...side({ broken: [breach('I05', 3)] }), manifest: { ...a.manifest, program } };
    expect(textsOf('folders', side(), folder).slice(0, 2)).toEqual([
      'Invariants broke in the run of B, and the run went on: I05 at tick 3 (rewards): expected 1, found 2. Behind it, ' +
        'figures of B are of an economy that the flaw has reached.',
      'The programs differ (A abababab, B abababab, vulnerable twin vuln-r01).',
    ]);
  });

  it('lists metrics of one side alone, and kinds of action that never happened', () => {
    const metrics = Array.from({ length: 8 }, (_, index) => ({ id: `m${index}`, title: '', unit: '', formula: '' }));
    const b = { ...side({ vacuousKinds: ['vote', 'stake'] }), metrics };
    const notes = textsOf('folders', { ...side(), metrics: [] }, b);
    expect(notes).toContain('Not every metric is compared: only B has m0, m1, m2, m3, m4, m5 and 2 more.');
    expect(notes).toContain('Never once accepted in the run of B: stake, vote.');
  });
});
