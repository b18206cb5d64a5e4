import { describe, expect, it } from 'vitest';
import { SysvarClockTracker } from '#harness/clock.ts';

describe('harness/clock', () => {
  it('lets an epoch begin at the first moment that is in it', () => {
    const tracker = new SysvarClockTracker();
    const at = (slot: bigint, clusterEpoch: bigint, unixSeconds: bigint): unknown =>
      tracker.next({ slot, clusterEpoch, unixSeconds });
    expect(at(10n, 3n, 1_000n)).toEqual({
      slot: 10n,
      epochStartUnixSeconds: 1_000n,
      epoch: 3n,
      leaderScheduleEpoch: 4n,
      unixSeconds: 1_000n,
    });
    expect(at(20n, 3n, 2_000n)).toMatchObject({ epochStartUnixSeconds: 1_000n, unixSeconds: 2_000n });
    expect(at(30n, 4n, 3_000n)).toMatchObject({ epochStartUnixSeconds: 3_000n, leaderScheduleEpoch: 5n });
  });
});
