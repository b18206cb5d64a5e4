import type { StakingSpec } from '../core/run-spec.ts';
import type {
  EmissionState,
  GovernanceState,
  ProposalState,
  ProposalStateName,
  TreasuryState,
} from '../ports/governance-states.ts';
import type { MetricValue } from '../ports/run-sink.ts';
import type { PoolState, VaultState } from '../ports/staking-chain.ts';
import type { Ballots } from './ballot-book.ts';
import type { Concentration } from './concentration.ts';
import type { MarketFigures, OutsideFigures, RewardWindow } from './outside-figures.ts';
import type { Decisiveness } from './power-book.ts';

/** `base_units` and `quote_units` values are exact bigint, the others numbers. A `ratio` of 1 is 100%, `usd` is a float. */
export type MetricUnit =
  | 'base_units'
  | 'quote_units'
  | 'usd'
  | 'ratio'
  | 'days'
  | 'seconds'
  | 'count'
  | 'compute_units'
  | 'lamports';

export type Direction = 'higher' | 'lower' | 'neither';

/** One named series: a row's value at the end of each tick. */
export interface MetricDefinition {
  /** `group.name`, stable; the column's name. */
  readonly id: string;
  readonly title: string;
  readonly unit: MetricUnit;
  readonly formula: string;
  /** Where its terms are read. */
  readonly source: string;
  /** The direction that a designer wants, all else equal; `neither` where it depends on what is asked. */
  readonly better: Direction;
  /** True when two engines may give different values for the same run; such a series is not compared between engines. */
  readonly engineDependent?: boolean;
  /** Undefined where the series has no value yet, as a ratio of nothing. */
  compute(input: MetricInput): MetricValue;
}

/** Everything metrics are made of, as read at the end of a tick. */
export interface MetricInput {
  readonly tickIndex: number;
  readonly staking: StakingSpec;
  readonly initialSupplyBaseUnits: bigint;
  /** What the treasury vault held after genesis. */
  readonly initialTreasuryBaseUnits: bigint;
  readonly pool: PoolState;
  readonly vaults: VaultState;
  readonly governance: GovernanceState;
  readonly treasury: TreasuryState;
  readonly emission: EmissionState;
  readonly proposals: ProposalFigures;
  /** Seconds since genesis in which something was paused. */
  readonly pausedSeconds: number;
  readonly holders: HolderFigures;
  readonly supplyWindow: SupplyWindow;
  readonly rewardWindow: RewardWindow;
  readonly outside: OutsideFigures;
  readonly activity: TickActivity;
}

/** Sums over the accounts of one cohort's agents, as last read. Amounts that are not balances are since genesis. */
export interface CohortSums {
  /** Those who come later too. */
  readonly agents: number;
  /** Agents with anything staked. */
  readonly stakers: number;
  readonly stakedBaseUnits: bigint;
  readonly walletBaseUnits: bigint;
  /** 0 in an economy without a market. */
  readonly quoteUnits: bigint;
  /** Voting power on the open day. */
  readonly power: bigint;
  /** Reward weight that earns on the open day. */
  readonly rewardWeight: bigint;
  /** Paid out: to the wallet, or compounded. */
  readonly claimedBaseUnits: bigint;
  readonly compoundedBaseUnits: bigint;
  readonly penaltiesBaseUnits: bigint;
  readonly votes: number;
}

/** Sums over the population's stake accounts. */
export interface HolderFigures {
  /** By position of the cohort in the scenario. */
  readonly cohorts: readonly CohortSums[];
  /** Agents with anything staked. */
  readonly activeStakers: number;
  /** Agents whose stake account is open. */
  readonly stakeAccounts: number;
  readonly stakedBaseUnits: bigint;
  /** Sum over live entries of amount x promised lock, in base units x days. */
  readonly promisedLockDays: bigint;
  /** Amounts of live entries by the position of their lock, matured ones included; base units. */
  readonly stakedByLock: readonly bigint[];
  /** Reward weight that boosters add to what locks give. */
  readonly boostWeight: bigint;
  /** Agents whose stake is at the cap: no further deposit fits. */
  readonly cappedStakers: number;
  /** Agents with a stake that opted in to compounding. */
  readonly compoundingStakers: number;
  /** Stake of agents whose vote holds it on the open day. */
  readonly voteLockedBaseUnits: bigint;
  /** Of locks that ended since genesis, or were broken: what was promised and what was kept, in base units x days. */
  readonly locks: { readonly promisedDays: bigint; readonly keptDays: bigint };
  /** Sum of all agents' voting power on the open day. */
  readonly totalPower: bigint;
  /** Voting powers above 0, ascending. */
  ascendingPowers(): BigUint64Array;
  /** Undefined while nobody has voting power. */
  concentration(): Concentration | undefined;
  /** Undefined while nobody has voting power. */
  decisiveness(): Decisiveness | undefined;
}

/** Proposals since genesis. */
export interface ProposalFigures {
  readonly countByState: Readonly<Record<ProposalStateName, number>>;
  /** Those whose vote was extended. */
  readonly extended: number;
  /** The one whose vote was decided last, with its ballots. */
  readonly lastDecided: { readonly proposal: ProposalState; readonly ballots: Ballots } | undefined;
  /** Those whose vote is decided, and of these the ones that would have ended in the other way without one wallet's vote. */
  readonly decided: number;
  readonly decidedByOne: number;
  /** Mean of turnout / total power over those decided in the last 90 days; undefined while there is none. */
  meanTurnout(): number | undefined;
  /** Mean time from the draft to the execution of those that were executed; undefined while there is none. */
  meanSecondsToExecution(): number | undefined;
}

/** The last 365 days, or the days since genesis while there are fewer. */
export interface SupplyWindow {
  /** Mint's supply at the end of the day before the window. */
  readonly startSupplyBaseUnits: bigint;
  /** Minted since genesis by then. */
  readonly startMintedBaseUnits: bigint;
  /** Days of reward that the window's mints pay for: seven for each pool week that begins in it. */
  readonly fundedDays: number;
}

/** What happened in one tick. Units are of all instructions, the operator's too. */
export interface TickActivity {
  readonly attempted: number;
  readonly accepted: number;
  /** Actions of the operator's wallets, accepted or not. */
  readonly operatorActions: number;
  readonly computeUnits: number;
  /** Deposits since genesis that the stake cap refused. */
  readonly stakeCapRefusals: number;
  /** Drafts since genesis that were refused because their payload was defeated lately. */
  readonly coolDownRefusals: number;
}

/** Quotient of two amounts as a float; undefined for a denominator of 0. Relative error below 2^-51. */
export function ratioOf(numerator: bigint, denominator: bigint): number | undefined {
  return denominator === 0n ? undefined : Number(numerator) / Number(denominator);
}

/** Dollars for an amount of tokens at the price of the tick, whatever so large a trade would do to it. */
export function valueUsd(
  baseUnits: bigint,
  { priceUsd, tokenUnitBaseUnits }: Pick<MarketFigures, 'priceUsd' | 'tokenUnitBaseUnits'>,
): number {
  return (Number(baseUnits) / Number(tokenUnitBaseUnits)) * priceUsd;
}

/**
 * Supply that somebody could sell: not the operator's reserve, not the vaults of rewards, penalties and the treasury,
 * not what has not unlocked yet. Stakes, tickets and bonds count: they are their owners' and come back to them.
 */
export function circulatingBaseUnits({ vaults }: Pick<MetricInput, 'vaults'>): bigint {
  return (
    vaults.mintSupplyBaseUnits -
    vaults.operatorBaseUnits -
    vaults.rewardVaultBaseUnits -
    vaults.penaltyVaultBaseUnits -
    vaults.treasuryVaultBaseUnits -
    vaults.vestingVaultBaseUnits
  );
}
