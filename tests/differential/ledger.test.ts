import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureName } from '#sim/core/features.ts';
import { createLedger } from '#sim/ledger/ledger.ts';
import { observe } from '#sim/ledger/observation.ts';
import { createStakingModel } from '#sim/ledger/staking-model.ts';
import type { GenesisPlan, Outcome, StakingChain } from '#sim/ports/staking-chain.ts';
import { openChain } from '#tests/support/open-chain.ts';
import {
  featuredStep,
  isAgentAction,
  type StakingAction,
  type StakingStep,
  scaledPlan,
  stakingFeatures,
  stakingStep,
} from '#tests/support/staking-steps.ts';

const CASES = [
  { engine: 'litesvm', histories: 30 },
  { engine: 'bankrun', histories: 3 },
] as const;
const DECIMALS = [0, 3, 9] as const;
const SLOTS_PER_SECOND_HALVES = 5n;
const SLOTS_PER_CLUSTER_EPOCH = 432_000n;

async function play(chain: StakingChain, action: StakingAction): Promise<Outcome> {
  if (!isAgentAction(action)) return chain.operate(action);
  const [outcome] = await chain.submit([action]);
  if (outcome === undefined) throw new Error('an action came back without an outcome');
  return outcome;
}

/** Plays one history on the chain and in the ledger; all accounts are compared after every step. */
async function compare(
  engine: 'litesvm' | 'bankrun',
  plan: GenesisPlan,
  history: readonly StakingStep[],
): Promise<Set<string>> {
  const { chain } = await openChain(engine, plan);
  const ledger = createLedger(plan);
  // Only chooses the actions; what it predicts is not looked at here.
  const chooser = createStakingModel(plan);
  const seen = new Set<string>();
  const step = async (action: StakingAction): Promise<void> => {
    const outcome = await play(chain, action);
    seen.add(`${action.kind} ${outcome.accepted ? 'accepted' : outcome.errorName}`);
    if (isAgentAction(action)) {
      ledger.applyAgent(action, outcome);
      chooser.applyAgent(action);
    } else {
      ledger.applyOperator(action, outcome);
      chooser.applyOperator(action);
    }
  };
  let unixSeconds = plan.clock.unixSeconds;
  for (const [tickIndex, { hoursLater, act }] of history.entries()) {
    // Some steps fall on whole hours, so that locks end to the second.
    unixSeconds += BigInt(hoursLater * 3_600 + (hoursLater % 7 === 0 ? 0 : 13));
    const slot = ((unixSeconds - plan.clock.unixSeconds) * SLOTS_PER_SECOND_HALVES) / 2n + 10n;
    const clock = { slot, clusterEpoch: slot / SLOTS_PER_CLUSTER_EPOCH, unixSeconds };
    await chain.advanceTo(clock);
    ledger.advanceTo(clock);
    chooser.advanceTo(unixSeconds);
    // Now and then somebody is too early: the day is still open.
    if (hoursLater % 5 === 1) await step(act(chooser));
    await step({ kind: 'roll' });
    await step(act(chooser));
    const observed = await observe(chain, ledger.readingList(true), tickIndex);
    expect(ledger.check(observed)).toEqual([]);
  }
  await chain.close();
  return seen;
}

/** One random history of a run; its plan goes through the decimals. */
function sample<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  const [value] = fc.sample(arbitrary, { seed, numRuns: 1 });
  return value as T;
}

describe('the ledger predicts the program to the base unit', () => {
  for (const { engine, histories } of CASES) {
    it(`over ${histories} random histories on ${engine}`, async () => {
      const seen = new Set<string>();
      for (let run = 0; run < histories; run++) {
        const plan = scaledPlan(DECIMALS[run % DECIMALS.length] ?? 9);
        const history = sample(fc.array(stakingStep, { minLength: 60, maxLength: 120 }), 1_000 + run);
        for (const outcome of await compare(engine, plan, history)) seen.add(outcome);
      }
      for (const kind of ['stake', 'unstake', 'claim_rewards', 'fund_rewards', 'roll']) {
        expect(seen).toContain(`${kind} accepted`);
      }
      expect(seen).toContain('stake PoolNotRolled');
      expect(seen).toContain('unstake StillLocked');
    });

    it(`over ${histories} with boosters, vesting, compounding, extensions and power by age on ${engine}`, async () => {
      const seen = new Set<string>();
      for (let run = 0; run < histories; run++) {
        const exits: readonly FeatureName[] = run % 2 === 0 ? ['unstakeTickets'] : [];
        const features = [...sample(stakingFeatures, 2_000 + run), ...exits];
        const plan = scaledPlan(DECIMALS[run % DECIMALS.length] ?? 9, features);
        const history = sample(fc.array(featuredStep, { minLength: 60, maxLength: 120 }), 3_000 + run);
        for (const outcome of await compare(engine, plan, history)) seen.add(outcome);
      }
      for (const kind of ['extend_lock', 'refresh_boosters', 'pay_debate_fee', 'set_compounding', 'compound_rewards']) {
        expect(seen).toContain(`${kind} accepted`);
      }
      expect(seen).toContain('extend_lock LockNotExtended');
      expect(seen).toContain('refresh_boosters NoBoosterEarned');
    });
  }
});
