/**
 * What one run is: a validated, frozen scenario with all units resolved. `scenarios/` makes it from a
 * file, `sim/` runs it. Amounts are base units, durations seconds or ticks, rates basis points.
 */
export interface RunSpec {
  readonly name: string;
  readonly description: string;
  readonly seed: number;
  /** Length of one tick in seconds. */
  readonly tickSeconds: number;
  /** Number of ticks; the run executes ticks 0 to horizonTicks - 1. */
  readonly horizonTicks: number;
  /** Unix time of tick 0 in seconds, UTC. */
  readonly startUnixSeconds: number;
  readonly token: TokenSpec;
  readonly staking: StakingSpec;
  readonly rewards: RewardsSpec;
  readonly population: readonly CohortSpec[];
  readonly outputs: OutputsSpec;
}

export interface TokenSpec {
  readonly symbol: string;
  readonly decimals: number;
  /** Minted at genesis. What the population does not hold stays in the operator's reserve. */
  readonly supplyBaseUnits: bigint;
}

export interface StakingSpec {
  readonly minStakeBaseUnits: bigint;
  readonly maxStakeBaseUnits: bigint;
  /** Five lock lengths in days, ascending, the first 0. */
  readonly lockDays: readonly number[];
  /** Weight of each lock in basis points of the amount (10_000 = 1.0x). */
  readonly multiplierBps: readonly number[];
  /** Share of the amount that leaves as penalty when a lock is broken, in basis points. */
  readonly penaltyBps: number;
}

export interface RewardsSpec {
  /** Ceiling of what weekly budgets may add up to in a year, in basis points of the initial supply. */
  readonly rewardRateBps: number;
  /** New tokens a year in basis points of the initial supply, minted week by week and paid as rewards. One entry a year, the last one holds on. */
  readonly inflationBpsByYear: readonly number[];
  readonly minClaimBaseUnits: bigint;
}

export interface CohortSpec {
  readonly cohort: string;
  readonly count: number;
  readonly holdings: HoldingsSpec;
  readonly policy: PolicySpec;
}

/** Truncated Pareto distribution of wallet balances. */
export interface HoldingsSpec {
  readonly kind: 'pareto';
  /** Tail exponent; smaller is more unequal. */
  readonly alpha: number;
  readonly minBaseUnits: bigint;
  readonly maxBaseUnits: bigint;
}

/** A policy by name with its validated configuration; the policy's own schema says what is in it. */
export interface PolicySpec {
  readonly kind: string;
  readonly config: Readonly<Record<string, unknown>>;
}

export interface OutputsSpec {
  /** Write `actions.csv`: one row an action. */
  readonly actions: boolean;
}
