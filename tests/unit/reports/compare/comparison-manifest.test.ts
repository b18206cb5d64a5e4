import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareSides } from '#reports/compare/comparison.ts';
import {
  endComparisonManifest,
  isComparisonManifest,
  startComparisonManifest,
  writeComparisonManifest,
} from '#reports/compare/comparison-manifest.ts';
import { comparedRun, comparedSide, folderComparison, seedsComparison } from '#tests/support/comparison-fixtures.ts';
import { withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';

const START = startComparisonManifest({ actsimVersion: '0.1.0', kind: 'seeds', command: 'actsim compare' });
const FILES = [{ name: 'runs.csv', bytes: 3, sha256: 'ab'.repeat(32) }];

describe('reports/compare/comparison-manifest.ts', () => {
  it('tells both sides, their runs, what differs, and the files', () => {
    const manifest = endComparisonManifest(START, seedsComparison(), FILES);
    expect(manifest).toMatchObject({
      status: 'completed',
      command: 'actsim compare',
      a: { name: 'first-year', title: 'A: staking.penalty 10%', engine: 'litesvm' },
      b: { runs: { length: 5, 0: { seed: 42, status: 'completed', ticks: 4 } } },
      commonTicks: 4,
      identical: false,
      changes: [{ path: 'staking.penaltyBps', a: '1000', b: '2000' }],
      files: FILES,
    });
    expect(manifest.resultsDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells when runs failed or were not begun, but not of folders, which are compared as they are', () => {
    const run = comparedRun(1, ['1']);
    const a = comparedSide('a', [run, comparedRun(2, ['1'], { status: 'failed' })]);
    const b = comparedSide('b', [run]);
    const status = (one: typeof a): string => endComparisonManifest(START, compareSides('seeds', one, b), []).status;
    expect(status(a)).toBe('failed');
    expect(status({ ...a, planned: 3 })).toBe('interrupted');
    expect(endComparisonManifest(START, folderComparison(), []).status).toBe('completed');
  });

  it('tells the invariants that broke in a run, and nothing where none did', () => {
    const broken = [{ invariant: 'I05', tickIndex: 2, breaches: 1, where: 'rewards', expected: '1', found: '2' }];
    const a = comparedSide('a', [comparedRun(1, ['1'])]);
    const b = comparedSide('b', [comparedRun(1, ['2'], { broken })]);
    const manifest = endComparisonManifest(START, compareSides('seeds', a, b), []);
    expect(manifest.status).toBe('completed');
    expect(manifest.b?.runs[0]?.broken).toEqual(broken);
    expect(manifest.a?.runs[0]).not.toHaveProperty('broken');
  });

  it('knows its own', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      await writeComparisonManifest(folder, START);
      const json: unknown = JSON.parse(readFileSync(join(folder, 'compare.json'), 'utf8'));
      expect(json).toMatchObject({ format: 'actsim-compare', status: 'running' });
      expect(isComparisonManifest(json)).toBe(true);
    });
    expect([null, 3, {}, { format: 'actsim-run' }].some(isComparisonManifest)).toBe(false);
  });
});
