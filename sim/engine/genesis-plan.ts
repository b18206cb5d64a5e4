import type { Population } from '../agents/population.ts';
import { type SupplyShares, supplyShares } from '../core/distribution.ts';
import { SimError } from '../core/errors/sim-error.ts';
import type { MarketPoolSpec, MarketSpec, RunSpec } from '../core/run-spec.ts';
import type { MarketPlan } from '../ports/market-state.ts';
import type { AgentIndex, GenesisPlan, VestingGrant } from '../ports/staking-chain.ts';
import { type PriceTerms, quoteUnitsFloor, writtenPriceRatio } from '../processes/price-ratio.ts';
import { chainClockAt } from './chain-clock.ts';

/**
 * What the chain needs to begin a run, at the clock of tick 0. A pool whose start is worth less than a quote unit throws
 * `CORE__VALUE_OUT_OF_RANGE`.
 */
export function createGenesisPlan(spec: RunSpec, population: Population): GenesisPlan {
  const { rewards } = spec;
  const shares = supplyShares(spec.token);
  const { market } = spec;
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
    ...(market?.pool === undefined ? {} : { market: marketPlan(spec, market, market.pool, population) }),
  };
}

/** Smallest units of a token and of a US dollar, for which the quote asset stands. */
export function priceTermsOf({ token, treasury }: Pick<RunSpec, 'token' | 'treasury'>): PriceTerms {
  return { tokenUnitBaseUnits: 10n ** BigInt(token.decimals), usdQuoteUnits: 10n ** BigInt(treasury.quoteDecimals) };
}

/** The first liquidity's quote side is what its tokens cost at the start price, rounded down. */
function marketPlan(
  spec: RunSpec,
  { startPriceUsd }: MarketSpec,
  { tokenBaseUnits, feeBps, deskBaseUnits, deskQuoteUnits }: MarketPoolSpec,
  { cashQuoteUnits }: Population,
): MarketPlan {
  const quoteUnits = quoteUnitsFloor(tokenBaseUnits, writtenPriceRatio(startPriceUsd, priceTermsOf(spec)));
  if (quoteUnits === 0n) {
    throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
      what: "the quote side of the pool's first liquidity",
      expected: 'at least one unit: more tokens, or a higher start price',
      found: `0 for ${tokenBaseUnits} base units at ${startPriceUsd} USD`,
    });
  }
  return { feeBps, tokenBaseUnits, quoteUnits, deskBaseUnits, deskQuoteUnits, cashQuoteUnits };
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
