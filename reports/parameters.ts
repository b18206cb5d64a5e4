import { FEATURE_NAMES } from '#sim/core/features.ts';
import type { RunManifest } from './artifacts/manifest.ts';
import {
  type Assets,
  asAmount,
  asDate,
  asDays,
  asHours,
  asMultiplier,
  asPercent,
  asQuote,
  asSeconds,
  plainValue,
  type Show,
  unitOfSetting,
} from './parameter-units.ts';

/** One parameter of the run: its key as a scenario file has it, and its value with its unit. */
export interface Parameter {
  readonly path: string;
  readonly value: string;
}

/** Where a scenario's key is found in the run spec, and its unit. A list there has a value for each item. */
type Row = readonly [key: string, specPath: string, show: Show];

const asItIs: Show = () => undefined;

/** Name, description and seed are said elsewhere in a report; locks, kinds and cohorts have rows of their own. */
const ROWS: readonly Row[] = [
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
  ['outputs.actions', 'outputs.actions', asItIs],
];

const COHORT_ROWS: readonly Row[] = [
  ['cohort', 'cohort', asItIs],
  ['count', 'count', asItIs],
  ['holdings.pareto.alpha', 'holdings.alpha', asItIs],
  ['holdings.pareto.min', 'holdings.minBaseUnits', asAmount],
  ['holdings.pareto.max', 'holdings.maxBaseUnits', asAmount],
  ['vesting', 'vesting', asItIs],
  ['attested', 'attestedBps', asPercent],
  ['policy.kind', 'policy.kind', asItIs],
];

const PAUSE_ROWS: readonly Row[] = [
  ['at', 'atSeconds', asSeconds],
  ['for', 'forSeconds', asSeconds],
  ['what', 'what', asItIs],
];

const VETO_ROWS: readonly Row[] = [['proposal', 'proposalId', asItIs]];

/** Symbol of the quote asset in scenario files. */
const QUOTE_SYMBOL = 'USD';
const DEFAULT_QUOTE_DECIMALS = 6;

/** In the order of a scenario file. */
const SECTIONS: readonly string[] = [
  'profile',
  'start',
  'horizon',
  'tick',
  'token',
  'staking',
  'rewards',
  'governance',
  'treasury',
  'mitigations',
  'guardian',
  'population',
  'outputs',
];

/** All parameters of a run by their keys in a scenario file. */
export function runParameters({ spec }: RunManifest): readonly Parameter[] {
  const decimals = valueAt(spec, 'treasury.quoteDecimals');
  const quote = {
    symbol: QUOTE_SYMBOL,
    decimals: typeof decimals === 'number' ? decimals : DEFAULT_QUOTE_DECIMALS,
  };
  const assets: Assets = { token: spec.token, quote };
  const parameters = [
    { path: 'horizon', value: shown(spec.horizonTicks * spec.tickSeconds, asSeconds, assets) },
    ...parametersOf(spec, ROWS, assets),
    ...rulesByKind(spec, assets),
    ...guardianParameters(spec, assets),
    ...spec.population.flatMap((cohort, index) => cohortParameters(cohort, `population[${index}]`, assets)),
  ];
  return parameters.toSorted((a, b) => sectionOf(a.path) - sectionOf(b.path));
}

function sectionOf(path: string): number {
  const [section = ''] = path.split(/[.[]/);
  return SECTIONS.indexOf(section);
}

function parametersOf(part: unknown, rows: readonly Row[], assets: Assets): readonly Parameter[] {
  return rows.flatMap(([path, specPath, show]) => {
    const value = valueAt(part, specPath);
    return value === undefined ? [] : [{ path, value: shown(value, show, assets) }];
  });
}

/** Quorum and approval: one value when all kinds of proposals share it, else one a kind. */
function rulesByKind(spec: unknown, assets: Assets): readonly Parameter[] {
  return ['quorum', 'approval'].flatMap((rule) => {
    const values = valueAt(spec, `governance.${rule}Bps`);
    if (!Array.isArray(values)) return [];
    const texts = values.map((value) => shown(value, asPercent, assets));
    const [first = ''] = texts;
    if (texts.every((text) => text === first)) return [{ path: `governance.${rule}`, value: first }];
    return texts.map((value, kind) => ({ path: `governance.by_kind.${KINDS[kind]}.${rule}`, value }));
  });
}

/** Kinds of proposals in the order of the run spec. */
const KINDS = ['parameter', 'spend', 'upgrade', 'feature'];

/** Of a run whose guardian does something. */
function guardianParameters(spec: unknown, assets: Assets): readonly Parameter[] {
  const actsOf = (acts: string, rows: readonly Row[]): readonly Parameter[] => {
    const values = valueAt(spec, `guardian.${acts}`);
    if (!Array.isArray(values)) return [];
    return values.flatMap((act: unknown, index) =>
      parametersOf(act, rows, assets).map(({ path, value }) => ({ path: `guardian.${acts}[${index}].${path}`, value })),
    );
  };
  return [...actsOf('pauses', PAUSE_ROWS), ...actsOf('vetoes', VETO_ROWS)];
}

function cohortParameters(cohort: unknown, at: string, assets: Assets): readonly Parameter[] {
  const rows = parametersOf(cohort, COHORT_ROWS, assets);
  const settings = settingsOf('policy', valueAt(cohort, 'policy.config'), assets);
  return [...rows, ...settings].map(({ path, value }) => ({ path: `${at}.${path}`, value }));
}

/** Settings of a policy, which has them under its own names; maps and lists of maps spelt out. */
function settingsOf(path: string, value: unknown, assets: Assets): readonly Parameter[] {
  if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null)) {
    return value.flatMap((item: unknown, index) => settingsOf(`${path}[${index}]`, item, assets));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, item]) => settingsOf(`${path}.${key}`, item, assets));
  }
  return value === undefined ? [] : [{ path, value: shown(value, unitOfSetting(path), assets) }];
}

function shown(value: unknown, show: Show, assets: Assets): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => show(item, assets) ?? plainValue(item)).join(', ');
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce((part: unknown, key) => {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined;
    return (part as Readonly<Record<string, unknown>>)[key];
  }, value);
}
