import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysToLookUp, previewRewards } from '#client/settlement-preview.ts';
import { accAfterDay } from '#sim/ledger/pool-days.ts';
import { poolState } from '#sim/ledger/pool-state.ts';
import { accrue, claimable, createAccrual, settle } from '#sim/ledger/settlement.ts';
import { userStakeState } from '#sim/ledger/user-model.ts';
import { poolAndUser } from '#tests/support/stake-arbitraries.ts';

const RUNS = { seed: 27_182, numRuns: 500 };

describe('client/settlement-preview', () => {
  it("is the ledger's settlement to the base unit, and asks for no other day", () => {
    fc.assert(
      fc.property(poolAndUser, ({ pool, user }) => {
        const state = userStakeState(user)!;
        const asked = new Set(daysToLookUp(state, pool.lastDay));
        const preview = previewRewards(poolState(pool), state, (day) => {
          expect(asked).toContain(day);
          return accAfterDay(pool, day);
        });
        const accrual = createAccrual();
        accrue(pool, user, accrual);
        expect(preview.claimableBaseUnits).toBe(claimable(pool, user, accrual));
        settle(pool, user, accrual);
        expect(preview.claimableBaseUnits).toBe(user.owed);
        expect(preview.openBaseUnits).toBe(user.owedOpen);
        expect(preview.waitingBaseUnits).toBe(user.entries.reduce((sum, { boostOwed }) => sum + boostOwed, 0n));
      }),
      RUNS,
    );
  });
});
