import { describe, expect, it } from 'vitest';
import { attackShares } from '#reports/attack-shares.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';

describe('reports/attack-shares', () => {
  it('sets rewards and exposure against those of all', () => {
    expect(attackShares(attackRow(11))).toEqual({ exposure: 0.01, rewards: 0.25 });
  });

  it('knows no part of nothing', () => {
    const none = { stakedBaseUnitDays: 0n, othersBaseUnitDays: 0n, rewardsBaseUnits: 0n, releasedBaseUnits: 0n };
    expect(attackShares(attackRow(2, none))).toEqual({ exposure: undefined, rewards: undefined });
  });
});
