import { SimError } from '../core/errors/sim-error.ts';
import type { StakingSpec } from '../core/run-spec.ts';
import { dayOfUnixSeconds } from '../core/units.ts';
import type {
  AgentAction,
  AgentIndex,
  AgentState,
  DayRecordState,
  GenesisPlan,
  OperatorAction,
  PoolState,
  UserStakeState,
  VaultState,
} from '../ports/staking-chain.ts';
import { openEntry, reduceEntry } from './deposit-model.ts';
import { closeOpenDay, createPoolModel, dayRecord, type PoolModel, poolState } from './pool-model.ts';
import { ACCEPTED, type Prediction, REFUSED, type Refusal } from './predictions.ts';
import { lockedWeightFloor, MAX_DAYS_PER_ROLL, penaltyCeil, U64_MAX } from './reward-math.ts';
import {
  type Accrual,
  accrue,
  claimable,
  createUserModel,
  freeSlot,
  settle,
  type UserModel,
  userStakeState,
} from './user-model.ts';

/** What the model needs of a genesis; every `GenesisPlan` has it. */
export type StakingModelParams = Pick<
  GenesisPlan,
  'token' | 'staking' | 'rewardRateBps' | 'minClaimBaseUnits' | 'holdingsBaseUnits'
> & { readonly clock: { readonly unixSeconds: bigint } };

/**
 * Whether an accepted action changes the model (`commit`) or is only predicted. A refused action never
 * changes anything.
 */
export type ModelMode = 'commit' | 'predict';

/** Vault balances, the operator's account and the mint's supply, in base units. */
export interface VaultModel {
  stake: bigint;
  reward: bigint;
  penalty: bigint;
  operator: bigint;
  mintSupply: bigint;
}

/** Model of a pool at genesis. Holdings above the supply throw `SCENARIO__SUPPLY_EXCEEDED`. */
export function createStakingModel(params: StakingModelParams): StakingModel {
  return new StakingModel(params);
}

/**
 * Exact reference model of the staking program and the token accounts around it. It predicts every action to the
 * base unit, in bigint, without a chain. State is mutable and read directly on hot paths; the `*State()` methods
 * give snapshots in the port's shape. Clock in unix seconds, amounts in base units, agents by population index.
 */
export class StakingModel {
  readonly pool: PoolModel;
  readonly users: readonly UserModel[];
  readonly vaults: VaultModel;
  readonly #staking: StakingSpec;
  readonly #minClaim: bigint;
  readonly #accrual: Accrual = { earned: 0n, closed: 0n, dustQ64: 0n };
  #now: bigint;
  #today: number;

  constructor(params: StakingModelParams) {
    const now = params.clock.unixSeconds;
    this.#staking = params.staking;
    this.#minClaim = params.minClaimBaseUnits;
    this.#now = now;
    this.#today = dayOf(now);
    this.pool = createPoolModel({
      nowUnixSeconds: now,
      genesisDay: this.#today,
      supplyBaseUnits: params.token.supplyBaseUnits,
      decimals: params.token.decimals,
      staking: params.staking,
      rewardRateBps: params.rewardRateBps,
    });
    this.users = params.holdingsBaseUnits.map(createUserModel);
    const held = params.holdingsBaseUnits.reduce((sum, holding) => sum + holding, 0n);
    const supply = params.token.supplyBaseUnits;
    if (held > supply) {
      throw new SimError('SCENARIO__SUPPLY_EXCEEDED', { supplyBaseUnits: supply, drawnBaseUnits: held });
    }
    this.vaults = { stake: 0n, reward: 0n, penalty: 0n, operator: supply - held, mintSupply: supply };
  }

  get nowUnixSeconds(): bigint {
    return this.#now;
  }

  /** Sets the clock. It may go back; the program then refuses with `ClockWentBack`. */
  advanceTo(unixSeconds: bigint): void {
    this.#now = unixSeconds;
    this.#today = dayOf(unixSeconds);
  }

  /** One `roll` instruction: closes at most 64 ended days. Returns how many it closed, 0 too when it is refused. */
  rollOnce(): number {
    const { pool } = this;
    const closing = this.#clockWentBack() ? 0 : Math.min(this.#today - pool.lastDay, MAX_DAYS_PER_ROLL);
    for (let closed = 0; closed < closing; closed += 1) {
      closeOpenDay(pool);
    }
    if (closing > 0) {
      pool.lastUpdate = this.#now;
    }
    return closing;
  }

  /** The operator's roll: repeats the instruction until every ended day is closed. */
  roll(mode: ModelMode = 'commit'): Prediction {
    if (this.#clockWentBack()) {
      return REFUSED.ClockWentBack;
    }
    while (mode === 'commit' && this.rollOnce() > 0) {
      // Nothing more: each pass closes up to 64 days.
    }
    return ACCEPTED;
  }

  /** SPL mint into the operator's account. */
  mint(amountBaseUnits: bigint, mode: ModelMode = 'commit'): Prediction {
    if (this.vaults.mintSupply + amountBaseUnits > U64_MAX) {
      return REFUSED.TokenOverflow;
    }
    if (mode === 'commit') {
      this.vaults.mintSupply += amountBaseUnits;
      this.vaults.operator += amountBaseUnits;
    }
    return ACCEPTED;
  }

  fundRewards(amountBaseUnits: bigint, mode: ModelMode = 'commit'): Prediction {
    const { pool, vaults } = this;
    const notReady = this.#notReady();
    if (notReady !== undefined) {
      return notReady;
    }
    if (amountBaseUnits === 0n) {
      return REFUSED.ZeroAmount;
    }
    if (pool.budgetNext + amountBaseUnits > U64_MAX) {
      return REFUSED.MathOverflow;
    }
    if (pool.budgetNext + amountBaseUnits > pool.weeklyBudgetCap) {
      return REFUSED.WeeklyBudgetExceeded;
    }
    if (pool.totalFunded + amountBaseUnits > U64_MAX) {
      return REFUSED.MathOverflow;
    }
    if (amountBaseUnits > vaults.operator) {
      return REFUSED.TokenInsufficientFunds;
    }
    if (mode === 'commit') {
      vaults.operator -= amountBaseUnits;
      vaults.reward += amountBaseUnits;
      pool.budgetNext += amountBaseUnits;
      pool.totalFunded += amountBaseUnits;
      pool.lastUpdate = this.#now;
    }
    return ACCEPTED;
  }

  /** A first stake also opens the stake account, in the same transaction. */
  stake(agent: AgentIndex, amountBaseUnits: bigint, lockDays: number, mode: ModelMode = 'commit'): Prediction {
    const notReady = this.#notReady();
    if (notReady !== undefined) {
      return notReady;
    }
    const { pool, vaults } = this;
    const user = this.users[agent] as UserModel;
    const tier = this.#staking.lockDays.indexOf(lockDays);
    if (amountBaseUnits === 0n) {
      return REFUSED.ZeroAmount;
    }
    if (tier < 0) {
      return REFUSED.UnknownLock;
    }
    if (amountBaseUnits < this.#staking.minStakeBaseUnits) {
      return REFUSED.StakeBelowMinimum;
    }
    if (user.amount + amountBaseUnits > U64_MAX) {
      return REFUSED.MathOverflow;
    }
    if (user.amount + amountBaseUnits > this.#staking.maxStakeBaseUnits) {
      return REFUSED.StakeCapExceeded;
    }
    const slot = freeSlot(user);
    if (slot < 0) {
      return REFUSED.EntriesFull;
    }
    if (amountBaseUnits > user.wallet) {
      return REFUSED.TokenInsufficientFunds;
    }
    if (mode === 'commit') {
      openEntry(pool, user, {
        slot,
        tier,
        amountBaseUnits,
        weightLocked: this.#weightLocked(amountBaseUnits, tier),
        nowUnixSeconds: this.#now,
      });
      user.wallet -= amountBaseUnits;
      vaults.stake += amountBaseUnits;
      pool.lastUpdate = this.#now;
    }
    return ACCEPTED;
  }

  unstake(
    agent: AgentIndex,
    amountBaseUnits: bigint,
    force: boolean,
    entryIndex: number,
    mode: ModelMode = 'commit',
  ): Prediction {
    const { pool, vaults } = this;
    const user = this.users[agent] as UserModel;
    if (!user.opened) {
      return REFUSED.AccountOwnedByWrongProgram;
    }
    const notReady = this.#notReady();
    if (notReady !== undefined) {
      return notReady;
    }
    if (amountBaseUnits === 0n) {
      return REFUSED.ZeroAmount;
    }
    const entry = user.entries[entryIndex];
    if (entry === undefined || !entry.live) {
      return REFUSED.EntryNotFound;
    }
    if (amountBaseUnits > entry.amount) {
      return REFUSED.AmountExceedsEntry;
    }
    const remainder = entry.amount - amountBaseUnits;
    if (remainder !== 0n && remainder < this.#staking.minStakeBaseUnits) {
      return REFUSED.RemainderBelowMinStake;
    }
    const matured = this.#now >= entry.lockEnd;
    if (!matured && !force) {
      return REFUSED.StillLocked;
    }
    if (mode === 'commit') {
      accrue(pool, user, this.#accrual);
      settle(pool, user, this.#accrual);
      const penalty = matured ? 0n : penaltyCeil(amountBaseUnits, this.#staking.penaltyBps);
      const weightLocked = this.#weightLocked(remainder, entry.tier);
      reduceEntry(pool, user, entry, remainder, weightLocked);
      user.penaltiesPaid += penalty;
      pool.totalPenalties += penalty;
      vaults.stake -= amountBaseUnits;
      vaults.penalty += penalty;
      user.wallet += amountBaseUnits - penalty;
      pool.lastUpdate = this.#now;
    }
    return ACCEPTED;
  }

  claimRewards(agent: AgentIndex, mode: ModelMode = 'commit'): Prediction {
    const { pool } = this;
    const user = this.users[agent] as UserModel;
    if (!user.opened) {
      return REFUSED.AccountOwnedByWrongProgram;
    }
    const notReady = this.#notReady();
    if (notReady !== undefined) {
      return notReady;
    }
    accrue(pool, user, this.#accrual);
    const paid = claimable(pool, user, this.#accrual);
    if (paid === 0n) {
      return REFUSED.NothingToClaim;
    }
    if (paid < this.#minClaim) {
      return REFUSED.ClaimBelowMinimum;
    }
    if (mode === 'commit') {
      settle(pool, user, this.#accrual);
      user.owed = 0n;
      user.rewardsClaimed += paid;
      user.wallet += paid;
      this.vaults.reward -= paid;
      pool.reserveOwed -= paid;
      pool.totalClaimed += paid;
      pool.lastUpdate = this.#now;
    }
    return ACCEPTED;
  }

  /**
   * Settles the entries in a mask (bit = entry index) and pays nothing; anyone may send it. Chains need it ahead of an
   * action that would otherwise name more history pages than a transaction holds. Closed weeks are floored by each settlement by itself.
   */
  settleEntries(agent: AgentIndex, entryMask: number): Prediction {
    const user = this.users[agent] as UserModel;
    if (!user.opened) {
      return REFUSED.AccountOwnedByWrongProgram;
    }
    const notReady = this.#notReady();
    if (notReady !== undefined) {
      return notReady;
    }
    accrue(this.pool, user, this.#accrual, entryMask);
    settle(this.pool, user, this.#accrual, entryMask);
    return ACCEPTED;
  }

  /** Any agent's action, by its kind. */
  applyAgent(action: AgentAction, mode: ModelMode = 'commit'): Prediction {
    switch (action.kind) {
      case 'stake':
        return this.stake(action.agent, action.amountBaseUnits, action.lockDays, mode);
      case 'unstake':
        return this.unstake(action.agent, action.amountBaseUnits, action.force, action.entryIndex, mode);
      case 'claim_rewards':
        return this.claimRewards(action.agent, mode);
    }
  }

  /** Any operator's action, by its kind. */
  applyOperator(action: OperatorAction, mode: ModelMode = 'commit'): Prediction {
    switch (action.kind) {
      case 'roll':
        return this.roll(mode);
      case 'mint':
        return this.mint(action.amountBaseUnits, mode);
      case 'fund_rewards':
        return this.fundRewards(action.amountBaseUnits, mode);
    }
  }

  poolState(): PoolState {
    return poolState(this.pool);
  }

  /** The record of any closed day since genesis, not only of the last 32; zeros for others. */
  dayRecord(day: number): DayRecordState {
    return dayRecord(this.pool, day);
  }

  userStakeState(agent: AgentIndex): UserStakeState | undefined {
    return userStakeState(this.users[agent] as UserModel);
  }

  agentState(agent: AgentIndex): AgentState {
    const user = this.users[agent] as UserModel;
    return { walletBaseUnits: user.wallet, stake: userStakeState(user) };
  }

  vaultState(): VaultState {
    const { vaults } = this;
    return {
      stakeVaultBaseUnits: vaults.stake,
      rewardVaultBaseUnits: vaults.reward,
      penaltyVaultBaseUnits: vaults.penalty,
      operatorBaseUnits: vaults.operator,
      mintSupplyBaseUnits: vaults.mintSupply,
    };
  }

  #weightLocked(amountBaseUnits: bigint, tier: number): bigint {
    return lockedWeightFloor(amountBaseUnits, this.#staking.multiplierBps[tier] as number);
  }

  /** The refusal that all instructions but `roll` start with, if the pool is not at the clock's day. */
  #notReady(): Refusal | undefined {
    if (this.#clockWentBack()) {
      return REFUSED.ClockWentBack;
    }
    return this.pool.lastDay < this.#today ? REFUSED.PoolNotRolled : undefined;
  }

  #clockWentBack(): boolean {
    return this.#now < this.pool.lastUpdate;
  }
}

function dayOf(unixSeconds: bigint): number {
  return dayOfUnixSeconds(Number(unixSeconds));
}
