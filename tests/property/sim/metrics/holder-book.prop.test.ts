import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURE_NAMES, type FeatureFlags, type FeatureName } from '#sim/core/features.ts';
import { createGenesisPlan } from '#sim/engine/genesis-plan.ts';
import { createStakingModel } from '#sim/ledger/staking-model.ts';
import { HolderBook } from '#sim/metrics/holder-book.ts';
import type { CohortSums } from '#sim/metrics/metric.ts';
import { ACT, aRunSpec, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const spec = aRunSpec();
const AGENTS = 3;
const SWITCHES: readonly FeatureName[] = ['powerByLock', 'powerByAge', 'boostVests'];
/** Boosters are on; what weight and power depend on is switched at random. */
const someSwitches = fc
  .subarray([...SWITCHES])
  .map(
    (on) =>
      Object.fromEntries(FEATURE_NAMES.map((name) => [name, name === 'boosters' || on.includes(name)])) as FeatureFlags,
  );
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
      fc.property(someSwitches, fc.array(step, { minLength: 5, maxLength: 50 }), (features, steps) => {
        const model = createStakingModel({
          ...createGenesisPlan(spec, {
            agents: [],
            holdingsBaseUnits: [],
            cashQuoteUnits: [],
            arrivals: [],
            actionKinds: [],
            attackers: [],
          }),
          features,
          holdingsBaseUnits: Array.from({ length: AGENTS }, () => 100_000n * ACT),
        });
        const book = new HolderBook({
          cohortOf: [0, 0, 1],
          whaleCohorts: [false, true],
          lockDays: spec.staking.lockDays,
        });
        let now = BigInt(FIRST_OF_2026);
        for (const { days, agent, stakes, lock, tokens, slot } of steps) {
          now += BigInt(days) * 86_400n;
          model.advanceTo(now);
          model.roll();
          if (stakes) model.stake(agent, BigInt(tokens) * ACT, lock);
          else model.unstake(agent, model.users[agent]?.entries[slot]?.amount ?? 1n, true, slot);
          if (slot === 3 && model.payDebateFee(agent, ACT).accepted) model.refreshBoosters(agent);
          book.advanceTo(model.pool.lastDay);
          book.update(agent, model.agentState(agent), model.poolState());
          expect(book.totalPower).toBe(model.pool.activePower);
          const [few, whale] = book.cohorts as [CohortSums, CohortSums];
          expect(few.power + whale.power).toBe(model.pool.activePower);
          expect(few.rewardWeight + whale.rewardWeight).toBe(model.pool.activeWeight);
          expect(few.stakedBaseUnits + whale.stakedBaseUnits).toBe(model.pool.totalStaked);
          expect(few.penaltiesBaseUnits + whale.penaltiesBaseUnits).toBe(model.pool.totalPenalties);
          expect(book.locks.keptDays).toBeLessThanOrEqual(book.locks.promisedDays);
          const unboosted = model.pool.activeWeight - book.boostWeight;
          if (features.powerByLock && !features.powerByAge) expect(unboosted).toBe(model.pool.activePower);
          expect(book.stakedBaseUnits).toBe(model.pool.totalStaked);
          expect(book.activeStakers).toBe(model.pool.stakerCount);
        }
      }),
      { seed: 17, numRuns: 60 },
    );
  });
});
