import type { AgentIndex } from '../../ports/actions.ts';
import { addBudget, burned, minted } from '../pool-budget.ts';
import { openWeek } from '../pool-days.ts';
import { hasFeature } from '../pool-features.ts';
import { ACCEPTED, type Prediction, REFUSED } from '../predictions.ts';
import { type ModelMode, notReady, userOf } from '../staking-book.ts';
import type { EconomyBook } from './economy-book.ts';
import { mintable, recordMint } from './emission-model.ts';
import { purchase, recordPurchase } from './treasury-model.ts';
import { releasable } from './vesting-model.ts';

/** Mints this week's inflation into next week's reward budget. */
export function mintInflation(book: EconomyBook, mode: ModelMode): Prediction {
  const { staking, emission } = book;
  const { pool, vaults } = staking;
  const refusal = notReady(staking, 'mint');
  if (refusal !== undefined) {
    return refusal;
  }
  const week = openWeek(pool);
  if (emission.lastWeek === week + 1) {
    return REFUSED.AlreadyMintedThisWeek;
  }
  const amount = mintable(emission, pool.lastDay, pool.genesisDay, pool.totalSupply);
  if (amount === 0n) {
    return REFUSED.InflationCapExceeded;
  }
  if (mode === 'commit') {
    recordMint(emission, { minted: amount, supplyBefore: pool.totalSupply, day: pool.lastDay }, week);
    minted(pool, amount);
    addBudget(pool, amount, 'inflation');
    pool.lastUpdate = staking.nowUnixSeconds;
    vaults.reward += amount;
    vaults.mintSupply += amount;
  }
  return ACCEPTED;
}

/** Sends tokens of one wallet to another; the token program's own instruction. */
export function transfer(
  { staking }: EconomyBook,
  sender: AgentIndex,
  recipient: AgentIndex,
  amountBaseUnits: bigint,
  mode: ModelMode,
): Prediction {
  const from = userOf(staking, sender);
  if (amountBaseUnits > from.wallet) {
    return REFUSED.TokenInsufficientFunds;
  }
  if (mode === 'commit') {
    from.wallet -= amountBaseUnits;
    userOf(staking, recipient).wallet += amountBaseUnits;
  }
  return ACCEPTED;
}

/** Moves the penalties to the treasury, or burns them. */
export function sweepPenalties(book: EconomyBook, mode: ModelMode): Prediction {
  const { staking } = book;
  const { pool, vaults } = staking;
  const refusal = notReady(staking);
  if (refusal !== undefined) {
    return refusal;
  }
  const amount = vaults.penalty;
  if (amount === 0n) {
    return REFUSED.NothingToSweep;
  }
  if (mode === 'commit') {
    vaults.penalty = 0n;
    if (hasFeature(pool, 'penaltyBurn')) {
      burned(pool, amount);
      vaults.mintSupply -= amount;
    } else {
      vaults.treasury += amount;
    }
    pool.lastUpdate = staking.nowUnixSeconds;
  }
  return ACCEPTED;
}

/** An agent sells tokens to the running programme, which burns them and pays from the quote vault. */
export function buyBack(book: EconomyBook, agent: AgentIndex, amount: bigint, mode: ModelMode): Prediction {
  const { staking, treasury } = book;
  const { pool, vaults } = staking;
  const user = userOf(staking, agent);
  const refusal = notReady(staking, 'buyback');
  if (refusal !== undefined) {
    return refusal;
  }
  if (!hasFeature(pool, 'buyback')) {
    return REFUSED.FeatureDisabled;
  }
  const week = openWeek(pool);
  const quote = purchase(treasury, week, amount);
  if (typeof quote !== 'bigint') {
    return quote;
  }
  if (amount > user.wallet || quote > vaults.quote) {
    return REFUSED.TokenInsufficientFunds;
  }
  if (mode === 'commit') {
    recordPurchase(treasury, week, amount, quote);
    burned(pool, amount);
    pool.lastUpdate = staking.nowUnixSeconds;
    user.wallet -= amount;
    user.quote += quote;
    vaults.mintSupply -= amount;
    vaults.quote -= quote;
  }
  return ACCEPTED;
}

/** Pays out what a vesting grant has released. An exit: needs no roll and cannot be paused. */
export function releaseVested(book: EconomyBook, grant: number, mode: ModelMode): Prediction {
  const { staking } = book;
  const found = book.grants[grant];
  if (found === undefined) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  const { vesting, beneficiary } = found;
  const due = releasable(vesting, staking.nowUnixSeconds);
  if (due <= 0n) {
    return REFUSED.NothingReleasable;
  }
  if (mode === 'commit') {
    vesting.released += due;
    staking.vaults.vesting -= due;
    if (beneficiary === undefined) {
      staking.vaults.reserveWallets += due;
    } else {
      userOf(staking, beneficiary).wallet += due;
    }
  }
  return ACCEPTED;
}

/** Pays out what an unstake ticket has released, and closes it with the last unit. */
export function releaseTicket(book: EconomyBook, agent: AgentIndex, index: number, mode: ModelMode): Prediction {
  const { staking, tickets } = book;
  const own = tickets.get(agent);
  const ticket = own?.get(index);
  if (ticket === undefined) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  const due = releasable(ticket, staking.nowUnixSeconds);
  if (due <= 0n) {
    return REFUSED.NothingReleasable;
  }
  if (mode === 'commit') {
    ticket.released += due;
    staking.pool.ticketsOutstanding -= due;
    staking.vaults.stake -= due;
    userOf(staking, agent).wallet += due;
    if (ticket.released === ticket.total) {
      own?.delete(index);
    }
  }
  return ACCEPTED;
}
