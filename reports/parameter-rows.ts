import { FEATURE_NAMES } from '#sim/core/features.ts';
import {
  asAmount,
  asDate,
  asDays,
  asFile,
  asHours,
  asMultiplier,
  asPercent,
  asQuote,
  asSeconds,
  asTicks,
  asUsd,
  type Show,
} from './parameter-units.ts';

/** Where a scenario's key is found in the run spec (an empty path: the part itself), and its unit. A list there has a value for each item. */
export type Row = readonly [key: string, specPath: string, show: Show];

const asItIs: Show = () => undefined;

/** Name, description and seed are said elsewhere in a report; locks, kinds and cohorts have rows of their own. */
export const ROWS: readonly Row[] = [
  ['profile', 'profile', asItIs],
  ['start', 'startUnixSeconds', asDate],
  ['tick', 'tickSeconds', asSeconds],
  ['token.symbol', 'token.symbol', asItIs],
  ['token.decimals', 'token.decimals', asItIs],
  ['token.supply', 'token.supplyBaseUnits', asAmount],
  ['token.distribution.community', 'token.distribution.communityBps', asPercent],
  ['token.distribution.team', 'token.distribution.teamBps', asPercent],
  ['token.distribution.treasury', 'token.distribution.treasuryBps', asPercent],
  ['token.distribution.liquidity', 'token.distribution.liquidityBps', asPercent],
  ['token.distribution.partners', 'token.distribution.partnersBps', asPercent],
  ['token.vesting.team.cliff', 'token.distribution.teamVesting.cliffDays', asDays],
  ['token.vesting.team.duration', 'token.distribution.teamVesting.durationDays', asDays],
  ['token.vesting.partners.cliff', 'token.distribution.partnersVesting.cliffDays', asDays],
  ['token.vesting.partners.duration', 'token.distribution.partnersVesting.durationDays', asDays],
  ['staking.min_stake', 'staking.minStakeBaseUnits', asAmount],
  ['staking.max_stake', 'staking.maxStakeBaseUnits', asAmount],
  ['staking.locks[].days', 'staking.lockDays', asDays],
  ['staking.locks[].multiplier', 'staking.multiplierBps', asMultiplier],
  ['staking.penalty', 'staking.penaltyBps', asPercent],
  ['staking.ticket_length', 'staking.ticketDays', asDays],
  ['rewards.reward_rate', 'rewards.rewardRateBps', asPercent],
  ['rewards.inflation', 'rewards.inflationBps', asPercent],
  ['rewards.inflation_cap', 'rewards.inflationCapBps', asPercent],
  ['rewards.min_claim', 'rewards.minClaimBaseUnits', asAmount],
  ['rewards.boosters.active', 'rewards.boosters.activeBps', asPercent],
  ['rewards.boosters.long_term', 'rewards.boosters.longTermBps', asPercent],
  ['rewards.boosters.voting', 'rewards.boosters.votingBps', asPercent],
  ['rewards.boosters.length', 'rewards.boosters.boostDays', asDays],
  ['rewards.boosters.active_within', 'rewards.boosters.activeDays', asDays],
  ['rewards.boosters.long_term_after', 'rewards.boosters.longTermDays', asDays],
  ['rewards.min_debate_fee', 'rewards.minDebateFeeBaseUnits', asAmount],
  ['governance.min_proposal_stake', 'governance.minProposalStakeBaseUnits', asAmount],
  ['governance.min_vote_stake', 'governance.minVoteStakeBaseUnits', asAmount],
  ['governance.bond', 'governance.bondBaseUnits', asAmount],
  ['governance.voting', 'governance.votingDays', asDays],
  ['governance.timelock', 'governance.timelockDays', asDays],
  ['governance.grace', 'governance.graceDays', asDays],
  ['governance.seasoning', 'governance.seasoningDays', asDays],
  ['governance.late_window', 'governance.lateHours', asHours],
  ['governance.power_cap', 'governance.powerCapBps', asPercent],
  ['governance.cool_down', 'governance.cooldownDays', asDays],
  ['governance.veto_for', 'governance.vetoDays', asDays],
  ['governance.quadratic.applies', 'governance.quadratic', asItIs],
  ['governance.quadratic.attested', 'governance.quadraticAttested', asItIs],
  ['treasury.spending_cap', 'treasury.spendingCapBps', asPercent],
  ['treasury.reserve_floor', 'treasury.reserveFloorBaseUnits', asAmount],
  ['treasury.buyback.weekly_cap', 'treasury.buybackWeeklyCapBaseUnits', asAmount],
  ['treasury.buyback.max_price', 'treasury.buybackMaxPriceQuoteUnits', asQuote],
  ['treasury.buyback.quote_reserve', 'treasury.quoteReserveQuoteUnits', asQuote],
  ['treasury.buyback.quote_decimals', 'treasury.quoteDecimals', asItIs],
  ...FEATURE_NAMES.map((name): Row => [`mitigations.${name}`, `features.${name}`, asItIs]),
  ['market.price.start', 'market.startPriceUsd', asUsd],
  ['market.pool.tokens', 'market.pool.tokenBaseUnits', asAmount],
  ['market.pool.fee', 'market.pool.feeBps', asPercent],
  ['market.pool.desk.tokens', 'market.pool.deskBaseUnits', asAmount],
  ['market.pool.desk.quote', 'market.pool.deskQuoteUnits', asQuote],
  ['demand.growth', 'demand.growthBps', asPercent],
  ['demand.volatility', 'demand.volatilityBps', asPercent],
  ['outputs.actions', 'outputs.actions', asItIs],
  ['outputs.agents.sample', 'outputs.agents.sample', asItIs],
  ['outputs.agents.every', 'outputs.agents.sampleTicks', asTicks],
  ['outputs.agents.census', 'outputs.agents.censusTicks', asTicks],
  ['outputs.cohorts.every', 'outputs.cohortTicks', asTicks],
];

export const COHORT_ROWS: readonly Row[] = [
  ['cohort', 'cohort', asItIs],
  ['count', 'count', asItIs],
  ['vesting', 'vesting', asItIs],
  ['attested', 'attestedBps', asPercent],
  ['arrival.at_start', 'arrival.atStartBps', asPercent],
  ['arrival.over', 'arrival.overSeconds', asSeconds],
  ['arrival.doubling', 'arrival.doublingSeconds', asSeconds],
  ['lifetime.mean', 'lifetime.meanSeconds', asSeconds],
  ['policy.kind', 'policy.kind', asItIs],
];

/** Of a cohort that is an attacker's. */
export const ATTACK_ROWS: readonly Row[] = [
  ['attack', 'policy.kind', asItIs],
  ['name', 'cohort', asItIs],
  ['at', 'attack.atSeconds', asSeconds],
  ['capital', 'holdings.totalBaseUnits', asAmount],
  ['cash', 'cash.totalBaseUnits', asQuote],
  ['wallets', 'count', asItIs],
  ['idle', 'attack.idle', asItIs],
];

export const PAUSE_ROWS: readonly Row[] = [
  ['at', 'atSeconds', asSeconds],
  ['for', 'forSeconds', asSeconds],
  ['what', 'what', asItIs],
];

export const VETO_ROWS: readonly Row[] = [['proposal', 'proposalId', asItIs]];

/** By the kind of the price. */
export const PRICE_ROWS: Readonly<Record<string, readonly Row[]>> = {
  gbm: [
    ['drift', 'driftBps', asPercent],
    ['volatility', 'volatilityBps', asPercent],
    ['jumps.per_year', 'jumpsPerYear', asItIs],
    ['jumps.mean', 'jumpMeanBps', asPercent],
    ['jumps.deviation', 'jumpDeviationBps', asPercent],
  ],
  path: [['file', '', asFile]],
};

/** By the kind of the distribution, with amounts of the asset that it is of. */
export function holdingsRows(kind: string, asBalance: Show): readonly Row[] {
  switch (kind) {
    case 'pareto':
      return [
        ['pareto.alpha', 'alpha', asItIs],
        ['pareto.min', 'minBaseUnits', asBalance],
        ['pareto.max', 'maxBaseUnits', asBalance],
      ];
    case 'lognormal':
      return [
        ['lognormal.median', 'medianBaseUnits', asBalance],
        ['lognormal.sigma', 'sigma', asItIs],
        ['lognormal.max', 'maxBaseUnits', asBalance],
      ];
    case 'table':
      return [['csv.file', '', asFile]];
    default:
      return [];
  }
}

export const OUTAGE_ROWS: readonly Row[] = [
  ['at', 'atSeconds', asSeconds],
  ['for', 'forSeconds', asSeconds],
];

/** By the kind of the event. */
export const EVENT_ROWS: Readonly<Record<string, readonly Row[]>> = {
  price: [
    ['at', 'atSeconds', asSeconds],
    ['price', 'changeBps', asPercent],
  ],
  demand: [
    ['at', 'atSeconds', asSeconds],
    ['demand', 'factor', asItIs],
    ['for', 'forSeconds', asSeconds],
  ],
  exodus: [
    ['at', 'atSeconds', asSeconds],
    ['exodus', 'shareBps', asPercent],
    ['cohort', 'cohort', asItIs],
  ],
};

export const EXPECTED_ROWS: readonly Row[] = [
  ['circulating', 'circulatingBaseUnits', asAmount],
  ['staked', 'stakedBaseUnits', asAmount],
  ['rewards', 'rewardsBaseUnits', asAmount],
];
