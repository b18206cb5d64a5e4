import type { PauseName } from '../core/pauses.ts';
import type { AgentIndex } from '../ports/staking-chain.ts';
import { isPaused, notRolled } from './pool-features.ts';
import type { PoolModel } from './pool-model.ts';
import { REFUSED, type Refusal } from './predictions.ts';
import type { Accrual } from './settlement.ts';
import type { UserModel } from './user-model.ts';

/**
 * Whether an accepted action changes the model (`commit`) or is only predicted. A refused action never
 * changes anything.
 */
export type ModelMode = 'commit' | 'predict';

/** Vault balances, the operator's account and the mint's supply, in base units; the quote vault in quote units. */
export interface VaultModel {
  stake: bigint;
  reward: bigint;
  penalty: bigint;
  treasury: bigint;
  bond: bigint;
  vesting: bigint;
  quote: bigint;
  /** Released to beneficiaries outside the population. */
  reserveWallets: bigint;
  operator: bigint;
  mintSupply: bigint;
}

/** What staking asks of the rest of the economy. */
export interface StakingHooks {
  /** Ids of the last proposals that reached quorum, at most four. */
  recentQuorumIds(): readonly number[];
  /**
   * Books an exit of so much to ticket `index` of the agent. The caller has counted it in the user's `ticketCount` and
   * in the pool's `ticketsOutstanding`; the tokens stay in the stake vault.
   */
  openTicket(agent: AgentIndex, amountBaseUnits: bigint, index: number): void;
}

/** Everything that staking instructions read and change. */
export interface StakingBook {
  readonly pool: PoolModel;
  readonly users: readonly UserModel[];
  readonly vaults: VaultModel;
  readonly hooks: StakingHooks;
  readonly nowUnixSeconds: bigint;
  /** Scratch of the settlement at hand. */
  readonly accrual: Accrual;
}

/** An agent by its index in the population. */
export function userOf(book: StakingBook, agent: AgentIndex): UserModel {
  return book.users[agent] as UserModel;
}

/** What instructions refuse before they look at their arguments; exits and settling cannot be paused. */
export function notReady(book: StakingBook, pausable?: PauseName): Refusal | undefined {
  const refusal = notRolled(book.pool, book.nowUnixSeconds);
  if (refusal !== undefined || pausable === undefined) {
    return refusal;
  }
  return isPaused(book.pool, book.nowUnixSeconds, pausable) ? REFUSED.Paused : undefined;
}

/** As `notReady`, for instructions that need the agent's stake account. */
export function notReadyFor(book: StakingBook, user: UserModel, pausable?: PauseName): Refusal | undefined {
  return user.opened ? notReady(book, pausable) : REFUSED.AccountOwnedByWrongProgram;
}
