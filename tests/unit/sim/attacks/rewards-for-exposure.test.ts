import { describe, expect, it } from 'vitest';
import { rewardsForExposure } from '#sim/attacks/rewards-for-exposure.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';

describe('sim/attacks/rewards-for-exposure.ts', () => {
  it('is 1 for who gets the part of the rewards that is its part of the token-days', () => {
    const figures = { rewardsBaseUnits: 20n, releasedBaseUnits: 100n, stakedBaseUnitDays: 1n, othersBaseUnitDays: 4n };
    expect(rewardsForExposure(attackRow(0, figures))).toBe(1);
    expect(rewardsForExposure(attackRow(0, { ...figures, rewardsBaseUnits: 60n }))).toBeCloseTo(3, 12);
  });

  it('is undefined while nothing was released, or the attacker had nothing at stake', () => {
    expect(rewardsForExposure(attackRow(0, { releasedBaseUnits: 0n, stakedBaseUnitDays: 1n }))).toBeUndefined();
    expect(rewardsForExposure(attackRow(0, { releasedBaseUnits: 1n, stakedBaseUnitDays: 0n }))).toBeUndefined();
  });
});
