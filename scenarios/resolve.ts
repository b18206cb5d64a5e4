import type { CohortSpec, RewardsSpec, RunSpec, StakingSpec } from '#sim/core/run-spec.ts';
import type { Scenario } from './schema/scenario.ts';

/** The run that a checked scenario asks for: the file's names become those of `RunSpec`. */
export function resolveRunSpec(scenario: Scenario): RunSpec {
  const { name, description, seed, token } = scenario;
  return {
    name,
    description,
    seed,
    tickSeconds: scenario.tick,
    horizonTicks: scenario.horizon / scenario.tick,
    startUnixSeconds: scenario.start,
    token: { symbol: token.symbol, decimals: token.decimals, supplyBaseUnits: token.supply },
    staking: resolveStaking(scenario.staking),
    rewards: resolveRewards(scenario.rewards),
    population: scenario.population.map(resolveCohort),
    outputs: { actions: scenario.outputs.actions },
  };
}

export function resolveStaking(staking: Scenario['staking']): StakingSpec {
  return {
    minStakeBaseUnits: staking.min_stake,
    maxStakeBaseUnits: staking.max_stake,
    lockDays: staking.locks.map(({ days }) => days),
    multiplierBps: staking.locks.map(({ multiplier }) => multiplier),
    penaltyBps: staking.penalty,
  };
}

function resolveRewards(rewards: Scenario['rewards']): RewardsSpec {
  return {
    rewardRateBps: rewards.reward_rate,
    inflationBpsByYear: rewards.inflation,
    minClaimBaseUnits: rewards.min_claim,
  };
}

function resolveCohort({ cohort, count, holdings, policy }: Scenario['population'][number]): CohortSpec {
  const { alpha, min, max } = holdings.pareto;
  const { kind, ...config } = policy;
  return {
    cohort,
    count,
    holdings: { kind: 'pareto', alpha, minBaseUnits: min, maxBaseUnits: max },
    policy: { kind, config },
  };
}

/** Freezes a tree of plain maps and lists, and gives it back. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const child of Object.values(value)) deepFreeze(child);
  return Object.freeze(value);
}
