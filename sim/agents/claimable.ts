import { maxBigint } from '../core/fixed.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import { rewardFloor } from '../ledger/reward-math.ts';
import type { PoolState, StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
import type { AccHistory } from './acc-history.ts';

/**
 * What `claim_rewards` would pay now, in base units: what earlier settlements left in closed weeks, and what live
 * entries earned since, up to the opening of the current week. Floors once over all entries, as the program does,
 * so it is exact whenever `history` is.
 */
export function claimableBaseUnits(stake: UserStakeState, pool: PoolState, history: AccHistory): bigint {
  const openWeek = Math.floor((pool.lastDay - pool.genesisDay) / DAYS_PER_WEEK);
  let earnedQ64 = stake.rewardDustQ64;
  for (const entry of stake.entries) {
    if (entry.startDay < pool.lastDay) earnedQ64 += earnedInClosedWeeksQ64(entry, pool, history);
  }
  const settled = stake.owedBaseUnits + (stake.owedOpenWeek < openWeek ? stake.owedOpenBaseUnits : 0n);
  return settled + rewardFloor(earnedQ64);
}

/** Boosted weight up to the lock's last day, base weight after it. */
function earnedInClosedWeeksQ64(entry: StakeEntryState, pool: PoolState, history: AccHistory): bigint {
  const from = entry.started ? entry.paidAcc : history.accAfterDay(entry.startDay);
  const to = pool.accWeekOpen;
  if (to <= from) return 0n;
  if (entry.ended || entry.weightLocked === entry.weightBase) return entry.weightBase * (to - from);
  if (pool.lastDay <= entry.endDay) return entry.weightLocked * (to - from);
  const boostEnds = maxBigint(from, history.accAfterDayUpTo(entry.endDay, to));
  return entry.weightLocked * (boostEnds - from) + entry.weightBase * (to - boostEnds);
}
