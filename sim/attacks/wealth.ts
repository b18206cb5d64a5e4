import type { AccHistory } from '../agents/acc-history.ts';
import { claimableBaseUnits } from '../agents/claimable.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import type { AgentState, PoolState, UserStakeState } from '../ports/staking-chain.ts';

/**
 * Base units of an agent's wallet, deposits and rewards. Rewards are those that are paid or due, of the open week too;
 * what waits for a lock's end under `boostVests` can still be lost and does not count. Bonds and what open tickets owe
 * are in accounts of their own.
 */
export function wealthBaseUnits({ walletBaseUnits, stake }: AgentState, pool: PoolState, history: AccHistory): bigint {
  if (stake === undefined) return walletBaseUnits;
  return walletBaseUnits + stake.amountBaseUnits + dueBaseUnits(stake, pool, history);
}

/** Rewards that an agent has not been paid yet, to the last closed day. */
export function dueBaseUnits(stake: UserStakeState, pool: PoolState, history: AccHistory): bigint {
  const openWeek = Math.floor((pool.lastDay - pool.genesisDay) / DAYS_PER_WEEK);
  const open = stake.owedOpenWeek < openWeek ? 0n : stake.owedOpenBaseUnits;
  // As if the open week had closed with the last day.
  return claimableBaseUnits(stake, { ...pool, accWeekOpen: pool.acc }, history) + open;
}
