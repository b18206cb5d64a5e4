import { describe, expect, it } from 'vitest';
import { approvalCeil, capOf, freePowerCeil, leastCeil, missingPower } from '#sim/metrics/vote-hurdles.ts';

const HURDLES = { quorumBps: 1_000, approvalBps: 6_600 };
const NONE = { count: 0n, power: 0n };

describe('sim/metrics/vote-hurdles.ts', () => {
  it('asks for the least that passes, and refuses a unit less', () => {
    // Beyond what a float holds.
    for (const power of [0n, 7n, 100n, 2n ** 60n + 1n]) {
      for (const against of [0n, power / 30n, power / 3n]) {
        const others = { power, against };
        const least = freePowerCeil(HURDLES, others, NONE, 0) as bigint;
        expect(missingPower(HURDLES, others, power + least, least)).toBeLessThanOrEqual(0n);
        expect(missingPower(HURDLES, others, power + least - 1n, least - 1n)).toBeGreaterThan(0n);
      }
    }
  });

  it('counts capped wallets by the cap of the total that they are part of', () => {
    // A tenth of 100 + 20 + p are 5% of it and p: p = 6 / 0.95, seven with what rounding takes.
    const capped = { count: 1n, power: 20n };
    expect(freePowerCeil(HURDLES, { power: 100n, against: 0n }, capped, 500)).toBe(7n);
    expect(capOf(127n, 500)).toBe(6n);
  });

  it('wants a yes for everything, and two thirds against those who vote no', () => {
    expect(freePowerCeil(HURDLES, { power: 0n, against: 0n }, NONE, 0)).toBe(1n);
    expect(approvalCeil(HURDLES, { power: 90n, against: 34n })).toBe(66n);
    expect(approvalCeil(HURDLES, { power: 90n, against: 35n })).toBe(68n);
    expect(approvalCeil({ ...HURDLES, approvalBps: 10_000 }, { power: 90n, against: 1n })).toBeUndefined();
  });

  it('rounds a quotient up, and has none by nothing', () => {
    expect([leastCeil(7n, 2n), leastCeil(-3n, 0n), leastCeil(1n, 0n)]).toEqual([4n, 0n, undefined]);
  });
});
