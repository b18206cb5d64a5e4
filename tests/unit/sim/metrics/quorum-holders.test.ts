import { describe, expect, it } from 'vitest';
import { quorumHolders } from '#sim/metrics/quorum-holders.ts';

const POWERS = new BigUint64Array([5n, 5n, 10n, 20n, 60n]);

describe('sim/metrics/quorum-holders.ts', () => {
  it('counts from the largest down', () => {
    const count = (quorumBps: number) => quorumHolders(POWERS, 100n, { quorumBps, powerCapBps: undefined });
    expect([count(1_000), count(6_000), count(6_001), count(9_000), count(10_000)]).toEqual([1, 1, 2, 3, 5]);
  });

  it('lets no vote count above the cap', () => {
    const count = (quorumBps: number) => quorumHolders(POWERS, 100n, { quorumBps, powerCapBps: 500 });
    expect([count(1_000), count(2_500), count(2_501)]).toEqual([2, 5, undefined]);
  });

  it('has no count of nobody', () => {
    expect(quorumHolders(new BigUint64Array(), 0n, { quorumBps: 1_000, powerCapBps: undefined })).toBeUndefined();
  });
});
