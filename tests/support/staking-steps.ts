import * as fc from 'fast-check';
import type { StakingModel } from '#sim/ledger/staking-model.ts';
import type { AgentAction, GenesisPlan, OperatorAction } from '#sim/ports/staking-chain.ts';
import { smallPlan } from '#tests/support/staking-plans.ts';

/** What happens at one moment of a random history: time passes, then one wallet acts. */
export interface StakingStep {
  readonly hoursLater: number;
  readonly act: (model: StakingModel) => AgentAction | OperatorAction;
}

const LOCKS = [0, 7, 30, 90, 180, 3] as const;

/**
 * A plan of the same shape in units of `10^decimals`: with few decimals rounding shows, with nine it is as on chain.
 */
export function scaledPlan(decimals: number): GenesisPlan {
  const plan = smallPlan();
  const one = 10n ** BigInt(decimals);
  return smallPlan({
    token: { ...plan.token, decimals, supplyBaseUnits: plan.token.supplyBaseUnits * one },
    staking: {
      ...plan.staking,
      minStakeBaseUnits: plan.staking.minStakeBaseUnits * one,
      maxStakeBaseUnits: plan.staking.maxStakeBaseUnits * one,
    },
    minClaimBaseUnits: one,
    agentIds: ['ann', 'bob', 'cat', 'dan'],
    // Dan cannot pay for his larger wishes.
    holdingsBaseUnits: [100_000n, 100_000n, 30_000n, 500n].map((whole) => whole * one),
  });
}

const agent = fc.nat({ max: 3 });
/** Whole tokens and parts per thousand, so that amounts do not divide evenly. */
const wish = fc.record({ whole: fc.integer({ min: 90, max: 20_000 }), mille: fc.nat({ max: 999 }) });

function amountOf({ whole, mille }: { whole: number; mille: number }, model: StakingModel): bigint {
  return BigInt(whole) * model.pool.minWeight + (model.pool.minWeight * BigInt(mille)) / 1_000n;
}

const stake = fc.record({ agent, wish, lock: fc.constantFrom(...LOCKS) }).map(
  (choice) =>
    (model: StakingModel): AgentAction => ({
      kind: 'stake',
      agent: choice.agent,
      amountBaseUnits: amountOf(choice.wish, model),
      lockDays: choice.lock,
    }),
);

const unstake = fc
  .record({ agent, entryIndex: fc.nat({ max: 3 }), force: fc.boolean(), part: fc.nat({ max: 4 }) })
  .map(({ part, ...choice }) => (model: StakingModel): AgentAction => {
    const entry = model.users[choice.agent]?.entries[choice.entryIndex];
    const whole = entry?.live === true ? entry.amount : 100n;
    // 0: all, 1 to 3: quarters, 4: more than there is.
    const amountBaseUnits = part === 0 ? whole : part === 4 ? whole + 1n : (whole * BigInt(part)) / 4n;
    return { kind: 'unstake', ...choice, amountBaseUnits };
  });

const claim = agent.map((claimant) => (): AgentAction => ({ kind: 'claim_rewards', agent: claimant }));

const fund = fc.integer({ min: 0, max: 10_000 }).map(
  (whole) =>
    (model: StakingModel): OperatorAction => ({
      kind: 'fund_rewards',
      amountBaseUnits: amountOf({ whole, mille: 777 }, model),
    }),
);

/** One random step; most follow within two days, some after weeks. */
export const stakingStep: fc.Arbitrary<StakingStep> = fc.record({
  hoursLater: fc.oneof(
    { weight: 8, arbitrary: fc.nat({ max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 100, max: 2_000 }) },
    // To the end of a lock, on the hour.
    { weight: 1, arbitrary: fc.constantFrom(7 * 24, 30 * 24) },
  ),
  act: fc.oneof(
    { weight: 4, arbitrary: stake },
    { weight: 4, arbitrary: unstake },
    { weight: 3, arbitrary: claim },
    { weight: 3, arbitrary: fund },
  ),
});

export function isAgentAction(action: AgentAction | OperatorAction): action is AgentAction {
  return 'agent' in action;
}

/** Applies one action of either kind. */
export function applyAction(model: StakingModel, action: AgentAction | OperatorAction): boolean {
  return (isAgentAction(action) ? model.applyAgent(action) : model.applyOperator(action)).accepted;
}
