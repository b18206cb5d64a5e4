import { describe, expect, it } from 'vitest';
import { raidOf } from '#sim/attacks/treasury-raid.ts';
import { featureMask } from '#sim/core/features.ts';
import { ACT, anObservation, aPool, aTreasury } from '#tests/support/sim-fixtures.ts';
import { onlyFeatures } from '#tests/support/staking-plans.ts';

const pool = aPool({ features: featureMask(onlyFeatures('spendingCap')) });

describe('sim/attacks/treasury-raid.ts', () => {
  it('proposes its part of what the cap leaves', () => {
    expect(raidOf(anObservation({ pool }), 7, 5_000)).toEqual({
      kind: 'spend',
      purpose: 'payment',
      recipient: 7,
      amountBaseUnits: 50_000n * ACT,
      priceQuoteUnits: 0n,
    });
  });

  it('proposes nothing while there is nothing', () => {
    const treasury = { state: aTreasury(), balanceBaseUnits: 0n };
    expect(raidOf(anObservation({ pool, treasury }), 7, 10_000)).toBeUndefined();
    expect(raidOf(anObservation({ pool }), 7, 0)).toBeUndefined();
  });
});
