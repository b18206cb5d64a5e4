import { createHash } from 'node:crypto';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { DayRecordState, PoolState, StakeEntryState, UserStakeState } from '#sim/ports/staking-chain.ts';
import { MINT_BYTES, TOKEN_ACCOUNT_BYTES } from './token-instructions.ts';

/** Sizes with the 8-byte discriminator. */
export const POOL_BYTES = 8 + 1712;
export const USER_STAKE_BYTES = 8 + 1336;
/** Days that the pool keeps itself, and days in a history or expiry page. */
export const PAGE_DAYS = 32;
export const EXPIRY_PAGE_COUNT = 8;
/** Deposits of one owner. */
export const MAX_ENTRIES = 16;

const DAY_RECORD_BYTES = 32;
const ENTRY_BYTES = 72;
const LOCK_TIERS = 5;

/** Anchor's discriminator of an account type: the first 8 bytes of sha256("account:" + name). */
export function accountDiscriminator(name: 'StakingPool' | 'UserStake'): Uint8Array {
  return createHash('sha256').update(`account:${name}`).digest().subarray(0, 8);
}

const POOL_DISCRIMINATOR = accountDiscriminator('StakingPool');
const USER_STAKE_DISCRIMINATOR = accountDiscriminator('UserStake');

/** Offsets in `StakingPool`, from the end of the discriminator. */
const POOL = {
  totalStaked: 64,
  totalVotingPower: 72,
  lastUpdate: 88,
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
  weeklyBudgetCap: 280,
  lockDays: 288,
  genesisDay: 332,
  lastDay: 336,
  stakerCount: 340,
  pendingDrops: 352,
  recent: 432,
} as const;

/** Offsets in `UserStake` and in each of its entries. */
const USER = {
  amount: 32,
  rewardsEarned: 48,
  votingPower: 56,
  owed: 64,
  owedOpen: 72,
  rewardsClaimed: 80,
  penaltiesPaid: 88,
  rewardDust: 136,
  owedOpenWeek: 96,
  entries: 184,
} as const;
const ENTRY = {
  amount: 0,
  lockEnd: 8,
  paidAcc: 16,
  weightLocked: 32,
  weightBase: 40,
  startDay: 56,
  endDay: 60,
  tier: 64,
  state: 65,
} as const;
const LIVE = 1;
const STARTED = 2;
const ENDED = 4;

/** The whole pool. Throws `PROGRAM__LAYOUT_MISMATCH` for bytes of another size or type. */
export function decodePool(data: Uint8Array): PoolState {
  const view = openAccount('StakingPool', data, POOL_BYTES, POOL_DISCRIMINATOR);
  return {
    totalStakedBaseUnits: u64(view, POOL.totalStaked),
    totalVotingPower: u64(view, POOL.totalVotingPower),
    lastUpdateUnixSeconds: view.getBigInt64(POOL.lastUpdate, true),
    acc: u128(view, POOL.acc),
    accWeekOpen: u128(view, POOL.accWeekOpen),
    carry: u64(view, POOL.carry),
    activeWeight: u64(view, POOL.activeWeight),
    pendingWeight: u64(view, POOL.pendingWeight),
    activePower: u64(view, POOL.activePower),
    pendingPower: u64(view, POOL.pendingPower),
    budgetCurrentBaseUnits: u64(view, POOL.budgetCurrent),
    budgetReleasedBaseUnits: u64(view, POOL.budgetReleased),
    budgetNextBaseUnits: u64(view, POOL.budgetNext),
    budgetIdleBaseUnits: u64(view, POOL.budgetIdle),
    reserveOwedBaseUnits: u64(view, POOL.reserveOwed),
    totalFundedBaseUnits: u64(view, POOL.totalFunded),
    totalReleasedBaseUnits: u64(view, POOL.totalReleased),
    totalClaimedBaseUnits: u64(view, POOL.totalClaimed),
    totalPenaltiesBaseUnits: u64(view, POOL.totalPenalties),
    weeklyBudgetCapBaseUnits: u64(view, POOL.weeklyBudgetCap),
    genesisDay: view.getUint32(POOL.genesisDay, true),
    lastDay: view.getUint32(POOL.lastDay, true),
    stakerCount: view.getUint32(POOL.stakerCount, true),
    recent: decodeRecent(view),
  };
}

/** What a roll has to know of the pool before it names pages. */
export interface PoolSchedule {
  /** The open day. */
  readonly lastDay: number;
  /** Days on which locks made on the open day end, for each lock that has any. */
  readonly pendingEndDays: readonly number[];
}

/** The part of the pool that page planning reads. Throws `PROGRAM__LAYOUT_MISMATCH`. */
export function decodePoolSchedule(data: Uint8Array): PoolSchedule {
  const view = openAccount('StakingPool', data, POOL_BYTES, POOL_DISCRIMINATOR);
  const lastDay = view.getUint32(POOL.lastDay, true);
  const pendingEndDays: number[] = [];
  for (let tier = 0; tier < LOCK_TIERS; tier += 1) {
    const drop = POOL.pendingDrops + tier * 16;
    if (view.getBigUint64(drop, true) !== 0n || view.getBigUint64(drop + 8, true) !== 0n) {
      pendingEndDays.push(lastDay + view.getUint32(POOL.lockDays + tier * 4, true));
    }
  }
  return { lastDay, pendingEndDays };
}

/** One owner's stake account. Throws `PROGRAM__LAYOUT_MISMATCH` for bytes of another size or type. */
export function decodeUserStake(data: Uint8Array): UserStakeState {
  const view = openAccount('UserStake', data, USER_STAKE_BYTES, USER_STAKE_DISCRIMINATOR);
  return {
    amountBaseUnits: u64(view, USER.amount),
    rewardsEarnedBaseUnits: u64(view, USER.rewardsEarned),
    votingPower: u64(view, USER.votingPower),
    owedBaseUnits: u64(view, USER.owed),
    owedOpenBaseUnits: u64(view, USER.owedOpen),
    owedOpenWeek: view.getUint32(USER.owedOpenWeek, true),
    rewardsClaimedBaseUnits: u64(view, USER.rewardsClaimed),
    penaltiesPaidBaseUnits: u64(view, USER.penaltiesPaid),
    rewardDustQ64: u64(view, USER.rewardDust),
    entries: decodeEntries(view),
  };
}

/** Balance of an SPL token account, base units. Throws `PROGRAM__LAYOUT_MISMATCH`. */
export function decodeTokenBalance(data: Uint8Array): bigint {
  return openAccount('SPL token account', data, TOKEN_ACCOUNT_BYTES).getBigUint64(64, true);
}

/** Supply of an SPL mint, base units. Throws `PROGRAM__LAYOUT_MISMATCH`. */
export function decodeMintSupply(data: Uint8Array): bigint {
  return openAccount('SPL mint', data, MINT_BYTES).getBigUint64(36, true);
}

function decodeRecent(view: DataView): readonly DayRecordState[] {
  const recent: DayRecordState[] = [];
  for (let slot = 0; slot < PAGE_DAYS; slot += 1) {
    const at = POOL.recent + slot * DAY_RECORD_BYTES;
    recent.push({
      acc: u128(view, at),
      powerBaseUnits: view.getBigUint64(at + 16, true),
      stakedBaseUnits: view.getBigUint64(at + 24, true),
    });
  }
  return recent;
}

function decodeEntries(view: DataView): readonly StakeEntryState[] {
  const entries: StakeEntryState[] = [];
  for (let index = 0; index < MAX_ENTRIES; index += 1) {
    const at = USER.entries + index * ENTRY_BYTES;
    const state = view.getUint8(at + ENTRY.state);
    if ((state & LIVE) === 0) continue;
    entries.push({
      index,
      amountBaseUnits: view.getBigUint64(at + ENTRY.amount, true),
      lockEndUnixSeconds: view.getBigInt64(at + ENTRY.lockEnd, true),
      paidAcc: u128(view, at + ENTRY.paidAcc),
      weightLocked: view.getBigUint64(at + ENTRY.weightLocked, true),
      weightBase: view.getBigUint64(at + ENTRY.weightBase, true),
      startDay: view.getUint32(at + ENTRY.startDay, true),
      endDay: view.getUint32(at + ENTRY.endDay, true),
      tier: view.getUint8(at + ENTRY.tier),
      started: (state & STARTED) !== 0,
      ended: (state & ENDED) !== 0,
    });
  }
  return entries;
}

function u64(view: DataView, offset: number): bigint {
  return view.getBigUint64(offset, true);
}

function u128(view: DataView, offset: number): bigint {
  return view.getBigUint64(offset, true) | (view.getBigUint64(offset + 8, true) << 64n);
}

/** A view of the bytes after the discriminator, once size and discriminator are the expected ones. */
function openAccount(account: string, data: Uint8Array, bytes: number, discriminator?: Uint8Array): DataView {
  if (data.length !== bytes) {
    const found = `${data.length} bytes`;
    throw new SimError('PROGRAM__LAYOUT_MISMATCH', { account, expected: `${bytes} bytes`, found });
  }
  if (discriminator === undefined) return new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (!startsWith(data, discriminator)) {
    const found = `discriminator ${Buffer.from(data.subarray(0, 8)).toString('hex')}`;
    const expected = `discriminator ${Buffer.from(discriminator).toString('hex')}`;
    throw new SimError('PROGRAM__LAYOUT_MISMATCH', { account, expected, found });
  }
  return new DataView(data.buffer, data.byteOffset + discriminator.length, data.byteLength - discriminator.length);
}

function startsWith(data: Uint8Array, start: Uint8Array): boolean {
  for (let i = 0; i < start.length; i += 1) {
    if (data[i] !== start[i]) return false;
  }
  return true;
}
