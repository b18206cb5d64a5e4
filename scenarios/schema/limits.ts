/** Hard limits of a scenario. What the compiled program bounds is marked so; the rest keeps a run finite. */

export const MAX_FILE_BYTES = 1_048_576;
/** Levels of maps and lists in a file; a scenario has seven. */
export const MAX_NESTING = 32;
/** Keys, items and values in a file, aliases written out; the largest population needs about 6,000. */
export const MAX_VALUES = 20_000;
/** Words and marks of a YAML file, comments and spaces included: bounds the time its parser takes. */
export const MAX_YAML_TOKENS = 100_000;
/** Problems listed in one error; more are counted. */
export const MAX_PROBLEMS = 50;

export const MAX_NAME_LENGTH = 64;
export const MAX_COHORT_NAME_LENGTH = 40;
export const MAX_DESCRIPTION_LENGTH = 2_000;
export const MAX_SEED = 4_294_967_295;

export const SECONDS_PER_HOUR = 3_600;
/** A month of a duration is 30 days and a year 365 days, as the plan's locks and rates count them. */
export const DAYS_PER_MONTH = 30;
export const MIN_TICK_SECONDS = SECONDS_PER_HOUR;
export const MAX_TICK_SECONDS = 7 * 86_400;
export const MAX_HORIZON_SECONDS = 20 * 365 * 86_400;
export const MAX_TICKS = 200_000;
export const MIN_START_DATE = '2020-01-01';
export const MAX_START_DATE = '2099-12-31';

export const MAX_DECIMALS = 9;
/** The program's MAX_TOTAL_SUPPLY: four billion tokens of nine decimals, so that no sum of weights overflows u64. */
export const MAX_SUPPLY_BASE_UNITS = 4_000_000_000_000_000_000n;
/** The program's LOCK_TIERS. */
export const LOCK_COUNT = 5;
/** The program's MAX_LOCK_DAYS. */
export const MAX_LOCK_DAYS = 180;
/** The program's MAX_MULTIPLIER_BPS. */
export const MAX_MULTIPLIER_BPS = 30_000;
/** The program's MAX_PENALTY_BPS. */
export const MAX_PENALTY_BPS = 5_000;
/** The program's MAX_REWARD_RATE_BPS. */
export const MAX_REWARD_RATE_BPS = 10_000;
export const MAX_INFLATION_YEARS = 20;

export const MAX_COHORTS = 200;
export const MAX_AGENTS = 100_000;
/** Tail exponents of wallets lie near 1; outside these bounds a draw is all minimum or all maximum. */
export const MIN_ALPHA = 0.1;
export const MAX_ALPHA = 10;
