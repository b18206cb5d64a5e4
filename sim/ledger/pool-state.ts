import type { DayRecordState, PoolState } from '../ports/staking-chain.ts';
import { dayRecord } from './pool-days.ts';
import type { PoolModel } from './pool-model.ts';
import { RECENT_DAYS } from './reward-math.ts';

/** Snapshot in the port's shape. */
export function poolState(pool: PoolModel): PoolState {
  return {
    totalStakedBaseUnits: pool.totalStaked,
    totalVotingPower: pool.activePower + pool.pendingPower,
    lastUpdateUnixSeconds: pool.lastUpdate,
    acc: pool.acc,
    accWeekOpen: pool.accWeekOpen,
    carry: pool.carry,
    activeWeight: pool.activeWeight,
    pendingWeight: pool.pendingWeight,
    activePower: pool.activePower,
    pendingPower: pool.pendingPower,
    budgetCurrentBaseUnits: pool.budgetCurrent,
    budgetReleasedBaseUnits: pool.budgetReleased,
    budgetNextBaseUnits: pool.budgetNext,
    budgetIdleBaseUnits: pool.budgetIdle,
    reserveOwedBaseUnits: pool.reserveOwed,
    totalFundedBaseUnits: pool.totalFunded,
    totalReleasedBaseUnits: pool.totalReleased,
    totalClaimedBaseUnits: pool.totalClaimed,
    totalPenaltiesBaseUnits: pool.totalPenalties,
    weeklyBudgetCapBaseUnits: pool.weeklyBudgetCap,
    totalSupplyBaseUnits: pool.totalSupply,
    rewardRateBps: pool.rewardRateBps,
    minStakeBaseUnits: pool.minStake,
    maxStakeBaseUnits: pool.maxStake,
    minClaimBaseUnits: pool.minClaim,
    minWeight: pool.minWeight,
    lockDays: [...pool.lockDays],
    openLockDays: [...pool.openLockDays],
    multiplierBps: [...pool.multiplierBps],
    penaltyBps: pool.penaltyBps,
    features: pool.features,
    pauseMask: pool.pauseMask,
    pauseStartedUnixSeconds: pool.pauseStarted,
    pauseUntilUnixSeconds: pool.pauseUntil,
    votePausedSeconds: pool.votePausedSeconds,
    boostDays: pool.boostDays,
    boostActiveBps: pool.boostActiveBps,
    boostLongTermBps: pool.boostLongTermBps,
    boostVotingBps: pool.boostVotingBps,
    longTermDays: pool.longTermDays,
    activeDays: pool.activeDays,
    ticketDays: pool.ticketDays,
    minDebateFeeBaseUnits: pool.minDebateFee,
    fundedFeesBaseUnits: pool.fundedFees,
    fundedInflationBaseUnits: pool.fundedInflation,
    fundedGrantsBaseUnits: pool.fundedGrants,
    totalMintedBaseUnits: pool.totalMinted,
    totalBurnedBaseUnits: pool.totalBurned,
    totalForfeitedBaseUnits: pool.totalForfeited,
    totalCompoundedBaseUnits: pool.totalCompounded,
    ticketsOutstandingBaseUnits: pool.ticketsOutstanding,
    pendingRaises: [...pool.pendingRaises],
    genesisDay: pool.genesisDay,
    lastDay: pool.lastDay,
    stakerCount: pool.stakerCount,
    recent: recentRecords(pool),
  };
}

/** The pool's ring of the last days. */
function recentRecords(pool: PoolModel): readonly DayRecordState[] {
  const recent: DayRecordState[] = [];
  const newest = pool.lastDay - 1;
  for (let slot = 0; slot < RECENT_DAYS; slot += 1) {
    // The newest closed day whose number is `slot` modulo 32; before genesis it reads as zeros.
    recent.push(dayRecord(pool, newest - ((newest - slot) % RECENT_DAYS)));
  }
  return recent;
}
