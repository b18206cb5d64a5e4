import { featureMask } from '../core/features.ts';
import { dayOfUnixSeconds } from '../core/units.ts';
import type { GenesisPlan } from '../ports/staking-chain.ts';
import { AGE_TIERS, weeklyBudgetCapFloor } from './reward-math.ts';

/**
 * Mutable twin of the `StakingPool` account and its history and expiry pages. Arrays by day count from genesis.
 * Parameters are mutable too: executed proposals change them.
 */
export interface PoolModel {
  readonly genesisDay: number;
  readonly minWeight: bigint;
  totalSupply: bigint;
  rewardRateBps: number;
  weeklyBudgetCap: bigint;
  minStake: bigint;
  maxStake: bigint;
  minClaim: bigint;
  lockDays: number[];
  /** What deposits of the open day may choose; follows `lockDays` when the day closes. */
  openLockDays: readonly number[];
  multiplierBps: number[];
  penaltyBps: number;
  /** Bits as on chain; see `pool-features.ts`. */
  features: number;
  pauseMask: number;
  pauseStarted: bigint;
  pauseUntil: bigint;
  /** Seconds of voting pauses that came before the last pause. */
  votePausedSeconds: bigint;
  boostDays: number;
  boostActiveBps: number;
  boostLongTermBps: number;
  boostVotingBps: number;
  longTermDays: number;
  activeDays: number;
  ticketDays: number;
  minDebateFee: bigint;
  /** The open day: every day before it is closed. */
  lastDay: number;
  lastUpdate: bigint;
  totalStaked: bigint;
  stakerCount: number;
  acc: bigint;
  accWeekOpen: bigint;
  carry: bigint;
  activeWeight: bigint;
  pendingWeight: bigint;
  activePower: bigint;
  pendingPower: bigint;
  budgetCurrent: bigint;
  budgetReleased: bigint;
  budgetNext: bigint;
  budgetIdle: bigint;
  reserveOwed: bigint;
  totalFunded: bigint;
  fundedFees: bigint;
  fundedInflation: bigint;
  fundedGrants: bigint;
  totalReleased: bigint;
  totalClaimed: bigint;
  totalPenalties: bigint;
  totalMinted: bigint;
  totalBurned: bigint;
  totalForfeited: bigint;
  totalCompounded: bigint;
  ticketsOutstanding: bigint;
  /** Boosts of the open day's stakes by tier; scheduled at the day's close, when the lock ends are known. */
  readonly pendingDropWeight: bigint[];
  readonly pendingDropPower: bigint[];
  /** Rises of power by age of the open day's stakes, by age tier; scheduled likewise. */
  readonly pendingRaises: bigint[];
  /** Weight and power that end with each day, net of the power that age adds; absent means none. */
  readonly expiryWeight: (bigint | undefined)[];
  readonly expiryPower: (bigint | undefined)[];
  readonly accByDay: bigint[];
  readonly powerByDay: bigint[];
  readonly stakedByDay: bigint[];
}

/** What the pool needs of a genesis. */
export type PoolGenesis = Pick<
  GenesisPlan,
  'token' | 'staking' | 'rewardRateBps' | 'minClaimBaseUnits' | 'features' | 'boosters' | 'minDebateFeeBaseUnits'
> & { readonly clock: { readonly unixSeconds: bigint } };

export function createPoolModel(genesis: PoolGenesis): PoolModel {
  const { staking, boosters } = genesis;
  const genesisDay = dayOfUnixSeconds(Number(genesis.clock.unixSeconds));
  const supply = genesis.token.supplyBaseUnits;
  return {
    genesisDay,
    minWeight: 10n ** BigInt(genesis.token.decimals),
    totalSupply: supply,
    rewardRateBps: genesis.rewardRateBps,
    weeklyBudgetCap: weeklyBudgetCapFloor(supply, genesis.rewardRateBps),
    minStake: staking.minStakeBaseUnits,
    maxStake: staking.maxStakeBaseUnits,
    minClaim: genesis.minClaimBaseUnits,
    lockDays: [...staking.lockDays],
    openLockDays: [...staking.lockDays],
    multiplierBps: [...staking.multiplierBps],
    penaltyBps: staking.penaltyBps,
    features: featureMask(genesis.features),
    pauseMask: 0,
    pauseStarted: 0n,
    pauseUntil: 0n,
    votePausedSeconds: 0n,
    boostDays: boosters.boostDays,
    boostActiveBps: boosters.activeBps,
    boostLongTermBps: boosters.longTermBps,
    boostVotingBps: boosters.votingBps,
    longTermDays: boosters.longTermDays,
    activeDays: boosters.activeDays,
    ticketDays: staking.ticketDays,
    minDebateFee: genesis.minDebateFeeBaseUnits,
    lastDay: genesisDay,
    lastUpdate: genesis.clock.unixSeconds,
    totalStaked: 0n,
    stakerCount: 0,
    acc: 0n,
    accWeekOpen: 0n,
    carry: 0n,
    activeWeight: 0n,
    pendingWeight: 0n,
    activePower: 0n,
    pendingPower: 0n,
    budgetCurrent: 0n,
    budgetReleased: 0n,
    budgetNext: 0n,
    budgetIdle: 0n,
    reserveOwed: 0n,
    totalFunded: 0n,
    fundedFees: 0n,
    fundedInflation: 0n,
    fundedGrants: 0n,
    totalReleased: 0n,
    totalClaimed: 0n,
    totalPenalties: 0n,
    totalMinted: 0n,
    totalBurned: 0n,
    totalForfeited: 0n,
    totalCompounded: 0n,
    ticketsOutstanding: 0n,
    pendingDropWeight: staking.lockDays.map(() => 0n),
    pendingDropPower: staking.lockDays.map(() => 0n),
    pendingRaises: AGE_TIERS.map(() => 0n),
    expiryWeight: [],
    expiryPower: [],
    accByDay: [],
    powerByDay: [],
    stakedByDay: [],
  };
}
