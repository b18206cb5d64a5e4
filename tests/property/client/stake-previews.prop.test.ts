import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyUnstakePenalty, rewardWeightOn, votingPowerOn } from '#client/stake-previews.ts';
import { weightOn } from '#sim/ledger/entry-terms.ts';
import { penaltyCeil } from '#sim/ledger/reward-math.ts';
import { userStakeState } from '#sim/ledger/user-model.ts';
import { openPower } from '#sim/ledger/user-power.ts';
import { poolAndUser } from '#tests/support/stake-arbitraries.ts';

const RUNS = { seed: 14_142, numRuns: 500 };

describe('client/stake-previews', () => {
  it("counts the ledger's power and weight on the open day", () => {
    fc.assert(
      fc.property(poolAndUser, ({ pool, user }) => {
        const { entries } = userStakeState(user)!;
        expect(votingPowerOn(entries, pool.lastDay)).toBe(openPower(pool, user));
        const active = user.entries.filter(({ startDay }) => startDay < pool.lastDay);
        const weight = active.reduce((sum, entry) => sum + weightOn(entry, pool.lastDay), 0n);
        expect(rewardWeightOn(entries, pool.lastDay)).toBe(weight);
      }),
      RUNS,
    );
  });

  it("takes the ledger's penalty, and loses no unit of an exit", () => {
    const amounts = fc.bigInt({ min: 1n, max: 1n << 63n });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 5_000 }), (amount, bps) => {
        const { penaltyBaseUnits, toOwnerBaseUnits } = applyUnstakePenalty(amount, bps);
        expect(penaltyBaseUnits).toBe(penaltyCeil(amount, bps));
        expect(penaltyBaseUnits + toOwnerBaseUnits).toBe(amount);
      }),
      RUNS,
    );
  });
});
