import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Accrual, accrue, createAccrual } from '#sim/ledger/settlement.ts';
import { poolAndUser } from '#tests/support/stake-arbitraries.ts';

const RUNS = { seed: 20_261_123, numRuns: 200 };

function earnedQ64({ earned, dustQ64 }: Accrual): bigint {
  return (earned << 64n) + dustQ64;
}

describe('sim/ledger/settlement', () => {
  it('gives entries that share a stretch, and a multiplication, what each has by itself', () => {
    fc.assert(
      fc.property(poolAndUser, ({ pool, user }) => {
        user.rewardDustQ64 = 0n;
        // Settled together as most entries are, these share the stretch from their last settlement to now.
        for (const entry of user.entries) {
          if (entry.started && entry.startDay % 2 === 0) entry.paidAcc = pool.accWeekOpen;
        }
        const together = createAccrual();
        accrue(pool, user, together);
        let apartQ64 = 0n;
        let closed = 0n;
        let unlocked = 0n;
        for (const index of user.entries.keys()) {
          const alone = createAccrual();
          accrue(pool, user, alone, 1 << index);
          apartQ64 += earnedQ64(alone);
          closed += alone.closed;
          unlocked += alone.unlocked;
          expect(alone.waiting[index]).toBe(together.waiting[index]);
        }
        expect(earnedQ64(together)).toBe(apartQ64);
        expect(together.unlocked).toBe(unlocked);
        // Closed weeks are floored once: less than a base unit an entry is lost apart.
        expect(together.closed - closed >= 0n && together.closed - closed <= BigInt(user.entries.length)).toBe(true);
      }),
      RUNS,
    );
  });
});
