import { SimError } from '../core/errors/sim-error.ts';
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
import { refreshBoosters } from './boosters.ts';
import { compoundRewards, setCompounding } from './compounding.ts';
import { extendLock, stake } from './deposits.ts';
import { unstake } from './exits.ts';
import { fundRewards, payDebateFee } from './funding.ts';
import { closeOpenDay, dayRecord } from './pool-days.ts';
import { createPoolModel, type PoolGenesis, type PoolModel } from './pool-model.ts';
import { poolState } from './pool-state.ts';
import { ACCEPTED, type Prediction, REFUSED } from './predictions.ts';
import { MAX_DAYS_PER_ROLL } from './reward-math.ts';
import { claimRewards, settleEntries } from './rewards.ts';
import { createAccrual } from './settlement.ts';
import type { ModelMode, StakingBook, StakingHooks, VaultModel } from './staking-book.ts';
import { createUserModel, type UserModel, userStakeState } from './user-model.ts';

/** What the model needs of a genesis; every `GenesisPlan` has it. */
export type StakingModelParams = PoolGenesis &
  Pick<GenesisPlan, 'holdingsBaseUnits' | 'treasuryBaseUnits' | 'treasury' | 'grants' | 'market'>;

/** What an agent's wallet signs of staking and rewards. */
export type StakingAgentAction = Extract<
  AgentAction,
  {
    readonly kind:
      | 'stake'
      | 'unstake'
      | 'claim_rewards'
      | 'extend_lock'
      | 'set_compounding'
      | 'refresh_boosters'
      | 'pay_debate_fee';
  }
>;

/** What the operator's wallets sign of it. */
export type StakingOperatorAction = Extract<
  OperatorAction,
  { readonly kind: 'roll' | 'fund_rewards' | 'compound_rewards' }
>;

/** Without a governance beside it: no proposals, and tickets that nobody pays out. */
const ALONE: StakingHooks = { recentQuorumIds: () => [], openTicket: () => {} };

/** Model of a pool at genesis. Holdings above the supply throw `SCENARIO__SUPPLY_EXCEEDED`. */
export function createStakingModel(params: StakingModelParams, hooks: StakingHooks = ALONE): StakingModel {
  return new StakingModel(params, hooks);
}

/**
 * Exact reference model of staking and rewards and of the token accounts around them. It predicts every action to the
 * base unit, in bigint, without a chain. State is mutable and read directly on hot paths; the `*State()` methods
 * give snapshots in the port's shape. Clock in unix seconds, amounts in base units, agents by population index.
 */
export class StakingModel implements StakingBook {
  readonly pool: PoolModel;
  readonly users: readonly UserModel[];
  readonly vaults: VaultModel;
  readonly hooks: StakingHooks;
  readonly accrual = createAccrual();
  /** Agents have accounts of the quote asset that are read. */
  readonly hasMarket: boolean;
  #now: bigint;
  #today: number;

  constructor(params: StakingModelParams, hooks: StakingHooks) {
    this.#now = params.clock.unixSeconds;
    this.#today = dayOf(this.#now);
    this.hooks = hooks;
    this.pool = createPoolModel(params);
    this.hasMarket = params.market !== undefined;
    const cash = params.market?.cashQuoteUnits;
    this.users = params.holdingsBaseUnits.map((holding, agent) => createUserModel(holding, cash?.[agent]));
    this.vaults = genesisVaults(params);
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

  fundRewards(amountBaseUnits: bigint, mode: ModelMode = 'commit'): Prediction {
    return fundRewards(this, amountBaseUnits, mode);
  }

  stake(agent: AgentIndex, amountBaseUnits: bigint, lockDays: number, mode: ModelMode = 'commit'): Prediction {
    return stake(this, agent, amountBaseUnits, lockDays, mode);
  }

  extendLock(agent: AgentIndex, entryIndex: number, lockDays: number, mode: ModelMode = 'commit'): Prediction {
    return extendLock(this, agent, entryIndex, lockDays, mode);
  }

  unstake(
    agent: AgentIndex,
    amountBaseUnits: bigint,
    force: boolean,
    entryIndex: number,
    mode: ModelMode = 'commit',
  ): Prediction {
    return unstake(this, agent, amountBaseUnits, force, entryIndex, mode);
  }

  claimRewards(agent: AgentIndex, mode: ModelMode = 'commit'): Prediction {
    return claimRewards(this, agent, mode);
  }

  setCompounding(agent: AgentIndex, enabled: boolean, mode: ModelMode = 'commit'): Prediction {
    return setCompounding(this, agent, enabled, mode);
  }

  compoundRewards(agent: AgentIndex, mode: ModelMode = 'commit'): Prediction {
    return compoundRewards(this, agent, mode);
  }

  refreshBoosters(agent: AgentIndex, mode: ModelMode = 'commit'): Prediction {
    return refreshBoosters(this, agent, mode);
  }

  payDebateFee(agent: AgentIndex, amountBaseUnits: bigint, mode: ModelMode = 'commit'): Prediction {
    return payDebateFee(this, agent, amountBaseUnits, mode);
  }

  /** Settles the entries in a mask (bit = entry index) and pays nothing. */
  settleEntries(agent: AgentIndex, entryMask: number): Prediction {
    return settleEntries(this, agent, entryMask);
  }

  /** An agent's action of staking and rewards, by its kind. */
  applyAgent(action: StakingAgentAction, mode: ModelMode = 'commit'): Prediction {
    const { agent } = action;
    switch (action.kind) {
      case 'stake':
        return stake(this, agent, action.amountBaseUnits, action.lockDays, mode);
      case 'unstake':
        return unstake(this, agent, action.amountBaseUnits, action.force, action.entryIndex, mode);
      case 'claim_rewards':
        return claimRewards(this, agent, mode);
      case 'extend_lock':
        return extendLock(this, agent, action.entryIndex, action.lockDays, mode);
      case 'set_compounding':
        return setCompounding(this, agent, action.enabled, mode);
      case 'refresh_boosters':
        return refreshBoosters(this, agent, mode);
      case 'pay_debate_fee':
        return payDebateFee(this, agent, action.amountBaseUnits, mode);
    }
  }

  /** An operator's action of staking and rewards, by its kind. */
  applyOperator(action: StakingOperatorAction, mode: ModelMode = 'commit'): Prediction {
    switch (action.kind) {
      case 'roll':
        return this.roll(mode);
      case 'fund_rewards':
        return fundRewards(this, action.amountBaseUnits, mode);
      case 'compound_rewards':
        return compoundRewards(this, action.agent, mode);
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
    const state = { walletBaseUnits: user.wallet, stake: userStakeState(user) };
    return this.hasMarket ? { ...state, quoteUnits: user.quote } : state;
  }

  vaultState(): VaultState {
    const { vaults } = this;
    return {
      stakeVaultBaseUnits: vaults.stake,
      rewardVaultBaseUnits: vaults.reward,
      penaltyVaultBaseUnits: vaults.penalty,
      treasuryVaultBaseUnits: vaults.treasury,
      bondVaultBaseUnits: vaults.bond,
      vestingVaultBaseUnits: vaults.vesting,
      quoteVaultQuoteUnits: vaults.quote,
      reserveWalletsBaseUnits: vaults.reserveWallets,
      operatorBaseUnits: vaults.operator,
      mintSupplyBaseUnits: vaults.mintSupply,
    };
  }

  #clockWentBack(): boolean {
    return this.#now < this.pool.lastUpdate;
  }
}

/** Holdings, treasury, grants, pool and desk out of the supply; the rest is the operator's. */
function genesisVaults(params: StakingModelParams): VaultModel {
  const supply = params.token.supplyBaseUnits;
  const vesting = params.grants.reduce((sum, { totalBaseUnits }) => sum + totalBaseUnits, 0n);
  const held = params.holdingsBaseUnits.reduce((sum, holding) => sum + holding, 0n);
  const treasury = params.treasuryBaseUnits;
  const market = (params.market?.tokenBaseUnits ?? 0n) + (params.market?.deskBaseUnits ?? 0n);
  const drawn = held + treasury + vesting + market;
  if (drawn > supply) {
    throw new SimError('SCENARIO__SUPPLY_EXCEEDED', { supplyBaseUnits: supply, drawnBaseUnits: drawn });
  }
  return {
    stake: 0n,
    reward: 0n,
    penalty: 0n,
    treasury,
    bond: 0n,
    vesting,
    quote: params.treasury.quoteReserveQuoteUnits,
    reserveWallets: 0n,
    operator: supply - drawn,
    mintSupply: supply,
  };
}

function dayOf(unixSeconds: bigint): number {
  return dayOfUnixSeconds(Number(unixSeconds));
}
