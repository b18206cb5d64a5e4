import * as fc from 'fast-check';
import type { FeatureName } from '#sim/core/features.ts';
import type { StakingAgentAction, StakingModel, StakingOperatorAction } from '#sim/ledger/staking-model.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { onlyFeatures, smallPlan } from '#tests/support/staking-plans.ts';

export type StakingAction = StakingAgentAction | StakingOperatorAction;

/** What happens at one moment of a random history: time passes, then one wallet acts. */
export interface StakingStep {
  readonly hoursLater: number;
  readonly act: (model: StakingModel) => StakingAction;
}

const LOCKS = [0, 7, 30, 90, 180, 3] as const;

/**
 * A plan of the same shape in units of `10^decimals`: with few decimals rounding shows, with nine it is as on chain.
 * Without features given those of the small plan are on.
 */
export function scaledPlan(decimals: number, features?: readonly FeatureName[]): GenesisPlan {
  const plan = smallPlan();
  const one = 10n ** BigInt(decimals);
  return smallPlan({
    features: features === undefined ? plan.features : onlyFeatures(...features),
    token: { ...plan.token, decimals, supplyBaseUnits: plan.token.supplyBaseUnits * one },
    staking: {
      ...plan.staking,
      minStakeBaseUnits: plan.staking.minStakeBaseUnits * one,
      maxStakeBaseUnits: plan.staking.maxStakeBaseUnits * one,
    },
    minClaimBaseUnits: one,
    minDebateFeeBaseUnits: plan.minDebateFeeBaseUnits * one,
    agentIds: ['ann', 'bob', 'cat', 'dan'],
    // Dan cannot pay for his larger wishes.
    holdingsBaseUnits: [100_000n, 100_000n, 30_000n, 500n].map((whole) => whole * one),
  });
}

const WEIGHT_FEATURES = ['compounding', 'boosters', 'stakeCap', 'powerByLock', 'powerByAge', 'boostVests'] as const;

/** Any subset of what changes weight, power and rewards, and often all of it. */
export const stakingFeatures: fc.Arbitrary<readonly FeatureName[]> = fc.oneof(
  fc.constant(WEIGHT_FEATURES),
  fc.subarray([...WEIGHT_FEATURES]),
);

const agent = fc.nat({ max: 3 });
/** Whole tokens and parts per thousand, so that amounts do not divide evenly. */
const wish = fc.record({ whole: fc.integer({ min: 90, max: 20_000 }), mille: fc.nat({ max: 999 }) });

function amountOf({ whole, mille }: { whole: number; mille: number }, model: StakingModel): bigint {
  return BigInt(whole) * model.pool.minWeight + (model.pool.minWeight * BigInt(mille)) / 1_000n;
}

const stake = fc.record({ agent, wish, lock: fc.constantFrom(...LOCKS) }).map(
  (choice) =>
    (model: StakingModel): StakingAction => ({
      kind: 'stake',
      agent: choice.agent,
      amountBaseUnits: amountOf(choice.wish, model),
      lockDays: choice.lock,
    }),
);

const unstake = fc
  .record({ agent, entryIndex: fc.nat({ max: 3 }), force: fc.boolean(), part: fc.nat({ max: 4 }) })
  .map(({ part, ...choice }) => (model: StakingModel): StakingAction => {
    const entry = model.users[choice.agent]?.entries[choice.entryIndex];
    const whole = entry?.live === true ? entry.amount : 100n;
    // 0: all, 1 to 3: quarters, 4: more than there is.
    const amountBaseUnits = part === 0 ? whole : part === 4 ? whole + 1n : (whole * BigInt(part)) / 4n;
    return { kind: 'unstake', ...choice, amountBaseUnits };
  });

const claim = agent.map((claimant) => (): StakingAction => ({ kind: 'claim_rewards', agent: claimant }));

/** Mostly a live entry; `pick` beyond them is a slot that may be free. */
function entryOf(model: StakingModel, owner: number, pick: number): number {
  const live = (model.users[owner]?.entries ?? []).flatMap((entry, index) => (entry.live ? [index] : []));
  return live[pick] ?? live[0] ?? pick;
}

const leave = fc
  .record({ agent, pick: fc.nat({ max: 5 }), force: fc.boolean(), part: fc.nat({ max: 3 }) })
  .map(({ pick, part, ...choice }) => (model: StakingModel): StakingAction => {
    const entryIndex = entryOf(model, choice.agent, pick);
    const whole = model.users[choice.agent]?.entries[entryIndex]?.amount ?? 100n;
    // 0: all, 1 to 3: two thirds to four fifths.
    const amountBaseUnits = part === 0 ? whole : (whole * BigInt(part + 1)) / BigInt(part + 2);
    return { kind: 'unstake', ...choice, entryIndex, amountBaseUnits };
  });

const extend = fc
  .record({ agent, pick: fc.nat({ max: 5 }), lockDays: fc.constantFrom(...LOCKS) })
  .map(({ pick, ...choice }) => (model: StakingModel): StakingAction => {
    return { kind: 'extend_lock', ...choice, entryIndex: entryOf(model, choice.agent, pick) };
  });

const fund = fc.integer({ min: 0, max: 10_000 }).map(
  (whole) =>
    (model: StakingModel): StakingAction => ({
      kind: 'fund_rewards',
      amountBaseUnits: amountOf({ whole, mille: 777 }, model),
    }),
);

const boost = agent.map((owner) => (): StakingAction => ({ kind: 'refresh_boosters', agent: owner }));

const debate = fc.record({ agent, whole: fc.nat({ max: 60 }) }).map(
  (choice) =>
    (model: StakingModel): StakingAction => ({
      kind: 'pay_debate_fee',
      agent: choice.agent,
      amountBaseUnits: amountOf({ whole: choice.whole, mille: 1 }, model),
    }),
);

const optIn = fc
  .record({ agent, enabled: fc.boolean() })
  .map((choice) => (): StakingAction => ({ kind: 'set_compounding', ...choice }));

/** Opts in first if need be, so that most wishes to compound get somewhere. */
const compound = agent.map((owner) => (model: StakingModel): StakingAction => {
  return model.users[owner]?.compounding === true
    ? { kind: 'compound_rewards', agent: owner }
    : { kind: 'set_compounding', agent: owner, enabled: true };
});

const hoursLater = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 2_000 }) },
  // To the end of a lock, on the hour.
  { weight: 1, arbitrary: fc.constantFrom(7 * 24, 30 * 24) },
);

/** One random step; most follow within two days, some after weeks. */
export const stakingStep: fc.Arbitrary<StakingStep> = fc.record({
  hoursLater,
  act: fc.oneof(
    { weight: 4, arbitrary: stake },
    { weight: 4, arbitrary: unstake },
    { weight: 3, arbitrary: claim },
    { weight: 3, arbitrary: fund },
  ),
});

/** As `stakingStep`, with what the features add. */
export const featuredStep: fc.Arbitrary<StakingStep> = fc.record({
  hoursLater,
  act: fc.oneof(
    { weight: 6, arbitrary: stake },
    { weight: 1, arbitrary: unstake },
    { weight: 2, arbitrary: leave },
    { weight: 2, arbitrary: claim },
    { weight: 2, arbitrary: extend },
    { weight: 5, arbitrary: fund },
    { weight: 4, arbitrary: boost },
    { weight: 3, arbitrary: debate },
    { weight: 1, arbitrary: optIn },
    { weight: 4, arbitrary: compound },
  ),
});

const OPERATOR_KINDS: readonly StakingAction['kind'][] = ['roll', 'fund_rewards', 'compound_rewards'];

export function isAgentAction(action: StakingAction): action is StakingAgentAction {
  return !OPERATOR_KINDS.includes(action.kind);
}

/** Applies one action of either kind. */
export function applyAction(model: StakingModel, action: StakingAction): boolean {
  return (isAgentAction(action) ? model.applyAgent(action) : model.applyOperator(action)).accepted;
}
