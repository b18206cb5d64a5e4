import { VOTE_SIDES } from '#sim/ports/actions.ts';
import type { CastVoteState, PayoutState } from '#sim/ports/governance-states.ts';
import type { StakeEntryState, UserStakeState } from '#sim/ports/staking-chain.ts';
import { accountDiscriminator, nameOf, openAccount, readU32s, readU128 } from './account-bytes.ts';

/** Size with the 8-byte discriminator. */
export const USER_STAKE_BYTES = 8 + 1848;
/** Deposits of one owner. */
const MAX_ENTRIES = 16;

const ENTRY_BYTES = 80;
const PROPOSAL_SLOTS = 16;
const REMEMBERED = 8;
const PAYOUT_BYTES = 16;
const VOTE_BYTES = 24;
/** Bit 0 of `options`. */
const COMPOUNDING = 1;
const DISCRIMINATOR = accountDiscriminator('UserStake');
/** By the byte in the account, from 1. */
const PAYOUT_KINDS = ['claim', 'compound', 'close'] as const;

/** Offsets in `UserStake`, in each entry, payout and vote. */
const AT = {
  amount: 32,
  rewardsEarned: 48,
  votingPower: 56,
  owed: 64,
  owedOpen: 72,
  rewardsClaimed: 80,
  penaltiesPaid: 88,
  owedOpenWeek: 96,
  voteLockUntil: 104,
  lastDebateDay: 112,
  boostEndDay: 116,
  boostBps: 120,
  liveProposal: 124,
  options: 130,
  payoutCount: 131,
  voteCount: 132,
  rewardDust: 136,
  rewardsCompounded: 144,
  rewardsForfeited: 152,
  ticketCount: 160,
  entries: 184,
  voted: 1464,
  payouts: 1528,
  votes: 1656,
} as const;
const ENTRY = {
  amount: 0,
  lockEnd: 8,
  paidAcc: 16,
  weightLocked: 32,
  weightBase: 40,
  boostOwed: 48,
  startDay: 56,
  endDay: 60,
  tier: 64,
  state: 65,
  multiplierBps: 66,
  boostBps: 68,
  boostEndDay: 72,
} as const;
/** Bits of an entry's state. */
const STATE = {
  live: 1,
  started: 2,
  ended: 4,
  compound: 8,
  vests: 16,
  flatPower: 32,
  agedPower: 64,
  boostOver: 128,
} as const;

/** A stake account as it was: its bytes, and what they decoded to. */
export interface DecodedUserStake {
  readonly data: Uint8Array;
  readonly stake: UserStakeState;
}

/**
 * One owner's stake account. What has the bytes that it had in `last` keeps its objects: they live long, and what lives
 * long is costly to make anew. Throws `PROGRAM__LAYOUT_MISMATCH` for bytes of another size or type.
 */
export function decodeUserStake(data: Uint8Array, last?: DecodedUserStake): UserStakeState {
  const view = openAccount('UserStake', data, USER_STAKE_BYTES, DISCRIMINATOR);
  // No local functions: to make one in each call takes longer than what it would read.
  return {
    amountBaseUnits: view.getBigUint64(AT.amount, true),
    rewardsEarnedBaseUnits: view.getBigUint64(AT.rewardsEarned, true),
    votingPower: view.getBigUint64(AT.votingPower, true),
    owedBaseUnits: view.getBigUint64(AT.owed, true),
    owedOpenBaseUnits: view.getBigUint64(AT.owedOpen, true),
    owedOpenWeek: view.getUint32(AT.owedOpenWeek, true),
    rewardsClaimedBaseUnits: view.getBigUint64(AT.rewardsClaimed, true),
    penaltiesPaidBaseUnits: view.getBigUint64(AT.penaltiesPaid, true),
    rewardDustQ64: view.getBigUint64(AT.rewardDust, true),
    voteLockUntilUnixSeconds: view.getBigInt64(AT.voteLockUntil, true),
    lastDebateDay: view.getUint32(AT.lastDebateDay, true),
    boostEndDay: view.getUint32(AT.boostEndDay, true),
    boostBps: view.getUint32(AT.boostBps, true),
    liveProposal: view.getUint32(AT.liveProposal, true),
    compounding: (view.getUint8(AT.options) & COMPOUNDING) !== 0,
    rewardsCompoundedBaseUnits: view.getBigUint64(AT.rewardsCompounded, true),
    rewardsForfeitedBaseUnits: view.getBigUint64(AT.rewardsForfeited, true),
    ticketCount: view.getUint32(AT.ticketCount, true),
    voted: isLast(data, last, AT.voted, PROPOSAL_SLOTS * 4)
      ? last.stake.voted
      : readU32s(view, AT.voted, PROPOSAL_SLOTS),
    payoutCount: view.getUint8(AT.payoutCount),
    payouts: isLast(data, last, AT.payouts, REMEMBERED * PAYOUT_BYTES) ? last.stake.payouts : decodePayouts(view),
    voteCount: view.getUint8(AT.voteCount),
    votes: isLast(data, last, AT.votes, REMEMBERED * VOTE_BYTES) ? last.stake.votes : decodeVotes(view),
    entries: decodeEntries(view, data, last),
  };
}

/** The part of an entry that says which pages an action needs. */
export type PagedEntry = Pick<
  StakeEntryState,
  | 'index'
  | 'amountBaseUnits'
  | 'startDay'
  | 'endDay'
  | 'started'
  | 'ended'
  | 'compound'
  | 'agedPower'
  | 'boostBps'
  | 'boostEndDay'
  | 'boostOver'
>;

/** What the next action has to know of a stake account. */
export interface StakeSchedule {
  readonly entries: readonly PagedEntry[];
  /** Tickets made so far; the index of the next one. */
  readonly ticketCount: number;
}

/** The part of a stake account that page planning reads. Throws `PROGRAM__LAYOUT_MISMATCH`. */
export function decodeStakeSchedule(data: Uint8Array): StakeSchedule {
  const view = openAccount('UserStake', data, USER_STAKE_BYTES, DISCRIMINATOR);
  const entries: PagedEntry[] = [];
  for (let index = 0; index < MAX_ENTRIES; index += 1) {
    const at = AT.entries + index * ENTRY_BYTES;
    const state = view.getUint8(at + ENTRY.state);
    if ((state & STATE.live) === 0) continue;
    entries.push({
      index,
      amountBaseUnits: view.getBigUint64(at + ENTRY.amount, true),
      startDay: view.getUint32(at + ENTRY.startDay, true),
      endDay: view.getUint32(at + ENTRY.endDay, true),
      started: (state & STATE.started) !== 0,
      ended: (state & STATE.ended) !== 0,
      compound: (state & STATE.compound) !== 0,
      agedPower: (state & STATE.agedPower) !== 0,
      boostBps: view.getUint16(at + ENTRY.boostBps, true),
      boostEndDay: view.getUint32(at + ENTRY.boostEndDay, true),
      boostOver: (state & STATE.boostOver) !== 0,
    });
  }
  return { entries, ticketCount: view.getUint32(AT.ticketCount, true) };
}

/** A part, given by its offset behind the discriminator, has the bytes that it had. */
function isLast(
  data: Uint8Array,
  last: DecodedUserStake | undefined,
  offset: number,
  bytes: number,
): last is DecodedUserStake {
  if (last === undefined) return false;
  const start = DISCRIMINATOR.length + offset;
  for (let at = start; at < start + bytes; at += 1) {
    if (data[at] !== last.data[at]) return false;
  }
  return true;
}

function decodeEntries(
  view: DataView,
  data: Uint8Array,
  last: DecodedUserStake | undefined,
): readonly StakeEntryState[] {
  const entries: StakeEntryState[] = [];
  let known = 0;
  for (let index = 0; index < MAX_ENTRIES; index += 1) {
    const at = AT.entries + index * ENTRY_BYTES;
    const state = view.getUint8(at + ENTRY.state);
    if ((state & STATE.live) === 0) continue;
    // Both lists are in the order of the slots.
    while ((last?.stake.entries[known]?.index ?? MAX_ENTRIES) < index) known += 1;
    const kept = last?.stake.entries[known];
    if (kept?.index === index && isLast(data, last, at, ENTRY_BYTES)) {
      entries.push(kept);
      continue;
    }
    // Field by field: spreading a part of it would take ten times as long.
    entries.push({
      index,
      amountBaseUnits: view.getBigUint64(at + ENTRY.amount, true),
      startDay: view.getUint32(at + ENTRY.startDay, true),
      endDay: view.getUint32(at + ENTRY.endDay, true),
      started: (state & STATE.started) !== 0,
      ended: (state & STATE.ended) !== 0,
      compound: (state & STATE.compound) !== 0,
      agedPower: (state & STATE.agedPower) !== 0,
      boostBps: view.getUint16(at + ENTRY.boostBps, true),
      boostEndDay: view.getUint32(at + ENTRY.boostEndDay, true),
      boostOver: (state & STATE.boostOver) !== 0,
      lockEndUnixSeconds: view.getBigInt64(at + ENTRY.lockEnd, true),
      paidAcc: readU128(view, at + ENTRY.paidAcc),
      weightLocked: view.getBigUint64(at + ENTRY.weightLocked, true),
      weightBase: view.getBigUint64(at + ENTRY.weightBase, true),
      tier: view.getUint8(at + ENTRY.tier),
      vests: (state & STATE.vests) !== 0,
      flatPower: (state & STATE.flatPower) !== 0,
      multiplierBps: view.getUint16(at + ENTRY.multiplierBps, true),
      boostOwedBaseUnits: view.getBigUint64(at + ENTRY.boostOwed, true),
    });
  }
  return entries;
}

/** The slots that hold a payout; slots fill from 0. */
function decodePayouts(view: DataView): readonly PayoutState[] {
  const payouts: PayoutState[] = [];
  for (let slot = 0; slot < REMEMBERED; slot += 1) {
    const at = AT.payouts + slot * PAYOUT_BYTES;
    const kind = view.getUint8(at + 12);
    if (kind === 0) continue;
    payouts.push({
      amountBaseUnits: view.getBigUint64(at, true),
      day: view.getUint32(at + 8, true),
      kind: nameOf('UserStake', 'payout kind', PAYOUT_KINDS, kind - 1),
    });
  }
  return payouts;
}

/** The slots that hold a vote, likewise; no vote has no weight. */
function decodeVotes(view: DataView): readonly CastVoteState[] {
  const votes: CastVoteState[] = [];
  for (let slot = 0; slot < REMEMBERED; slot += 1) {
    const at = AT.votes + slot * VOTE_BYTES;
    const weight = view.getBigUint64(at, true);
    if (weight === 0n) continue;
    votes.push({
      weight,
      proposalId: view.getUint32(at + 8, true),
      day: view.getUint32(at + 12, true),
      side: nameOf('UserStake', 'vote side', VOTE_SIDES, view.getUint8(at + 16)),
    });
  }
  return votes;
}
