import { describe, expect, it } from 'vitest';
import { supplyShares } from '#sim/core/distribution.ts';

describe('sim/core/distribution.ts', () => {
  it("splits the plan's supply", () => {
    const distribution = { teamBps: 2_000, treasuryBps: 2_000, partnersBps: 1_000 };
    expect(supplyShares({ supplyBaseUnits: 1_000n, distribution })).toStrictEqual({
      openBaseUnits: 500n,
      teamBaseUnits: 200n,
      treasuryBaseUnits: 200n,
      partnersBaseUnits: 100n,
    });
  });

  it('gives what rounding leaves to the open part, so that nothing is lost', () => {
    const distribution = { teamBps: 3_333, treasuryBps: 3_333, partnersBps: 3_333 };
    for (const supplyBaseUnits of [1n, 2n, 9_999n, 1_999_999_999_999_999_999n]) {
      const shares = supplyShares({ supplyBaseUnits, distribution });
      expect(Object.values(shares).reduce((sum, share) => sum + share, 0n)).toBe(supplyBaseUnits);
      expect(shares.teamBaseUnits).toBe((supplyBaseUnits * 3_333n) / 10_000n);
    }
  });
});
