import type { FeatureFlags } from '../core/features.ts';
import type { BoosterSpec, GovernanceSpec, StakingSpec, TokenSpec, TreasurySpec } from '../core/run-spec.ts';
import type { AgentAction, AgentActionKind, AgentIndex, OperatorAction, OperatorActionKind } from './actions.ts';
import type {
  CastVoteState,
  EmissionState,
  GovernanceState,
  PayoutState,
  ProposalState,
  TreasuryState,
  VestingState,
} from './governance-states.ts';
import type { MarketPlan, MarketState } from './market-state.ts';

export type { AgentAction, AgentActionKind, AgentIndex, OperatorAction, OperatorActionKind } from './actions.ts';

/** Solana's clock as a whole; engines never move one part alone. */
export interface ChainClock {
  readonly slot: bigint;
  readonly clusterEpoch: bigint;
  readonly unixSeconds: bigint;
}

/** Result of one action: a value, never a throw. Code and name are the program's (or runtime's) own. */
export type Outcome = (
  | { readonly accepted: true }
  | { readonly accepted: false; readonly errorCode: number; readonly errorName: string }
) & {
  /**
   * Settlements of a part of the agent's entries that the chain needed as transactions of their own before this one,
   * in order, each as bits by entry index. They count even when the action itself is refused. Absent: none.
   */
  readonly settledAhead?: readonly number[];
  /** Id that an accepted `create_proposal` got. */
  readonly proposalId?: number;
};

/** Everything genesis needs; done by real instructions of the SPL, system and staking programs. */
export interface GenesisPlan {
  readonly seed: number;
  readonly clock: ChainClock;
  readonly token: TokenSpec;
  readonly staking: StakingSpec;
  readonly rewardRateBps: number;
  readonly minClaimBaseUnits: bigint;
  readonly features: FeatureFlags;
  readonly boosters: BoosterSpec;
  readonly minDebateFeeBaseUnits: bigint;
  /** New tokens a year in basis points of the genesis supply: first, second, third year and on. */
  readonly inflationBps: readonly [number, number, number];
  readonly inflationCapBps: number;
  readonly governance: GovernanceSpec;
  readonly treasury: TreasurySpec;
  /** What the treasury vault holds after genesis. */
  readonly treasuryBaseUnits: bigint;
  /** Vesting grants, made in this order. */
  readonly grants: readonly VestingGrant[];
  /** Stable ids in population order; wallets are derived from (seed, id). */
  readonly agentIds: readonly string[];
  /** Opening balance of each agent, in population order; 0 for one that comes later. */
  readonly holdingsBaseUnits: readonly bigint[];
  /** Absent: the market program is not deployed, and no agent has an account of the quote asset. */
  readonly market?: MarketPlan;
}

/** Tokens that unlock with time from genesis on. */
export interface VestingGrant {
  /** Whose it is; undefined: a wallet of the operator's that stands for a group outside the population. */
  readonly beneficiary: AgentIndex | undefined;
  /** `team` or `partners`, for reports. */
  readonly group: string;
  readonly totalBaseUnits: bigint;
  readonly cliffDays: number;
  readonly durationDays: number;
}

/** Hears how many agents have their wallets; awaited, so that a long genesis can let the process take in signals. */
export type GenesisProgress = (agentsReady: number) => void | Promise<void>;

/** One closed day, as the pool and the history pages keep it. */
export interface DayRecordState {
  /** Accumulated reward per unit of weight after the day's tick, Q64.64. */
  readonly acc: bigint;
  /** Voting power that the next day starts with. */
  readonly powerBaseUnits: bigint;
  readonly stakedBaseUnits: bigint;
}

/** The `StakingPool` account, decoded. Weights and powers are base units times multiplier. */
export interface PoolState {
  readonly totalStakedBaseUnits: bigint;
  readonly totalVotingPower: bigint;
  readonly lastUpdateUnixSeconds: bigint;
  readonly acc: bigint;
  readonly accWeekOpen: bigint;
  readonly carry: bigint;
  readonly activeWeight: bigint;
  readonly pendingWeight: bigint;
  readonly activePower: bigint;
  readonly pendingPower: bigint;
  readonly budgetCurrentBaseUnits: bigint;
  readonly budgetReleasedBaseUnits: bigint;
  readonly budgetNextBaseUnits: bigint;
  readonly budgetIdleBaseUnits: bigint;
  readonly reserveOwedBaseUnits: bigint;
  readonly totalFundedBaseUnits: bigint;
  readonly totalReleasedBaseUnits: bigint;
  readonly totalClaimedBaseUnits: bigint;
  readonly totalPenaltiesBaseUnits: bigint;
  readonly weeklyBudgetCapBaseUnits: bigint;
  readonly totalSupplyBaseUnits: bigint;
  readonly rewardRateBps: number;
  readonly minStakeBaseUnits: bigint;
  readonly maxStakeBaseUnits: bigint;
  readonly minClaimBaseUnits: bigint;
  readonly minWeight: bigint;
  readonly lockDays: readonly number[];
  /** What deposits of the open day use; `lockDays` follows from the next day on. */
  readonly openLockDays: readonly number[];
  readonly multiplierBps: readonly number[];
  readonly penaltyBps: number;
  readonly features: number;
  readonly pauseMask: number;
  readonly pauseStartedUnixSeconds: bigint;
  readonly pauseUntilUnixSeconds: bigint;
  readonly votePausedSeconds: bigint;
  readonly boostDays: number;
  readonly boostActiveBps: number;
  readonly boostLongTermBps: number;
  readonly boostVotingBps: number;
  readonly longTermDays: number;
  readonly activeDays: number;
  readonly ticketDays: number;
  readonly minDebateFeeBaseUnits: bigint;
  readonly fundedFeesBaseUnits: bigint;
  readonly fundedInflationBaseUnits: bigint;
  readonly fundedGrantsBaseUnits: bigint;
  readonly totalMintedBaseUnits: bigint;
  readonly totalBurnedBaseUnits: bigint;
  readonly totalForfeitedBaseUnits: bigint;
  readonly totalCompoundedBaseUnits: bigint;
  readonly ticketsOutstandingBaseUnits: bigint;
  /** Rises of power by age that the open day's deposits will bring, by age tier. */
  readonly pendingRaises: readonly bigint[];
  readonly genesisDay: number;
  /** The open day: every day before it is closed. */
  readonly lastDay: number;
  readonly stakerCount: number;
  /** The last 32 closed days; slot = day % 32. */
  readonly recent: readonly DayRecordState[];
}

/** One live deposit of a `UserStake` account. */
export interface StakeEntryState {
  /** Slot in the account, the `entryIndex` of `unstake`. */
  readonly index: number;
  readonly amountBaseUnits: bigint;
  readonly lockEndUnixSeconds: bigint;
  readonly paidAcc: bigint;
  readonly weightLocked: bigint;
  readonly weightBase: bigint;
  readonly startDay: number;
  readonly endDay: number;
  readonly tier: number;
  /** The start boundary has been looked up; `paidAcc` counts. */
  readonly started: boolean;
  /** The lock's end has been settled; only `weightBase` earns. */
  readonly ended: boolean;
  /** Made by compounding: lock-free, never boosted. */
  readonly compound: boolean;
  /** What it earns above 1.0x waits in `boostOwed` until the lock's end. */
  readonly vests: boolean;
  /** Its power has no lock multiplier. */
  readonly flatPower: boolean;
  /** Its power grows with age. */
  readonly agedPower: boolean;
  readonly multiplierBps: number;
  /** 0: no booster. */
  readonly boostBps: number;
  readonly boostEndDay: number;
  /** The booster's end has been settled. */
  readonly boostOver: boolean;
  readonly boostOwedBaseUnits: bigint;
}

/** The `UserStake` account, decoded; `entries` holds the live ones in slot order. */
export interface UserStakeState {
  readonly amountBaseUnits: bigint;
  readonly rewardsEarnedBaseUnits: bigint;
  readonly votingPower: bigint;
  readonly owedBaseUnits: bigint;
  readonly owedOpenBaseUnits: bigint;
  readonly owedOpenWeek: number;
  readonly rewardsClaimedBaseUnits: bigint;
  readonly penaltiesPaidBaseUnits: bigint;
  /** Fraction of a base unit, in 2^-64, that the last settlement left for the next one. */
  readonly rewardDustQ64: bigint;
  /** In voting time: unix seconds less those in which voting was paused. */
  readonly voteLockUntilUnixSeconds: bigint;
  readonly lastDebateDay: number;
  readonly boostEndDay: number;
  readonly boostBps: number;
  /** Proposal id + 1, 0 none. */
  readonly liveProposal: number;
  readonly compounding: boolean;
  readonly rewardsCompoundedBaseUnits: bigint;
  readonly rewardsForfeitedBaseUnits: bigint;
  readonly ticketCount: number;
  /** Proposal id + 1 by slot. */
  readonly voted: readonly number[];
  readonly payoutCount: number;
  /** Slot n % 8 of the n-th. */
  readonly payouts: readonly PayoutState[];
  readonly voteCount: number;
  readonly votes: readonly CastVoteState[];
  readonly entries: readonly StakeEntryState[];
}

/** One agent's accounts. `stake` is undefined until the stake account is open. */
export interface AgentState {
  readonly walletBaseUnits: bigint;
  readonly stake: UserStakeState | undefined;
  /** Balance of its account of the quote asset; absent in an economy without a market. */
  readonly quoteUnits?: bigint;
}

/** Balances of the token accounts that belong to nobody in the population, and the mint's supply. */
export interface VaultState {
  readonly stakeVaultBaseUnits: bigint;
  readonly rewardVaultBaseUnits: bigint;
  readonly penaltyVaultBaseUnits: bigint;
  readonly treasuryVaultBaseUnits: bigint;
  readonly bondVaultBaseUnits: bigint;
  readonly vestingVaultBaseUnits: bigint;
  /** What buybacks pay with, in the quote asset's base units. */
  readonly quoteVaultQuoteUnits: bigint;
  /** Released to beneficiaries outside the population. */
  readonly reserveWalletsBaseUnits: bigint;
  readonly operatorBaseUnits: bigint;
  readonly mintSupplyBaseUnits: bigint;
}

/** Accepted actions of one kind, and the compute units of the transactions that held nothing else. */
export interface KindUnits {
  readonly actions: number;
  readonly computeUnits: number;
}

/**
 * One chain with the staking program deployed. Adapters for litesvm and bankrun implement it; one contract
 * suite holds for all. Only an engine breakdown throws (`CHAIN__FAILED`); a refused action is an `Outcome`.
 */
export interface StakingChain {
  readonly engine: 'litesvm' | 'bankrun';
  /**
   * What the engine has metered for all actions since genesis, refused ones too. The same whether actions share
   * transactions or not; single actions have no figure, as an engine meters transactions.
   */
  readonly computeUnits: number;
  /** Of those units, what transactions took that held actions of one kind alone; kinds without one are missing. */
  readonly unitsByKind: ReadonlyMap<AgentActionKind | OperatorActionKind, KindUnits>;
  /** Once, first: deploys, creates mint, vaults, wallets and the pool by real instructions. */
  genesis(plan: GenesisPlan, onProgress?: GenesisProgress): Promise<void>;
  /** Sets slot, epoch and timestamp together. */
  advanceTo(clock: ChainClock): Promise<void>;
  /** Runs the actions in the given order; outcomes come back in the same order. */
  submit(actions: readonly AgentAction[]): Promise<readonly Outcome[]>;
  operate(action: OperatorAction): Promise<Outcome>;
  /** `compound_rewards` for each of these agents, in this order, as `operate` does it for one. */
  compound(agents: readonly AgentIndex[]): Promise<readonly Outcome[]>;
  readPool(): Promise<PoolState>;
  readAgents(agents: readonly AgentIndex[]): Promise<readonly AgentState[]>;
  readVaults(): Promise<VaultState>;
  readGovernance(): Promise<GovernanceState>;
  /** Undefined if no proposal has this id. */
  readProposal(proposalId: number): Promise<ProposalState | undefined>;
  readTreasury(): Promise<TreasuryState>;
  readEmission(): Promise<EmissionState>;
  /** Undefined in an economy without a market. */
  readMarket(): Promise<MarketState | undefined>;
  /** By position in the genesis plan. */
  readGrant(grant: number): Promise<VestingState>;
  /** Undefined once it has been paid out and closed. */
  readTicket(agent: AgentIndex, index: number): Promise<VestingState | undefined>;
  close(): Promise<void>;
}
