import type { AccHistory } from '../agents/acc-history.ts';
import { claimableBaseUnits } from '../agents/claimable.ts';
import { openWeek } from '../ledger/pool-days.ts';
import type { AgentState, PoolState } from '../ports/staking-chain.ts';

/**
 * Base units of an agent's wallet, deposits and rewards, of which `due` are not paid yet. What waits for a lock's end
 * under `boostVests` can still be lost and does not count. Bonds and what open tickets owe are in accounts of their own.
 */
export function wealthBaseUnits({ walletBaseUnits, stake }: AgentState, due: bigint): bigint {
  return walletBaseUnits + (stake?.amountBaseUnits ?? 0n) + due;
}

/** Rewards that an agent has not been paid yet, to the last closed day, of the open week too. */
export function dueBaseUnits({ stake }: Pick<AgentState, 'stake'>, pool: PoolState, history: AccHistory): bigint {
  if (stake === undefined) return 0n;
  const open = stake.owedOpenWeek < openWeek(pool) ? 0n : stake.owedOpenBaseUnits;
  // As if the open week had closed with the last day.
  return claimableBaseUnits(stake, { ...pool, accWeekOpen: pool.acc }, history) + open;
}
