import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStakingModel } from '#sim/ledger/staking-model.ts';
import { HolderBook } from '#sim/metrics/holder-book.ts';
import { ACT, aRunSpec, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const spec = aRunSpec();
const AGENTS = 3;
const step = fc.record({
  days: fc.integer({ min: 0, max: 45 }),
  agent: fc.integer({ min: 0, max: AGENTS - 1 }),
  stakes: fc.boolean(),
  lock: fc.constantFrom(...spec.staking.lockDays),
  tokens: fc.integer({ min: 100, max: 900 }),
  slot: fc.integer({ min: 0, max: 3 }),
});

describe('sim/metrics/holder-book.ts', () => {
  it("adds up to the pool's active power and total stake after any history", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 50 }), (steps) => {
        const model = createStakingModel({
          token: spec.token,
          staking: spec.staking,
          rewardRateBps: 500,
          minClaimBaseUnits: 1n,
          holdingsBaseUnits: Array.from({ length: AGENTS }, () => 100_000n * ACT),
          clock: { unixSeconds: BigInt(FIRST_OF_2026) },
        });
        const book = new HolderBook([false, false, true], spec.staking.lockDays);
        let now = BigInt(FIRST_OF_2026);
        for (const { days, agent, stakes, lock, tokens, slot } of steps) {
          now += BigInt(days) * 86_400n;
          model.advanceTo(now);
          model.roll();
          if (stakes) model.stake(agent, BigInt(tokens) * ACT, lock);
          else model.unstake(agent, model.users[agent]?.entries[slot]?.amount ?? 1n, true, slot);
          book.advanceTo(model.pool.lastDay);
          book.update(agent, model.agentState(agent), model.pool.lastDay);
          expect(book.totalPower).toBe(model.pool.activePower);
          expect(book.stakedBaseUnits).toBe(model.pool.totalStaked);
          expect(book.activeStakers).toBe(model.pool.stakerCount);
        }
      }),
      { seed: 17, numRuns: 60 },
    );
  });
});
