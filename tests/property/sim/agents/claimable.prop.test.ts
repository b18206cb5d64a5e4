import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AccHistory } from '#sim/agents/acc-history.ts';
import { claimableBaseUnits } from '#sim/agents/claimable.ts';
import { FEATURE_NAMES, type FeatureFlags, type FeatureName } from '#sim/core/features.ts';
import { createGenesisPlan } from '#sim/engine/genesis-plan.ts';
import { createStakingModel } from '#sim/ledger/staking-model.ts';
import { ACT, aRunSpec, FIRST_OF_2026, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const spec = aRunSpec();
const SWITCHES: readonly FeatureName[] = ['powerByLock', 'powerByAge', 'boostVests'];
/** Boosters are on; what weight and power depend on is switched at random. */
const someSwitches = fc
  .subarray([...SWITCHES])
  .map(
    (on) =>
      Object.fromEntries(FEATURE_NAMES.map((name) => [name, name === 'boosters' || on.includes(name)])) as FeatureFlags,
  );
const step = fc.record({
  days: fc.integer({ min: 0, max: 9 }),
  agent: fc.integer({ min: 0, max: 2 }),
  kind: fc.constantFrom('stake', 'unstake', 'claim', 'boost'),
  lock: fc.constantFrom(...spec.staking.lockDays),
  tokens: fc.integer({ min: 100, max: 3_000 }),
  slot: fc.integer({ min: 0, max: 3 }),
});

describe('sim/agents/claimable.ts', () => {
  it('is what a claim pays, to the base unit', () => {
    fc.assert(
      fc.property(someSwitches, fc.array(step, { minLength: 5, maxLength: 60 }), (features, steps) => {
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
          minClaimBaseUnits: 1n,
          holdingsBaseUnits: [100_000n * ACT, 100_000n * ACT, 100_000n * ACT],
        });
        const history = new AccHistory(GENESIS_DAY);
        let now = BigInt(FIRST_OF_2026);
        for (const { days, agent, kind, lock, tokens, slot } of steps) {
          for (let day = 0; day < days; day++) {
            now += 86_400n;
            model.advanceTo(now);
            model.roll();
            if (model.pool.budgetNext < 800n * ACT) model.fundRewards(900n * ACT);
            history.record(model.poolState());
          }
          if (kind === 'stake') model.stake(agent, BigInt(tokens) * ACT, lock);
          if (kind === 'unstake') model.unstake(agent, model.users[agent]?.entries[slot]?.amount ?? 1n, true, slot);
          if (kind === 'boost' && model.payDebateFee(agent, ACT).accepted) model.refreshBoosters(agent);
          const stake = model.userStakeState(agent);
          const expected = stake === undefined ? 0n : claimableBaseUnits(stake, model.poolState(), history);
          const before = model.agentState(agent).walletBaseUnits;
          const claimed = model.claimRewards(agent, kind === 'claim' ? 'commit' : 'predict');
          expect(claimed.accepted).toBe(expected > 0n);
          if (kind === 'claim') expect(model.agentState(agent).walletBaseUnits - before).toBe(expected);
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});
