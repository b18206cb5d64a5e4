import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import type { Observation } from '#sim/policies/policy.ts';
import { rewardGrantFields, rewardGrants } from '#sim/policies/reward-grants.ts';
import { ACT, anObservation, aPool, aTreasury } from '#tests/support/sim-fixtures.ts';

/** 365,000 ACT staked: 10% a year are 700 ACT a week. */
const pool = aPool({ totalStakedBaseUnits: 365_000n * ACT });

function grant(config: object, changes: Partial<Observation> = {}): unknown {
  return rewardGrants(rewardGrantFields.parse(config), 0).answer(anObservation({ pool, ...changes }));
}

describe('sim/policies/reward-grants.ts', () => {
  it('asks for what rewards lack, for some weeks at once', () => {
    expect(grant({ weeks: 3 })).toEqual({
      kind: 'spend',
      purpose: 'reward_grant',
      recipient: undefined,
      amountBaseUnits: 2_100n * ACT,
      priceQuoteUnits: 0n,
    });
    const budgeted = { pool: { ...pool, budgetCurrentBaseUnits: 500n * ACT, budgetNextBaseUnits: 9_000n * ACT } };
    expect(grant({ weeks: 1 }, budgeted)).toMatchObject({ amountBaseUnits: 200n * ACT });
  });

  it('asks for nothing while stakers earn enough, or where it has no target', () => {
    expect(grant({}, { pool: { ...pool, budgetNextBaseUnits: 700n * ACT } })).toBeUndefined();
    expect([grant({ target_apr_bps: 0 }), grant({}, { pool: aPool() })]).toEqual([undefined, undefined]);
  });

  it('stays within its own limit and a share of what the treasury may still pay', () => {
    expect(grant({ max_tokens: 50 })).toMatchObject({ amountBaseUnits: 50n * ACT });
    const features = pool.features | (1 << featureBit('spendingCap')) | (1 << featureBit('reserveFloor'));
    const treasury = { state: aTreasury({ spendingCapBps: 1_000 }), balanceBaseUnits: 10_600n * ACT };
    // The cap would let 1,060 go, the floor of 10,000 only 600; half of that.
    expect(grant({}, { pool: { ...pool, features }, treasury })).toMatchObject({ amountBaseUnits: 300n * ACT });
    const poor = { state: aTreasury(), balanceBaseUnits: 10_000n * ACT };
    expect(grant({}, { pool: { ...pool, features }, treasury: poor })).toBeUndefined();
  });
});
