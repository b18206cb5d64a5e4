import type { StakingSpec, TokenSpec } from '../core/run-spec.ts';

/** Position of an agent in the population, from 0. All hot data is indexed by it. */
export type AgentIndex = number;

/** Solana's clock as a whole; engines never move one part alone. */
export interface ChainClock {
  readonly slot: bigint;
  readonly clusterEpoch: bigint;
  readonly unixSeconds: bigint;
}

/** What one agent's own wallet signs. `open` is implied: a first `stake` also opens the stake account. */
export type AgentAction =
  | { readonly kind: 'stake'; readonly agent: AgentIndex; readonly amountBaseUnits: bigint; readonly lockDays: number }
  | {
      readonly kind: 'unstake';
      readonly agent: AgentIndex;
      readonly amountBaseUnits: bigint;
      /** Leave before the lock ends and pay the penalty. */
      readonly force: boolean;
      readonly entryIndex: number;
    }
  | { readonly kind: 'claim_rewards'; readonly agent: AgentIndex };

export type AgentActionKind = AgentAction['kind'];
export const AGENT_ACTION_KINDS: readonly AgentActionKind[] = ['stake', 'unstake', 'claim_rewards'];

/** What the operator's wallet (keeper, mint authority, funder) signs. */
export type OperatorAction =
  /** Closes every day that has ended (permissionless; opens history pages as needed). Repeats until the pool is at the clock's day. */
  | { readonly kind: 'roll' }
  /** SPL mint of new tokens into the operator's own token account. */
  | { readonly kind: 'mint'; readonly amountBaseUnits: bigint }
  /** Moves tokens from the operator's token account into next week's reward budget. */
  | { readonly kind: 'fund_rewards'; readonly amountBaseUnits: bigint };

/** Result of one action: a value, never a throw. Code and name are the program's (or runtime's) own. */
export type Outcome = (
  | { readonly accepted: true; readonly computeUnits: number }
  | { readonly accepted: false; readonly computeUnits: number; readonly errorCode: number; readonly errorName: string }
) & {
  /**
   * Settlements of a part of the agent's entries that the chain needed as transactions of their own before this one,
   * in order, each as bits by entry index. They count even when the action itself is refused. Absent: none.
   */
  readonly settledAhead?: readonly number[];
};

/** Everything genesis needs; done by real instructions of the SPL, system and staking programs. */
export interface GenesisPlan {
  readonly seed: number;
  readonly clock: ChainClock;
  readonly token: TokenSpec;
  readonly staking: StakingSpec;
  readonly rewardRateBps: number;
  readonly minClaimBaseUnits: bigint;
  /** Stable ids in population order; wallets are derived from (seed, id). */
  readonly agentIds: readonly string[];
  /** Opening balance of each agent, in population order. */
  readonly holdingsBaseUnits: readonly bigint[];
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
  readonly entries: readonly StakeEntryState[];
}

/** One agent's accounts. `stake` is undefined until the stake account is open. */
export interface AgentState {
  readonly walletBaseUnits: bigint;
  readonly stake: UserStakeState | undefined;
}

/** Balances of the token accounts that belong to nobody in the population, and the mint's supply. */
export interface VaultState {
  readonly stakeVaultBaseUnits: bigint;
  readonly rewardVaultBaseUnits: bigint;
  readonly penaltyVaultBaseUnits: bigint;
  readonly operatorBaseUnits: bigint;
  readonly mintSupplyBaseUnits: bigint;
}

/**
 * One chain with the staking program deployed. Adapters for litesvm and bankrun implement it; one contract
 * suite holds for all. Only an engine breakdown throws (`CHAIN__FAILED`); a refused action is an `Outcome`.
 */
export interface StakingChain {
  readonly engine: 'litesvm' | 'bankrun';
  /** Once, first: deploys, creates mint, vaults, wallets and the pool by real instructions. */
  genesis(plan: GenesisPlan, onProgress?: GenesisProgress): Promise<void>;
  /** Sets slot, epoch and timestamp together. */
  advanceTo(clock: ChainClock): Promise<void>;
  /** Runs the actions in the given order; outcomes come back in the same order. */
  submit(actions: readonly AgentAction[]): Promise<readonly Outcome[]>;
  operate(action: OperatorAction): Promise<Outcome>;
  readPool(): Promise<PoolState>;
  readAgents(agents: readonly AgentIndex[]): Promise<readonly AgentState[]>;
  readVaults(): Promise<VaultState>;
  close(): Promise<void>;
}
