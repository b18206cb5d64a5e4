import type { Population } from '../agents/population.ts';
import { type SupplyShares, supplyShares } from '../core/distribution.ts';
import type { RunSpec } from '../core/run-spec.ts';
import type { AgentIndex, GenesisPlan, VestingGrant } from '../ports/staking-chain.ts';
import { chainClockAt } from './chain-clock.ts';

/** What the chain needs to begin a run, at the clock of tick 0. */
export function createGenesisPlan(spec: RunSpec, population: Population): GenesisPlan {
  const { rewards } = spec;
  const shares = supplyShares(spec.token);
  return {
    seed: spec.seed,
    clock: chainClockAt(spec, 0),
    token: spec.token,
    staking: spec.staking,
    rewardRateBps: rewards.rewardRateBps,
    minClaimBaseUnits: rewards.minClaimBaseUnits,
    features: spec.features,
    boosters: rewards.boosters,
    minDebateFeeBaseUnits: rewards.minDebateFeeBaseUnits,
    inflationBps: rewards.inflationBps,
    inflationCapBps: rewards.inflationCapBps,
    governance: spec.governance,
    treasury: spec.treasury,
    treasuryBaseUnits: shares.treasuryBaseUnits,
    grants: vestingGrants(spec, population, shares),
    agentIds: population.agents.map(({ id }) => id),
    holdingsBaseUnits: population.holdingsBaseUnits,
  };
}

/** The team's grants, then the partners', each in population order. */
function vestingGrants(spec: RunSpec, population: Population, shares: SupplyShares): readonly VestingGrant[] {
  const { teamVesting, partnersVesting } = spec.token.distribution;
  const beneficiaries = (group: string): readonly AgentIndex[] =>
    population.agents
      .filter(({ cohortIndex }) => spec.population[cohortIndex]?.vesting === group)
      .map(({ index }) => index);
  return [
    { group: 'team', shareBaseUnits: shares.teamBaseUnits, terms: teamVesting },
    { group: 'partners', shareBaseUnits: shares.partnersBaseUnits, terms: partnersVesting },
  ].flatMap(({ group, shareBaseUnits, terms }) =>
    equalParts(shareBaseUnits, beneficiaries(group)).map(({ beneficiary, totalBaseUnits }) => ({
      beneficiary,
      group,
      totalBaseUnits,
      ...terms,
    })),
  );
}

/** Equal parts, what does not divide to the first; all of it to nobody's wallet when nobody is named. */
function equalParts(
  shareBaseUnits: bigint,
  beneficiaries: readonly AgentIndex[],
): readonly Pick<VestingGrant, 'beneficiary' | 'totalBaseUnits'>[] {
  if (shareBaseUnits === 0n) return [];
  if (beneficiaries.length === 0) return [{ beneficiary: undefined, totalBaseUnits: shareBaseUnits }];
  const part = shareBaseUnits / BigInt(beneficiaries.length);
  const rest = shareBaseUnits - part * BigInt(beneficiaries.length);
  return beneficiaries
    .map((beneficiary, position) => ({ beneficiary, totalBaseUnits: position === 0 ? part + rest : part }))
    .filter(({ totalBaseUnits }) => totalBaseUnits > 0n);
}
