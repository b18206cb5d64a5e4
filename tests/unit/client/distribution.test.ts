import { describe, expect, it } from 'vitest';
import { distributionParts, equalParts } from '#client/distribution.ts';
import { PLAN_DISTRIBUTION, PLAN_TOKEN } from '#client/plan-economy.ts';

const ACT = 1_000_000_000n;

describe('client/distribution', () => {
  it("splits the plan's supply 40/20/20/10/10", () => {
    expect(distributionParts(PLAN_TOKEN.supplyBaseUnits, PLAN_DISTRIBUTION)).toEqual({
      communityBaseUnits: 400_000_000n * ACT,
      teamBaseUnits: 200_000_000n * ACT,
      treasuryBaseUnits: 200_000_000n * ACT,
      liquidityBaseUnits: 100_000_000n * ACT,
      partnersBaseUnits: 100_000_000n * ACT,
    });
  });

  it('loses no unit of a supply that does not divide', () => {
    const parts = distributionParts(17n, PLAN_DISTRIBUTION);
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0n)).toBe(17n);
    expect(parts.communityBaseUnits).toBe(9n);
  });

  it('gives equal parts, and what does not divide to the first', () => {
    expect(equalParts(11n, 3)).toEqual([5n, 3n, 3n]);
  });
});
