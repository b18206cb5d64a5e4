import { describe, expect, it } from 'vitest';
import { bestClaimFloor } from '#sim/policies/claim-rhythm.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

describe('sim/policies/claim-rhythm.ts', () => {
  it('waits for the square root of twice cost times stake', () => {
    // sqrt(2 x 0.02 x 10,000) = 20.
    expect(bestClaimFloor(10_000n * ACT, ACT / 50n)).toBe(20n * ACT);
    expect(bestClaimFloor(1_000_000n * ACT, ACT / 2n)).toBe(1_000n * ACT);
    expect([bestClaimFloor(0n, ACT), bestClaimFloor(ACT, 0n)]).toEqual([0n, 0n]);
  });

  it('is where claiming more often, or less often, costs more', () => {
    // A stake of 10,000 at 20% a year, 0.5 a claim: costs a year when c is claimed at a time.
    const costs = (claim: number): number => (0.5 * 10_000 * 0.2) / claim + (0.2 * claim) / 2;
    const best = Number(bestClaimFloor(10_000n * ACT, ACT / 2n)) / Number(ACT);
    expect(best).toBeCloseTo(100, 6);
    expect(costs(best)).toBeLessThan(costs(best * 0.95));
    expect(costs(best)).toBeLessThan(costs(best * 1.05));
  });
});
