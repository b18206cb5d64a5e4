import type { AgentIndex } from '../ports/staking-chain.ts';
import { addBudget, budgetFits } from './pool-budget.ts';
import { ACCEPTED, type Prediction, REFUSED } from './predictions.ts';
import { U64_MAX } from './reward-math.ts';
import { type ModelMode, notReady, notReadyFor, type StakingBook, userOf } from './staking-book.ts';

/** The operator's tokens into next week's budget, up to the weekly cap. */
export function fundRewards(book: StakingBook, amountBaseUnits: bigint, mode: ModelMode): Prediction {
  const { pool, vaults } = book;
  const refusal = notReady(book, 'fund');
  if (refusal !== undefined) {
    return refusal;
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
    pool.lastUpdate = book.nowUnixSeconds;
  }
  return ACCEPTED;
}

/** A fee of taking part in debates: shared as rewards, and remembered for the active booster. */
export function payDebateFee(
  book: StakingBook,
  agent: AgentIndex,
  amountBaseUnits: bigint,
  mode: ModelMode,
): Prediction {
  const { pool, vaults } = book;
  const user = userOf(book, agent);
  const refusal = notReadyFor(book, user, 'fund');
  if (refusal !== undefined) {
    return refusal;
  }
  if (amountBaseUnits === 0n) {
    return REFUSED.ZeroAmount;
  }
  if (amountBaseUnits < pool.minDebateFee) {
    return REFUSED.DebateFeeTooSmall;
  }
  if (!budgetFits(pool, amountBaseUnits)) {
    return REFUSED.MathOverflow;
  }
  if (amountBaseUnits > user.wallet) {
    return REFUSED.TokenInsufficientFunds;
  }
  if (mode === 'commit') {
    addBudget(pool, amountBaseUnits, 'fee');
    pool.lastUpdate = book.nowUnixSeconds;
    user.lastDebateDay = pool.lastDay;
    user.wallet -= amountBaseUnits;
    vaults.reward += amountBaseUnits;
  }
  return ACCEPTED;
}
