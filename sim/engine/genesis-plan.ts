import type { Population } from '../agents/population.ts';
import type { RunSpec } from '../core/run-spec.ts';
import type { GenesisPlan } from '../ports/staking-chain.ts';
import { chainClockAt } from './chain-clock.ts';

/** What the chain needs to begin a run, at the clock of tick 0. */
export function createGenesisPlan(spec: RunSpec, population: Population): GenesisPlan {
  return {
    seed: spec.seed,
    clock: chainClockAt(spec, 0),
    token: spec.token,
    staking: spec.staking,
    rewardRateBps: spec.rewards.rewardRateBps,
    minClaimBaseUnits: spec.rewards.minClaimBaseUnits,
    agentIds: population.agents.map(({ id }) => id),
    holdingsBaseUnits: population.holdingsBaseUnits,
  };
}
