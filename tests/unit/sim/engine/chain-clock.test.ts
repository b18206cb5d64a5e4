import { describe, expect, it } from 'vitest';
import { chainClockAt, unixSecondsAt } from '#sim/engine/chain-clock.ts';
import { FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const daily = { startUnixSeconds: FIRST_OF_2026, tickSeconds: 86_400 };

describe('sim/engine/chain-clock.ts', () => {
  it('moves slot, epoch and time together', () => {
    const start = BigInt(FIRST_OF_2026);
    expect(chainClockAt(daily, 0)).toEqual({ slot: 432_000n, clusterEpoch: 1n, unixSeconds: start });
    expect(chainClockAt(daily, 1)).toEqual({ slot: 648_000n, clusterEpoch: 1n, unixSeconds: start + 86_400n });
    expect(chainClockAt(daily, 2)).toEqual({ slot: 864_000n, clusterEpoch: 2n, unixSeconds: start + 172_800n });
    expect(unixSecondsAt(daily, 2)).toBe(FIRST_OF_2026 + 172_800);
  });

  it('counts 400 milliseconds a slot in ticks of any length', () => {
    expect(chainClockAt({ startUnixSeconds: 0, tickSeconds: 1 }, 1).slot).toBe(432_002n);
    expect(chainClockAt({ startUnixSeconds: 0, tickSeconds: 1 }, 2).slot).toBe(432_005n);
    expect(chainClockAt({ startUnixSeconds: 0, tickSeconds: 3_600 }, 24).slot).toBe(648_000n);
  });

  it('reaches ten years of daily ticks', () => {
    expect(chainClockAt(daily, 3_650).slot).toBe(432_000n + 3_650n * 216_000n);
  });
});
