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
/** The program's MAX_TOTAL_SUPPLY: two billion tokens of nine decimals, so that no sum of weights overflows u64. */
export const MAX_SUPPLY_BASE_UNITS = 2_000_000_000_000_000_000n;
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
/** Entries of the program's inflation schedule; the last one holds on. */
export const INFLATION_YEARS = 3;
/** The program's MAX_INFLATION_CAP_BPS. */
export const MAX_INFLATION_CAP_BPS = 500;
/** The program's MAX_BOOST_BPS, for the three boosters together. */
export const MAX_BOOST_BPS = 4_500;
/** The program's MAX_BOOST_DAYS. */
export const MAX_BOOST_DAYS = 180;
/** The program's MIN_TIMELOCK_DAYS. */
export const MIN_TIMELOCK_DAYS = 2;
/** The program's MAX_VESTING_DAYS. */
export const MAX_VESTING_DAYS = 3_650;

/** Bounds of the program's parameters in whole days (programs/staking/README.md, Parameters). */
export const PARAMETER_DAYS = {
  ticketLength: { min: 1, max: 90 },
  activeWithin: { min: 1, max: 365 },
  longTermAfter: { min: 1, max: 3_650 },
  voting: { min: 1, max: 30 },
  timelock: { min: MIN_TIMELOCK_DAYS, max: 30 },
  grace: { min: 8, max: 60 },
  seasoning: { min: 0, max: 30 },
  coolDown: { min: 0, max: 365 },
  /** No parameter: set once at genesis, up to the program's MAX_VETO_DAYS. */
  vetoFor: { min: 0, max: 730 },
} as const;
/** Likewise in basis points. */
export const PARAMETER_BPS = {
  quorum: { min: 1, max: 5_000 },
  approval: { min: 5_001, max: 9_000 },
  powerCap: { min: 100, max: 10_000 },
} as const;
export const MAX_LATE_WINDOW_HOURS = 168;
/** The program's MAX_PAUSE_SECONDS. */
export const MAX_PAUSE_SECONDS = 7 * 86_400;
/** Pauses, and vetoes, in a scenario. */
export const MAX_GUARDIAN_ACTS = 20;
/** Proposals that a scenario can name; no run comes near. */
export const MAX_PROPOSAL_ID = 999_999;
/** Quote base units of a price or a reserve: a round number below the 2^64 that the program takes. */
export const MAX_QUOTE_UNITS = 18_000_000_000_000_000_000n;

export const MAX_COHORTS = 200;
export const MAX_AGENTS = 100_000;
/** Tail exponents of wallets lie near 1; outside these bounds a draw is all minimum or all maximum. */
export const MIN_ALPHA = 0.1;
export const MAX_ATTACKS = 20;
export const MAX_ATTACK_WALLETS = 1_000;
export const MAX_ALPHA = 10;
/** Standard deviation of a balance's logarithm; holders of tokens are near 2 to 3. */
export const MIN_SIGMA = 0.01;
export const MAX_SIGMA = 6;

/** A table that a scenario names. */
export const MAX_TABLE_BYTES = 16 * 1_048_576;
export const MAX_TABLE_ROWS = 500_000;
export const MAX_FILE_NAME_LENGTH = 200;
export const MAX_ADDRESS_LENGTH = 128;
/** Decimals of a balance in a table that is scaled. */
export const MAX_TABLE_DECIMALS = 18;

export const PRICE_DECIMALS = 9;
/** In steps of 10^-9: from the least one to a million. */
export const PRICE_RANGE = { min: 1n, max: 1_000_000_000_000_000n } as const;
/** A year's drift, growth or volatility, in basis points. */
export const MAX_YEARLY_BPS = 100_000;
export const MAX_JUMPS_PER_YEAR = 365;
/** Of a jump's logarithm, in basis points: a factor of about 20,000. */
export const MAX_JUMP_BPS = 100_000;
/** The market program's MAX_FEE_BPS. */
export const MAX_POOL_FEE_BPS = 1_000;
export const MAX_DEMAND_FACTOR = 1_000;
/** A price event: at most to a hundredfold, and not to nothing. */
export const PRICE_SHOCK_BPS = { min: -9_900, max: 990_000 } as const;
export const MAX_OUTAGES = 100;
export const MAX_EVENTS = 200;
export const MAX_EXPECTED_YEARS = 20;
export const MAX_ASSERTIONS = 100;
/** Metrics that a baseline names; a run has fewer. */
export const MAX_BASELINE_METRICS = 300;

/** Of one table of a run that the scenario sets the rhythm of: some 3 GB. */
export const MAX_TABLE_OUTPUT_ROWS = 20_000_000;
export const MAX_SEEDS = 200;
export const DEFAULT_SEEDS = 20;
export const MAX_VARIANTS = 20;
export const MAX_OVERRIDES = 50;
export const MAX_CHARTS = 12;
export const MAX_CONCLUSIONS = 50;
export const MAX_TITLE_LENGTH = 120;
