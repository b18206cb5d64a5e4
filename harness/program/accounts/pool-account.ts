import type { DayRecordState, PoolState } from '#sim/ports/staking-chain.ts';
import { accountDiscriminator, openAccount, readU32s, readU64s, readU128 } from './account-bytes.ts';

/** Size with the 8-byte discriminator. */
export const POOL_BYTES = 8 + 1712;
/** Days that the pool keeps itself, and days in a history or expiry page. */
export const PAGE_DAYS = 32;
export const EXPIRY_PAGE_COUNT = 8;
/** Days after which a deposit's power by age rises. */
export const AGE_DAYS: readonly number[] = [7, 30, 90, 180];

const DAY_RECORD_BYTES = 32;
const PENDING_DROP_BYTES = 16;
const LOCK_TIERS = 5;
const DISCRIMINATOR = accountDiscriminator('StakingPool');

/** Offsets in `StakingPool`, from the end of the discriminator. */
const AT = {
  totalStaked: 64,
  totalVotingPower: 72,
  rewardRate: 80,
  lastUpdate: 88,
  totalSupply: 96,
  acc: 104,
  accWeekOpen: 120,
  carry: 136,
  activeWeight: 144,
  pendingWeight: 152,
  activePower: 160,
  pendingPower: 168,
  budgetCurrent: 176,
  budgetReleased: 184,
  budgetNext: 192,
  budgetIdle: 200,
  reserveOwed: 208,
  totalFunded: 216,
  totalReleased: 224,
  totalClaimed: 232,
  totalPenalties: 240,
  minStake: 248,
  maxStake: 256,
  minClaim: 264,
  minWeight: 272,
  weeklyBudgetCap: 280,
  lockDays: 288,
  multiplierBps: 308,
  penaltyBps: 328,
  genesisDay: 332,
  lastDay: 336,
  stakerCount: 340,
  pendingDrops: 352,
  recent: 432,
  pendingRaises: 1456,
  openLockDays: 1488,
  features: 1508,
  pauseStarted: 1512,
  pauseUntil: 1520,
  votePausedSeconds: 1528,
  pauseMask: 1536,
  boostDays: 1540,
  boostActiveBps: 1544,
  boostLongTermBps: 1546,
  boostVotingBps: 1548,
  longTermDays: 1550,
  ticketDays: 1552,
  activeDays: 1556,
  minDebateFee: 1560,
  fundedFees: 1568,
  fundedInflation: 1576,
  fundedGrants: 1584,
  totalMinted: 1592,
  totalBurned: 1600,
  totalForfeited: 1608,
  totalCompounded: 1616,
  ticketsOutstanding: 1624,
} as const;

/** The whole pool. Throws `PROGRAM__LAYOUT_MISMATCH` for bytes of another size or type. */
export function decodePool(data: Uint8Array): PoolState {
  const view = openAccount('StakingPool', data, POOL_BYTES, DISCRIMINATOR);
  const u64 = (offset: number): bigint => view.getBigUint64(offset, true);
  const u32 = (offset: number): number => view.getUint32(offset, true);
  const u16 = (offset: number): number => view.getUint16(offset, true);
  return {
    totalStakedBaseUnits: u64(AT.totalStaked),
    totalVotingPower: u64(AT.totalVotingPower),
    lastUpdateUnixSeconds: view.getBigInt64(AT.lastUpdate, true),
    acc: readU128(view, AT.acc),
    accWeekOpen: readU128(view, AT.accWeekOpen),
    carry: u64(AT.carry),
    activeWeight: u64(AT.activeWeight),
    pendingWeight: u64(AT.pendingWeight),
    activePower: u64(AT.activePower),
    pendingPower: u64(AT.pendingPower),
    budgetCurrentBaseUnits: u64(AT.budgetCurrent),
    budgetReleasedBaseUnits: u64(AT.budgetReleased),
    budgetNextBaseUnits: u64(AT.budgetNext),
    budgetIdleBaseUnits: u64(AT.budgetIdle),
    reserveOwedBaseUnits: u64(AT.reserveOwed),
    totalFundedBaseUnits: u64(AT.totalFunded),
    totalReleasedBaseUnits: u64(AT.totalReleased),
    totalClaimedBaseUnits: u64(AT.totalClaimed),
    totalPenaltiesBaseUnits: u64(AT.totalPenalties),
    weeklyBudgetCapBaseUnits: u64(AT.weeklyBudgetCap),
    totalSupplyBaseUnits: u64(AT.totalSupply),
    rewardRateBps: Number(u64(AT.rewardRate)),
    minStakeBaseUnits: u64(AT.minStake),
    maxStakeBaseUnits: u64(AT.maxStake),
    minClaimBaseUnits: u64(AT.minClaim),
    minWeight: u64(AT.minWeight),
    lockDays: readU32s(view, AT.lockDays, LOCK_TIERS),
    openLockDays: readU32s(view, AT.openLockDays, LOCK_TIERS),
    multiplierBps: readU32s(view, AT.multiplierBps, LOCK_TIERS),
    penaltyBps: u32(AT.penaltyBps),
    features: u32(AT.features),
    pauseMask: u32(AT.pauseMask),
    pauseStartedUnixSeconds: view.getBigInt64(AT.pauseStarted, true),
    pauseUntilUnixSeconds: view.getBigInt64(AT.pauseUntil, true),
    votePausedSeconds: u64(AT.votePausedSeconds),
    boostDays: u32(AT.boostDays),
    boostActiveBps: u16(AT.boostActiveBps),
    boostLongTermBps: u16(AT.boostLongTermBps),
    boostVotingBps: u16(AT.boostVotingBps),
    longTermDays: u16(AT.longTermDays),
    activeDays: u32(AT.activeDays),
    ticketDays: u32(AT.ticketDays),
    minDebateFeeBaseUnits: u64(AT.minDebateFee),
    fundedFeesBaseUnits: u64(AT.fundedFees),
    fundedInflationBaseUnits: u64(AT.fundedInflation),
    fundedGrantsBaseUnits: u64(AT.fundedGrants),
    totalMintedBaseUnits: u64(AT.totalMinted),
    totalBurnedBaseUnits: u64(AT.totalBurned),
    totalForfeitedBaseUnits: u64(AT.totalForfeited),
    totalCompoundedBaseUnits: u64(AT.totalCompounded),
    ticketsOutstandingBaseUnits: u64(AT.ticketsOutstanding),
    pendingRaises: readU64s(view, AT.pendingRaises, AGE_DAYS.length),
    genesisDay: u32(AT.genesisDay),
    lastDay: u32(AT.lastDay),
    stakerCount: u32(AT.stakerCount),
    recent: decodeRecent(view),
  };
}

/** What page planning has to know of the pool. */
export interface PoolSchedule {
  /** The open day. */
  readonly lastDay: number;
  /** Days on which locks made on the open day end, for each lock that has any. */
  readonly pendingEndDays: readonly number[];
  /** Days on which deposits of the open day gain power by age, for each age that has any. */
  readonly pendingRaiseDays: readonly number[];
  /** Length of a booster that is granted now. */
  readonly boostDays: number;
  readonly features: number;
}

/** The part of the pool that page planning reads. Throws `PROGRAM__LAYOUT_MISMATCH`. */
export function decodePoolSchedule(data: Uint8Array): PoolSchedule {
  const view = openAccount('StakingPool', data, POOL_BYTES, DISCRIMINATOR);
  const lastDay = view.getUint32(AT.lastDay, true);
  const pendingEndDays: number[] = [];
  for (let tier = 0; tier < LOCK_TIERS; tier += 1) {
    const drop = AT.pendingDrops + tier * PENDING_DROP_BYTES;
    if (view.getBigUint64(drop, true) !== 0n || view.getBigUint64(drop + 8, true) !== 0n) {
      pendingEndDays.push(lastDay + view.getUint32(AT.openLockDays + tier * 4, true));
    }
  }
  const pendingRaiseDays = AGE_DAYS.filter((_, k) => view.getBigUint64(AT.pendingRaises + k * 8, true) !== 0n).map(
    (days) => lastDay + days - 1,
  );
  const boostDays = view.getUint32(AT.boostDays, true);
  return { lastDay, pendingEndDays, pendingRaiseDays, boostDays, features: view.getUint32(AT.features, true) };
}

function decodeRecent(view: DataView): readonly DayRecordState[] {
  const recent: DayRecordState[] = [];
  for (let slot = 0; slot < PAGE_DAYS; slot += 1) {
    const at = AT.recent + slot * DAY_RECORD_BYTES;
    recent.push({
      acc: readU128(view, at),
      powerBaseUnits: view.getBigUint64(at + 16, true),
      stakedBaseUnits: view.getBigUint64(at + 24, true),
    });
  }
  return recent;
}
