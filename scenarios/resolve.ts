import type {
  ArrivalSpec,
  CohortSpec,
  GovernanceSpec,
  GuardianSpec,
  HoldingsSpec,
  PolicySpec,
  RewardsSpec,
  RunSpec,
  StakingSpec,
  TokenSpec,
  TreasurySpec,
} from '#sim/core/run-spec.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { Cohort, Event } from './checks/finding.ts';
import { resolveAttack } from './resolve-attack.ts';
import { resolveWorld } from './resolve-market.ts';
import { resolveStatements } from './resolve-statements.ts';
import { SECONDS_PER_HOUR } from './schema/limits.ts';
import type { Scenario } from './schema/scenario.ts';
import { type HolderBalances, NO_TABLES, type ScenarioTables } from './tables/scenario-tables.ts';

/** The run that a checked scenario asks for: the file's names become those of `RunSpec`. */
export function resolveRunSpec(scenario: Scenario, tables: ScenarioTables = NO_TABLES): RunSpec {
  const { name, description, seed, profile, guardian, events } = scenario;
  return {
    profile,
    name,
    description,
    seed,
    tickSeconds: scenario.tick,
    horizonTicks: scenario.horizon / scenario.tick,
    startUnixSeconds: scenario.start,
    token: resolveToken(scenario.token),
    staking: resolveStaking(scenario.staking),
    rewards: resolveRewards(scenario.rewards),
    governance: resolveGovernance(scenario.governance),
    treasury: resolveTreasury(scenario.treasury),
    features: { ...scenario.mitigations },
    ...(guardian === undefined ? {} : { guardian: resolveGuardian(guardian) }),
    ...resolveWorld(scenario, tables.prices),
    population: [
      ...scenario.population.map((cohort, index) => resolveCohort(cohort, events ?? [], tables.holders.get(index))),
      ...(scenario.attacks ?? []).map((attack) => resolveAttack(attack, scenario.token.supply)),
    ],
    ...resolveStatements(scenario),
    outputs: resolveOutputs(scenario),
  };
}

/** Times become whole ticks: the nearest below, one at least. */
function resolveOutputs({ outputs: { actions, agents, cohorts }, tick }: Scenario): RunSpec['outputs'] {
  const ticks = (seconds: number): number => Math.max(Math.floor(seconds / tick), 1);
  const { sample, every, census } = agents;
  return {
    actions,
    agents: { sample, sampleTicks: ticks(every), censusTicks: ticks(census) },
    cohortTicks: ticks(cohorts.every),
  };
}

export function resolveToken({ symbol, decimals, supply, distribution, vesting }: Scenario['token']): TokenSpec {
  const { team, partners } = vesting;
  return {
    symbol,
    decimals,
    supplyBaseUnits: supply,
    distribution: {
      communityBps: distribution.community,
      teamBps: distribution.team,
      treasuryBps: distribution.treasury,
      liquidityBps: distribution.liquidity,
      partnersBps: distribution.partners,
      teamVesting: { cliffDays: team.cliff, durationDays: team.duration },
      partnersVesting: { cliffDays: partners.cliff, durationDays: partners.duration },
    },
  };
}

export function resolveStaking(staking: Scenario['staking']): StakingSpec {
  return {
    minStakeBaseUnits: staking.min_stake,
    maxStakeBaseUnits: staking.max_stake,
    lockDays: staking.locks.map(({ days }) => days),
    multiplierBps: staking.locks.map(({ multiplier }) => multiplier),
    penaltyBps: staking.penalty,
    ticketDays: staking.ticket_length,
  };
}

function resolveRewards(rewards: Scenario['rewards']): RewardsSpec {
  const { boosters, inflation } = rewards;
  const rateOf = (year: number): number => inflation[Math.min(year, inflation.length - 1)] ?? 0;
  return {
    rewardRateBps: rewards.reward_rate,
    inflationBps: [rateOf(0), rateOf(1), rateOf(2)],
    inflationCapBps: rewards.inflation_cap,
    minClaimBaseUnits: rewards.min_claim,
    boosters: {
      activeBps: boosters.active,
      longTermBps: boosters.long_term,
      votingBps: boosters.voting,
      boostDays: boosters.length,
      activeDays: boosters.active_within,
      longTermDays: boosters.long_term_after,
    },
    minDebateFeeBaseUnits: rewards.min_debate_fee,
  };
}

function resolveGovernance(governance: Scenario['governance']): GovernanceSpec {
  const { by_kind: byKind, quadratic } = governance;
  const each = (rule: 'quorum' | 'approval'): GovernanceSpec['quorumBps'] => {
    const { parameter, spend, upgrade, feature } = byKind;
    const all = governance[rule];
    return [parameter[rule] ?? all, spend[rule] ?? all, upgrade[rule] ?? all, feature[rule] ?? all];
  };
  return {
    minProposalStakeBaseUnits: governance.min_proposal_stake,
    minVoteStakeBaseUnits: governance.min_vote_stake,
    bondBaseUnits: governance.bond,
    quorumBps: each('quorum'),
    approvalBps: each('approval'),
    votingDays: governance.voting,
    timelockDays: governance.timelock,
    graceDays: governance.grace,
    seasoningDays: governance.seasoning,
    lateHours: governance.late_window / SECONDS_PER_HOUR,
    powerCapBps: governance.power_cap,
    cooldownDays: governance.cool_down,
    vetoDays: governance.veto_for,
    quadratic: quadratic.applies,
    quadraticAttested: quadratic.attested,
  };
}

function resolveTreasury({ spending_cap, reserve_floor, buyback }: Scenario['treasury']): TreasurySpec {
  return {
    spendingCapBps: spending_cap,
    reserveFloorBaseUnits: reserve_floor,
    buybackWeeklyCapBaseUnits: buyback.weekly_cap,
    buybackMaxPriceQuoteUnits: buyback.max_price,
    quoteReserveQuoteUnits: buyback.quote_reserve,
    quoteDecimals: buyback.quote_decimals,
  };
}

function resolveGuardian({ pauses, vetoes }: NonNullable<Scenario['guardian']>): GuardianSpec {
  return {
    pauses: pauses.map(({ at, for: length, what }) => ({ atSeconds: at, forSeconds: length, what })),
    vetoes: vetoes.map(({ proposal }) => ({ proposalId: proposal })),
  };
}

function resolveCohort(cohort: Cohort, events: readonly Event[], table: HolderBalances | undefined): CohortSpec {
  const { count, holdings, cash, vesting, attested, arrival, lifetime } = cohort;
  return {
    cohort: cohort.cohort,
    count,
    holdings: table === undefined ? resolveDistribution(holdings) : { kind: 'table', ...table },
    policy: resolvePolicy(cohort, events),
    ...(vesting === undefined ? {} : { vesting }),
    attestedBps: attested,
    ...(arrival === undefined ? {} : { arrival: resolveArrival(arrival) }),
    ...(lifetime === undefined ? {} : { lifetime: { meanSeconds: lifetime.mean } }),
    ...(cash === undefined ? {} : { cash: resolveDistribution(cash) }),
  };
}

function resolveDistribution({ pareto, lognormal }: Pick<Cohort['holdings'], 'pareto' | 'lognormal'>): HoldingsSpec {
  if (pareto !== undefined) {
    const { alpha, min, max } = pareto;
    return { kind: 'pareto', alpha, minBaseUnits: min, maxBaseUnits: max };
  }
  if (lognormal === undefined) throw new TypeError('a cohort without holdings passed the checks');
  const { median, sigma, max } = lognormal;
  return { kind: 'lognormal', medianBaseUnits: median, sigma, maxBaseUnits: max };
}

function resolveArrival({ at_start, over, doubling }: NonNullable<Cohort['arrival']>): ArrivalSpec {
  return {
    atStartBps: at_start,
    overSeconds: over,
    ...(doubling === undefined ? {} : { doublingSeconds: doubling }),
  };
}

/** A cohort's policy, with the proposals that events give it after its own. */
export function resolvePolicy({ cohort, policy }: Cohort, events: readonly (Event | undefined)[]): PolicySpec {
  const { kind, ...config }: { readonly kind: string; readonly [key: string]: unknown } = policy;
  const { proposals = [] } = config;
  const timed = events.flatMap((event) =>
    event?.propose === undefined || event.by !== cohort
      ? []
      : [{ ...event.propose, at_day: event.at / SECONDS_PER_DAY }],
  );
  if (timed.length === 0) return { kind, config };
  return { kind, config: { ...config, proposals: [...(proposals as readonly unknown[]), ...timed] } };
}

/** Freezes a tree of plain maps and lists, and gives it back. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const child of Object.values(value)) deepFreeze(child);
  return Object.freeze(value);
}
