import type { AssertionSpec, BaselineSpec } from './assertion-spec.ts';
import type { FeatureFlags } from './features.ts';
import type { PauseName } from './pauses.ts';

/**
 * What one run is: a validated, frozen scenario with all units resolved. `scenarios/` makes it from a
 * file, `sim/` runs it. Amounts are base units, durations seconds or ticks, rates basis points.
 */
export interface RunSpec {
  /** Which defaults the file started from: `plan` is the plan's literal behaviour, `hardened` the reasoned one. */
  readonly profile: 'plan' | 'hardened';
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
  readonly governance: GovernanceSpec;
  readonly treasury: TreasurySpec;
  readonly features: FeatureFlags;
  /** What the guardian does; absent: nothing. */
  readonly guardian?: GuardianSpec;
  /** Price of the token, and where agents can trade it; absent: it has none, and nobody trades. */
  readonly market?: MarketSpec;
  /** How the demand for debates moves; absent: it does not. */
  readonly demand?: DemandSpec;
  /** When the keeper is out; absent: never. */
  readonly keeper?: KeeperSpec;
  /** Shocks, by time; absent: none. */
  readonly events?: readonly EventSpec[];
  /** What somebody else's model expects at the end of each year, to be set beside the run's own figures. */
  readonly expected?: readonly ExpectedYearSpec[];
  /** Attackers come behind the cohorts of the file, each attack as a cohort of its own. */
  readonly population: readonly CohortSpec[];
  /** What must be true of the run; absent: nothing is said. */
  readonly assertions?: readonly AssertionSpec[];
  /** Which figures a stored baseline of the scenario holds; absent: the default of `actsim test`. */
  readonly baseline?: BaselineSpec;
  readonly outputs: OutputsSpec;
}

export interface TokenSpec {
  readonly symbol: string;
  readonly decimals: number;
  /** Minted at genesis. */
  readonly supplyBaseUnits: bigint;
  readonly distribution: DistributionSpec;
}

/**
 * Who gets the supply at genesis, in basis points that sum to 10_000. Community and liquidity shares feed the
 * population's holdings; what it does not hold stays in the operator's reserve.
 */
export interface DistributionSpec {
  readonly communityBps: number;
  readonly teamBps: number;
  readonly treasuryBps: number;
  readonly liquidityBps: number;
  readonly partnersBps: number;
  readonly teamVesting: VestingTermsSpec;
  readonly partnersVesting: VestingTermsSpec;
}

/** Nothing before the cliff, then linear to the end; both from genesis. */
export interface VestingTermsSpec {
  readonly cliffDays: number;
  readonly durationDays: number;
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
  /** Length of an unstake ticket; used when the feature is on. */
  readonly ticketDays: number;
}

export interface RewardsSpec {
  /** Ceiling of what weekly budgets may add up to in a year, in basis points of the initial supply. */
  readonly rewardRateBps: number;
  /** New tokens a year in basis points of the genesis supply, minted week by week and paid as rewards; the third holds on. */
  readonly inflationBps: readonly [number, number, number];
  /** Most that any 365 days may mint, in basis points of the supply at their start. */
  readonly inflationCapBps: number;
  readonly minClaimBaseUnits: bigint;
  readonly boosters: BoosterSpec;
  /** Least debate fee that counts as participation. */
  readonly minDebateFeeBaseUnits: bigint;
}

/** Boosters of reward weight, in basis points of it; they add up. */
export interface BoosterSpec {
  /** Paid a debate fee within `activeDays`. */
  readonly activeBps: number;
  /** Deposits at least `longTermDays` old. */
  readonly longTermBps: number;
  /** Voted on at least 2 of the last 4 proposals that reached quorum. */
  readonly votingBps: number;
  /** How long a grant lasts. */
  readonly boostDays: number;
  readonly activeDays: number;
  readonly longTermDays: number;
}

/** Arrays of four follow the proposal kinds: parameter, spend, upgrade, feature. */
export interface GovernanceSpec {
  readonly minProposalStakeBaseUnits: bigint;
  readonly minVoteStakeBaseUnits: bigint;
  readonly bondBaseUnits: bigint;
  readonly quorumBps: readonly [number, number, number, number];
  readonly approvalBps: readonly [number, number, number, number];
  readonly votingDays: number;
  readonly timelockDays: number;
  readonly graceDays: number;
  readonly seasoningDays: number;
  readonly lateHours: number;
  readonly powerCapBps: number;
  readonly cooldownDays: number;
  /** From genesis. */
  readonly vetoDays: number;
  /** Which proposals count votes by their square root when the feature is on. */
  readonly quadratic: 'feature_proposals' | 'all';
  /** Whether a quadratic vote needs an attestation. */
  readonly quadraticAttested: boolean;
}

export interface TreasurySpec {
  /** Of the treasury, in any 30 days. */
  readonly spendingCapBps: number;
  readonly reserveFloorBaseUnits: bigint;
  readonly buybackWeeklyCapBaseUnits: bigint;
  /** Quote base units for one whole token. */
  readonly buybackMaxPriceQuoteUnits: bigint;
  /** What the quote vault gets at genesis for buybacks, in quote base units. */
  readonly quoteReserveQuoteUnits: bigint;
  readonly quoteDecimals: number;
}

/** Each is done once, and may be refused like anything else. */
export interface GuardianSpec {
  readonly pauses: readonly PauseSpec[];
  readonly vetoes: readonly VetoSpec[];
}

/** In the first tick at or after its time. */
export interface PauseSpec {
  /** Since genesis. */
  readonly atSeconds: number;
  readonly forSeconds: number;
  readonly what: readonly PauseName[];
}

/** In the first tick that finds the proposal active, succeeded or queued. */
export interface VetoSpec {
  /** Position among all proposals in the order of their creation, from 0. */
  readonly proposalId: number;
}

/** Prices are US dollars for one whole token; the quote asset stands for the dollar. */
export interface MarketSpec {
  readonly startPriceUsd: number;
  readonly price: PriceSpec;
  /** A constant-product pool on the chain; absent: the price can be seen, nothing can be traded. */
  readonly pool?: MarketPoolSpec;
}

export type PriceSpec = PoolPriceSpec | GbmPriceSpec | PathPriceSpec;

/** Endogenous: the price is the pool's, which only trades move. */
export interface PoolPriceSpec {
  readonly kind: 'pool';
}

/** Geometric Brownian motion with jumps (Merton 1976). Rates are a year's, in basis points. */
export interface GbmPriceSpec {
  readonly kind: 'gbm';
  /** Of the expected price, jumps not counted; may be negative. */
  readonly driftBps: number;
  readonly volatilityBps: number;
  readonly jumpsPerYear: number;
  /** Mean and standard deviation of the logarithm of a jump, in basis points. */
  readonly jumpMeanBps: number;
  readonly jumpDeviationBps: number;
}

/** A path from a file; between two points the price is that of the earlier one. */
export interface PathPriceSpec {
  readonly kind: 'path';
  readonly file: string;
  readonly sha256: string;
  /** Ascending; the first at 0. */
  readonly points: readonly { readonly atSeconds: number; readonly priceUsd: number }[];
}

export interface MarketPoolSpec {
  /** Liquidity at genesis; its other side follows from the start price. */
  readonly tokenBaseUnits: bigint;
  /** Of what is paid in, in basis points; stays in the pool. */
  readonly feeBps: number;
  /** The desk trades for the world outside: it moves the pool to the reference price, and makes price shocks. */
  readonly deskBaseUnits: bigint;
  readonly deskQuoteUnits: bigint;
}

/** Index of the demand for debates: 1 at genesis; a trend, and noise around it (geometric Brownian motion). */
export interface DemandSpec {
  /** A year, in basis points; may be negative. */
  readonly growthBps: number;
  readonly volatilityBps: number;
}

export interface KeeperSpec {
  /** While it is out nothing that it does is done: days stay open, nothing is minted, no proposal is executed. */
  readonly outages: readonly { readonly atSeconds: number; readonly forSeconds: number }[];
}

/** In the first tick at or after its time, since genesis. */
export type EventSpec = PriceShockSpec | DemandShockSpec | ExodusSpec;

/** The reference price jumps; where it is the pool's own, the desk sells or buys until the pool has moved so far. */
export interface PriceShockSpec {
  readonly kind: 'price';
  readonly atSeconds: number;
  /** -6_000: to 40% of what it was. */
  readonly changeBps: number;
}

export interface DemandShockSpec {
  readonly kind: 'demand';
  readonly atSeconds: number;
  readonly factor: number;
  /** Absent: for good. */
  readonly forSeconds?: number;
}

/** A part of the wallets leaves at once: locks are broken, everything is sold. */
export interface ExodusSpec {
  readonly kind: 'exodus';
  readonly atSeconds: number;
  readonly shareBps: number;
  /** Absent: of all cohorts. */
  readonly cohort?: string;
}

/** At the end of a year. Absent figures are not compared. */
export interface ExpectedYearSpec {
  readonly circulatingBaseUnits?: bigint;
  readonly stakedBaseUnits?: bigint;
  /** Paid into rewards in the year. */
  readonly rewardsBaseUnits?: bigint;
}

export interface CohortSpec {
  readonly cohort: string;
  readonly count: number;
  readonly holdings: HoldingsSpec;
  readonly policy: PolicySpec;
  /** The cohort's agents are the beneficiaries of the team's or partners' vesting, in equal parts. */
  readonly vesting?: 'team' | 'partners';
  /** Share of the cohort's agents with an attestation from genesis on, in basis points; 0 by default. */
  readonly attestedBps: number;
  /** When its wallets come; absent: all are there at genesis. */
  readonly arrival?: ArrivalSpec;
  /** How long its wallets stay; absent: for good. */
  readonly lifetime?: LifetimeSpec;
  /** What its wallets hold of the quote asset when they come; absent: nothing. Wants a market. */
  readonly cash?: HoldingsSpec;
  /** The cohort's wallets belong to one attacker, and `policy` names the attack; absent: each is its own agent. */
  readonly attack?: AttackSpec;
}

/** When an attacker comes, with all its wallets and all its capital. */
export interface AttackSpec {
  /** Since genesis. */
  readonly atSeconds: number;
  /** The wallets get their capital and do nothing: what a run with the attack is compared with. */
  readonly idle: boolean;
}

/** Balances of a cohort's wallets when they come, in base units of the asset that they are of. */
export type HoldingsSpec = ParetoSpec | LogNormalSpec | HolderTableSpec | EvenSpec;

/** Equal parts of a whole; what does not divide goes to the first wallet. */
export interface EvenSpec {
  readonly kind: 'even';
  readonly totalBaseUnits: bigint;
}

/** Truncated Pareto distribution. */
export interface ParetoSpec {
  readonly kind: 'pareto';
  /** Tail exponent; smaller is more unequal. */
  readonly alpha: number;
  readonly minBaseUnits: bigint;
  readonly maxBaseUnits: bigint;
}

/** Log-normal distribution, cut off at `maxBaseUnits` and not below one base unit. */
export interface LogNormalSpec {
  readonly kind: 'lognormal';
  readonly medianBaseUnits: bigint;
  /** Standard deviation of the logarithm, above 0. */
  readonly sigma: number;
  readonly maxBaseUnits: bigint;
}

/** Balances of real holders, scaled when the scenario says so. */
export interface HolderTableSpec {
  readonly kind: 'table';
  /** As the scenario names it, and its hash: what a manifest keeps of the table. */
  readonly file: string;
  readonly sha256: string;
  /** Descending. An agent takes the balance at its rank among the cohort's agents, evenly over the table. */
  readonly balancesBaseUnits: readonly bigint[];
}

/** `atStartBps` of the wallets are there at genesis, the others come in the time after it. */
export interface ArrivalSpec {
  readonly atStartBps: number;
  readonly overSeconds: number;
  /** The rate of arrivals doubles in this time; absent: it is even. */
  readonly doublingSeconds?: number;
}

/** An agent's stay, from its arrival on, is exponential with this mean; then it takes out what it can, sells and goes. */
export interface LifetimeSpec {
  readonly meanSeconds: number;
}

/** A policy by name with its validated configuration; the policy's own schema says what is in it. */
export interface PolicySpec {
  readonly kind: string;
  readonly config: Readonly<Record<string, unknown>>;
}

export interface OutputsSpec {
  /** Write `actions.csv`: one row an action. */
  readonly actions: boolean;
  readonly agents: AgentOutputSpec;
  /** A row a cohort in `cohorts.csv` in every so many ticks, and in the last. */
  readonly cohortTicks: number;
}

/** What `agents.csv` holds. Every agent is in it at the last tick. */
export interface AgentOutputSpec {
  /** So many agents, spread evenly over the population, are written more often; 0: none. */
  readonly sample: number;
  /** In every so many ticks. */
  readonly sampleTicks: number;
  /** Every agent is written in every so many ticks. */
  readonly censusTicks: number;
}
