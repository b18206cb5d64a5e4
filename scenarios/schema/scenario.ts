import { z } from 'zod';
import {
  amountField,
  dateField,
  durationField,
  multiplierField,
  percentageField,
  type QuantityField,
} from './fields.ts';
import {
  LOCK_COUNT,
  MAX_AGENTS,
  MAX_ALPHA,
  MAX_COHORT_NAME_LENGTH,
  MAX_COHORTS,
  MAX_DECIMALS,
  MAX_DESCRIPTION_LENGTH,
  MAX_HORIZON_SECONDS,
  MAX_INFLATION_YEARS,
  MAX_LOCK_DAYS,
  MAX_MULTIPLIER_BPS,
  MAX_NAME_LENGTH,
  MAX_PENALTY_BPS,
  MAX_REWARD_RATE_BPS,
  MAX_SEED,
  MAX_START_DATE,
  MAX_SUPPLY_BASE_UNITS,
  MAX_TICK_SECONDS,
  MIN_ALPHA,
  MIN_START_DATE,
  MIN_TICK_SECONDS,
} from './limits.ts';
import { policySchema } from './policy.ts';
import type { TokenUnit } from './quantities.ts';

/** The token of the plan: what amounts are read in when a scenario says nothing else. */
export const PLAN_TOKEN: TokenUnit = { symbol: 'ACT', decimals: 9 };

/** The plan's locks and their voting power. */
const PLAN_LOCKS = [
  { days: 0, multiplier: '1.0x' },
  { days: 7, multiplier: '1.2x' },
  { days: 30, multiplier: '1.5x' },
  { days: 90, multiplier: '2.0x' },
  { days: 180, multiplier: '3.0x' },
];

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SYMBOL = /^[A-Z][A-Z0-9]{0,9}$/;
/** Line breaks are fine in a description, other control characters are not. */
const PRINTABLE_TEXT = /^[\P{Cc}\n]*$/u;

/** A map that may be left out: each of its keys then has its default, which the type of an open shape cannot show. */
function section<Shape extends z.ZodRawShape>(shape: Shape, description: string) {
  return z
    .strictObject(shape)
    .prefault({} as never)
    .describe(description);
}

function nameField(maxLength: number, example: string, description: string): z.ZodType<string> {
  return z
    .string()
    .max(maxLength)
    .regex(KEBAB_CASE)
    .meta({ title: 'name in lower case with hyphens', examples: [example], description });
}

function tokenSection(unit: TokenUnit) {
  const supply = amountField(
    unit,
    { min: 1n, max: MAX_SUPPLY_BASE_UNITS },
    {
      description: 'Minted at genesis. What the population does not hold stays with the operator.',
      byDefault: `1_000_000_000 ${unit.symbol ?? 'ACT'}`,
    },
  );
  return section(
    {
      symbol: z
        .string()
        .regex(SYMBOL)
        .default('ACT')
        .meta({
          title: 'symbol',
          examples: ['ACT'],
          description: 'Unit of every amount in the file: up to ten capital letters and digits.',
        }),
      decimals: z.int().min(0).max(MAX_DECIMALS).default(9).describe('Decimals of the token.'),
      supply,
    },
    'The token.',
  );
}

function stakingSection(unit: TokenUnit) {
  const symbol = unit.symbol ?? 'ACT';
  const lock = z.strictObject({
    days: z.int().min(0).max(MAX_LOCK_DAYS).describe('Days that the stake stays locked.'),
    multiplier: multiplierField(
      { min: 10_000, max: MAX_MULTIPLIER_BPS },
      { description: 'Voting power and reward weight of a staked token while the lock runs.' },
    ),
  });
  return section(
    {
      min_stake: amountField(
        unit,
        { min: 1n, max: MAX_SUPPLY_BASE_UNITS },
        { description: 'Least amount of one deposit, and of what a partial exit leaves.', byDefault: `100 ${symbol}` },
      ),
      max_stake: amountField(
        unit,
        { min: 1n, max: MAX_SUPPLY_BASE_UNITS },
        {
          description: 'Most that one wallet may have staked; not above the supply.',
          byDefault: `10_000_000 ${symbol}`,
        },
      ),
      locks: z
        .array(lock)
        .length(LOCK_COUNT)
        .prefault(PLAN_LOCKS)
        .describe('Lock lengths on offer, ascending; the first is 0 days at 1.0x, and multipliers never fall.'),
      penalty: percentageField(
        { min: 0, max: MAX_PENALTY_BPS },
        { description: 'Part of a stake that leaving before the end of its lock costs.', byDefault: '10%' },
      ),
    },
    'Parameters of the staking pool.',
  );
}

function rewardsSection(unit: TokenUnit) {
  const inflation = percentageField(
    { min: 0, max: MAX_REWARD_RATE_BPS },
    { description: 'New tokens of one year, as a part of the initial supply; not above reward_rate.' },
  );
  return section(
    {
      reward_rate: percentageField(
        { min: 0, max: MAX_REWARD_RATE_BPS },
        { description: 'Ceiling of the reward budgets of one year, as a part of the initial supply.', byDefault: '5%' },
      ),
      inflation: z
        .array(inflation)
        .min(1)
        .max(MAX_INFLATION_YEARS)
        .prefault(['5%', '3%', '2%'])
        .describe('Tokens minted week by week and paid as rewards: one entry a year, the last one holds on.'),
      min_claim: amountField(
        unit,
        { min: 0n, max: MAX_SUPPLY_BASE_UNITS },
        { description: 'Least amount that can be claimed.', byDefault: `1 ${unit.symbol ?? 'ACT'}` },
      ),
    },
    'Where rewards come from and how they are paid.',
  );
}

function populationSection(unit: TokenUnit) {
  const bound: { readonly min: bigint; readonly max: bigint } = { min: 1n, max: MAX_SUPPLY_BASE_UNITS };
  const pareto = z
    .strictObject({
      alpha: z
        .number()
        .min(MIN_ALPHA)
        .max(MAX_ALPHA)
        .describe('Tail exponent; the smaller, the more unequal. Token holders are near 1.02 to 1.15.'),
      min: amountField(unit, bound, { description: 'Least balance of a wallet.' }),
      max: amountField(unit, bound, { description: 'Largest balance of a wallet; not below min.' }),
    })
    .describe('Truncated Pareto distribution: each wallet draws its balance from it.');
  const cohort = z.strictObject({
    cohort: nameField(MAX_COHORT_NAME_LENGTH, 'long-term', 'Name of the cohort; no two share one.'),
    count: z.int().min(1).max(MAX_AGENTS).describe('Number of agents, each with a wallet of its own.'),
    holdings: z.strictObject({ pareto }).describe('What the agents hold at genesis.'),
    policy: policySchema(),
  });
  return z
    .array(cohort)
    .min(1)
    .max(MAX_COHORTS)
    .describe(`Cohorts of agents with the same settings; at most ${MAX_AGENTS} agents in all.`);
}

/**
 * Strict schema of a scenario file, version 1, with amounts read in the given token. Its output has units resolved:
 * amounts in base units, rates and multipliers in basis points, times in seconds.
 */
export function scenarioSchema(unit: TokenUnit) {
  const tick: QuantityField<number> = durationField(
    { min: MIN_TICK_SECONDS, max: MAX_TICK_SECONDS },
    {
      description: 'Length of one tick. A whole number of ticks makes a day, or the tick is one week.',
      byDefault: '1d',
    },
  );
  return z
    .strictObject({
      $schema: z.string().max(500).optional().describe('Ignored; lets an editor find the schema of a JSON file.'),
      version: z.literal(1).describe('Version of the scenario format.'),
      name: nameField(MAX_NAME_LENGTH, 'first-year', 'Name of the scenario.'),
      description: z
        .string()
        .max(MAX_DESCRIPTION_LENGTH)
        .regex(PRINTABLE_TEXT)
        .default('')
        .meta({ title: 'text', examples: ['One year of the plan.'], description: 'What the scenario is about.' }),
      seed: z.int().min(0).max(MAX_SEED).default(42).describe('Seed of all random draws.'),
      start: dateField(
        { min: MIN_START_DATE, max: MAX_START_DATE },
        { description: 'Day of tick 0, at midnight UTC.', byDefault: '2026-01-01' },
      ),
      horizon: durationField(
        { min: MIN_TICK_SECONDS, max: MAX_HORIZON_SECONDS },
        { description: 'Simulated time, a whole number of ticks. A month is 30 days, a year 365 days.' },
      ),
      tick,
      token: tokenSection(unit),
      staking: stakingSection(unit),
      rewards: rewardsSection(unit),
      population: populationSection(unit),
      outputs: section(
        { actions: z.boolean().default(false).describe('Also write actions.csv, one row an action.') },
        'What a run writes besides metrics, charts and report.',
      ),
    })
    .describe('A scenario of actsim.');
}

export type ScenarioSchema = ReturnType<typeof scenarioSchema>;
/** A scenario with units resolved, before the names of `RunSpec`. */
export type Scenario = z.output<ScenarioSchema>;
