import type { CastVoteState, PayoutState } from '../ports/governance-states.ts';
import type { StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
import { type EntryModel, entryState } from './entry-model.ts';
import { PayoutRing } from './payout-ring.ts';
import { MAX_ENTRIES } from './reward-math.ts';

/** Payouts and votes that an account remembers. */
export const REMEMBERED = 8;
/** Counts of payouts and votes are bytes. */
const COUNT_MODULUS = 256;
const PROPOSAL_SLOTS = 16;

/** Mutable twin of one agent: its token accounts and, once opened, the `UserStake` account. */
export class UserModel {
  wallet: bigint;
  /** Of the quote asset, in quote units. */
  quote: bigint;
  /** The stake account exists. */
  opened = false;
  amount = 0n;
  rewardsEarned = 0n;
  votingPower = 0n;
  owed = 0n;
  owedOpen = 0n;
  owedOpenWeek = 0;
  /** Taken out of the reward vault, compounded rewards included. */
  rewardsClaimed = 0n;
  penaltiesPaid = 0n;
  /** Fraction of a base unit, in 2^-64, that the last settlement left for the next one. */
  rewardDustQ64 = 0n;
  voteLockUntil = 0n;
  /** Day of the last debate fee, 0 none. */
  lastDebateDay = 0;
  /** Of the last grant of boosters, with what of it did not depend on a deposit's age. */
  boostEndDay = 0;
  boostBps = 0;
  /** Proposal id + 1, 0 none. */
  liveProposal = 0;
  compounding = false;
  rewardsCompounded = 0n;
  rewardsForfeited = 0n;
  /** Index of the next unstake ticket; starts at the unix time of opening. */
  ticketCount = 0;
  /** Proposal id + 1 by slot. */
  readonly voted: number[] = Array.from({ length: PROPOSAL_SLOTS }, () => 0);
  /** Modulo 256. */
  payoutCount = 0;
  readonly lastPayouts = new PayoutRing();
  /** Modulo 256. */
  voteCount = 0;
  /** Slot n % 8 of the n-th, as far as written. */
  readonly votes: CastVoteState[] = [];
  /** Slots used so far; a slot keeps its object when it is freed. */
  readonly entries: EntryModel[] = [];

  constructor(walletBaseUnits: bigint, quoteUnits: bigint) {
    this.wallet = walletBaseUnits;
    this.quote = quoteUnits;
  }

  /** Snapshot of the last payouts: slot n % 8 of the n-th, as far as written. */
  get payouts(): readonly PayoutState[] {
    return this.lastPayouts.states();
  }
}

export function createUserModel(walletBaseUnits: bigint, quoteUnits = 0n): UserModel {
  return new UserModel(walletBaseUnits, quoteUnits);
}

/** Lowest free slot, or -1 when all sixteen are taken. */
export function freeSlot(user: UserModel): number {
  const { entries } = user;
  for (let slot = 0; slot < entries.length; slot += 1) {
    if (!(entries[slot] as EntryModel).live) {
      return slot;
    }
  }
  return entries.length < MAX_ENTRIES ? entries.length : -1;
}

/** Remembers a payout over the one of eight before. */
export function notePayout(user: UserModel, payout: PayoutState): void {
  user.lastPayouts.write(user.payoutCount, payout);
  user.payoutCount = (user.payoutCount + 1) % COUNT_MODULUS;
}

/** Marks a vote in the proposal's slot, so that no second one follows, and remembers it. */
export function noteVote(user: UserModel, slot: number, vote: CastVoteState): void {
  user.voted[slot] = vote.proposalId + 1;
  user.votes[user.voteCount % REMEMBERED] = vote;
  user.voteCount = (user.voteCount + 1) % COUNT_MODULUS;
}

/** Whether one of the remembered votes was on this proposal. */
export function remembersVote(user: UserModel, proposalId: number): boolean {
  return user.votes.some((vote) => vote.day !== 0 && vote.proposalId === proposalId);
}

/** Snapshot in the port's shape; undefined until the stake account is open. */
export function userStakeState(user: UserModel): UserStakeState | undefined {
  if (!user.opened) {
    return undefined;
  }
  const entries: StakeEntryState[] = [];
  for (let index = 0; index < user.entries.length; index += 1) {
    const entry = user.entries[index] as EntryModel;
    if (entry.live) {
      entries.push(entryState(index, entry));
    }
  }
  return {
    amountBaseUnits: user.amount,
    rewardsEarnedBaseUnits: user.rewardsEarned,
    votingPower: user.votingPower,
    owedBaseUnits: user.owed,
    owedOpenBaseUnits: user.owedOpen,
    owedOpenWeek: user.owedOpenWeek,
    rewardsClaimedBaseUnits: user.rewardsClaimed,
    penaltiesPaidBaseUnits: user.penaltiesPaid,
    rewardDustQ64: user.rewardDustQ64,
    voteLockUntilUnixSeconds: user.voteLockUntil,
    lastDebateDay: user.lastDebateDay,
    boostEndDay: user.boostEndDay,
    boostBps: user.boostBps,
    liveProposal: user.liveProposal,
    compounding: user.compounding,
    rewardsCompoundedBaseUnits: user.rewardsCompounded,
    rewardsForfeitedBaseUnits: user.rewardsForfeited,
    ticketCount: user.ticketCount,
    voted: [...user.voted],
    payoutCount: user.payoutCount,
    payouts: user.payouts,
    voteCount: user.voteCount,
    votes: [...user.votes],
    entries,
  };
}
