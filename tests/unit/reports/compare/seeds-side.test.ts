import { describe, expect, it } from 'vitest';
import { seedsSide } from '#reports/compare/seeds-side.ts';
import { COMPARED_METRICS } from '#tests/support/comparison-fixtures.ts';
import { fixtureIdentity } from '#tests/support/run-folder-fixture.ts';
import { sweepRun } from '#tests/support/sweep-fixtures.ts';

describe('reports/compare/seeds-side.ts', () => {
  it('has the cells of years and of the ticks that were kept, and the series', () => {
    const kept = [{ tickIndex: 1, unixSeconds: 0, cells: ['0.2', '1'], digest: 'ab' }];
    const broken = [{ invariant: 'I05', tickIndex: 1, breaches: 2, where: 'rewards', expected: '1', found: '2' }];
    const side = seedsSide({
      name: 'x',
      identity: fixtureIdentity(),
      programDir: 'build/next',
      metrics: COMPARED_METRICS,
      planned: 2,
      runs: [sweepRun('plan', 42, 0.4, { kept, broken })],
    });
    expect(side).toMatchObject({ name: 'x', programDir: 'build/next', planned: 2, manifest: { engine: 'litesvm' } });
    const [run] = side.runs;
    expect(run?.broken).toEqual(broken);
    expect(run?.cellsAt(1)).toEqual(['0.2', '1']);
    expect(run?.cellsAt(3)).toEqual(['0.4', '40000000000']);
    expect(run?.cellsAt(2)).toBeUndefined();
    expect([run?.digestAt?.(1), run?.digestAt?.(3)]).toEqual(['ab', undefined]);
    expect(run?.seriesOf('staking.ratio')?.[3]).toBe(0.4);
    expect(run?.seriesOf('market.price')).toBeUndefined();
  });
});
