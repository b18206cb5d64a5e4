import type { DayRecordState, PoolState, VaultState } from '../ports/staking-chain.ts';
import type { PoolModel } from './pool-model.ts';
import { RECENT_DAYS } from './reward-math.ts';
import type { VaultModel } from './staking-book.ts';

/** Every field of the observed pool is the model's; the same as equality with the model's snapshot, without making one. */
export function isPoolAsModelled(pool: PoolModel, found: PoolState): boolean {
  return (
    hasSameTotals(pool, found) &&
    hasSameParameters(pool, found) &&
    sameItems(pool.pendingRaises, found.pendingRaises) &&
    hasSameRing(pool, found.recent)
  );
}

/** Every vault's balance, the operator's and the supply are the model's. */
export function areVaultsAsModelled(vaults: VaultModel, found: VaultState): boolean {
  return (
    vaults.stake === found.stakeVaultBaseUnits &&
    vaults.reward === found.rewardVaultBaseUnits &&
    vaults.penalty === found.penaltyVaultBaseUnits &&
    vaults.treasury === found.treasuryVaultBaseUnits &&
    vaults.bond === found.bondVaultBaseUnits &&
    vaults.vesting === found.vestingVaultBaseUnits &&
    vaults.quote === found.quoteVaultQuoteUnits &&
    vaults.reserveWallets === found.reserveWalletsBaseUnits &&
    vaults.operator === found.operatorBaseUnits &&
    vaults.mintSupply === found.mintSupplyBaseUnits
  );
}

function hasSameTotals(pool: PoolModel, found: PoolState): boolean {
  return (
    pool.totalStaked === found.totalStakedBaseUnits &&
    pool.activePower + pool.pendingPower === found.totalVotingPower &&
    pool.lastUpdate === found.lastUpdateUnixSeconds &&
    pool.acc === found.acc &&
    pool.accWeekOpen === found.accWeekOpen &&
    pool.carry === found.carry &&
    pool.activeWeight === found.activeWeight &&
    pool.pendingWeight === found.pendingWeight &&
    pool.activePower === found.activePower &&
    pool.pendingPower === found.pendingPower &&
    pool.budgetCurrent === found.budgetCurrentBaseUnits &&
    pool.budgetReleased === found.budgetReleasedBaseUnits &&
    pool.budgetNext === found.budgetNextBaseUnits &&
    pool.budgetIdle === found.budgetIdleBaseUnits &&
    pool.reserveOwed === found.reserveOwedBaseUnits &&
    pool.totalFunded === found.totalFundedBaseUnits &&
    pool.fundedFees === found.fundedFeesBaseUnits &&
    pool.fundedInflation === found.fundedInflationBaseUnits &&
    pool.fundedGrants === found.fundedGrantsBaseUnits &&
    pool.totalReleased === found.totalReleasedBaseUnits &&
    pool.totalClaimed === found.totalClaimedBaseUnits &&
    pool.totalPenalties === found.totalPenaltiesBaseUnits &&
    pool.totalMinted === found.totalMintedBaseUnits &&
    pool.totalBurned === found.totalBurnedBaseUnits &&
    pool.totalForfeited === found.totalForfeitedBaseUnits &&
    pool.totalCompounded === found.totalCompoundedBaseUnits &&
    pool.ticketsOutstanding === found.ticketsOutstandingBaseUnits &&
    pool.genesisDay === found.genesisDay &&
    pool.lastDay === found.lastDay &&
    pool.stakerCount === found.stakerCount
  );
}

function hasSameParameters(pool: PoolModel, found: PoolState): boolean {
  return (
    pool.weeklyBudgetCap === found.weeklyBudgetCapBaseUnits &&
    pool.totalSupply === found.totalSupplyBaseUnits &&
    pool.rewardRateBps === found.rewardRateBps &&
    pool.minStake === found.minStakeBaseUnits &&
    pool.maxStake === found.maxStakeBaseUnits &&
    pool.minClaim === found.minClaimBaseUnits &&
    pool.minWeight === found.minWeight &&
    sameItems(pool.lockDays, found.lockDays) &&
    sameItems(pool.openLockDays, found.openLockDays) &&
    sameItems(pool.multiplierBps, found.multiplierBps) &&
    pool.penaltyBps === found.penaltyBps &&
    pool.features === found.features &&
    pool.pauseMask === found.pauseMask &&
    pool.pauseStarted === found.pauseStartedUnixSeconds &&
    pool.pauseUntil === found.pauseUntilUnixSeconds &&
    pool.votePausedSeconds === found.votePausedSeconds &&
    pool.boostDays === found.boostDays &&
    pool.boostActiveBps === found.boostActiveBps &&
    pool.boostLongTermBps === found.boostLongTermBps &&
    pool.boostVotingBps === found.boostVotingBps &&
    pool.longTermDays === found.longTermDays &&
    pool.activeDays === found.activeDays &&
    pool.ticketDays === found.ticketDays &&
    pool.minDebateFee === found.minDebateFeeBaseUnits
  );
}

function sameItems<T extends bigint | number>(expected: readonly T[], found: readonly T[]): boolean {
  if (expected.length !== found.length) {
    return false;
  }
  for (let position = 0; position < expected.length; position += 1) {
    if (expected[position] !== found[position]) {
      return false;
    }
  }
  return true;
}

/** Slot = day % 32; slots of days before genesis hold zeros. */
function hasSameRing(pool: PoolModel, found: readonly DayRecordState[]): boolean {
  if (found.length !== RECENT_DAYS) {
    return false;
  }
  for (let back = 1; back <= RECENT_DAYS; back += 1) {
    const day = pool.lastDay - back;
    const record = found[day % RECENT_DAYS];
    const position = day - pool.genesisDay;
    const isClosed = position >= 0;
    if (
      record === undefined ||
      record.acc !== (isClosed ? (pool.accByDay[position] ?? 0n) : 0n) ||
      record.powerBaseUnits !== (isClosed ? (pool.powerByDay[position] ?? 0n) : 0n) ||
      record.stakedBaseUnits !== (isClosed ? (pool.stakedByDay[position] ?? 0n) : 0n)
    ) {
      return false;
    }
  }
  return true;
}
