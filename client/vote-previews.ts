import { divCeil, maxBigint, minBigint } from '#sim/core/fixed.ts';
import { BASIS_POINTS } from '#sim/core/units.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import type { PoolState, UserStakeState } from '#sim/ports/staking-chain.ts';
import { hasLock, powerOf } from './stake-previews.ts';

/** Bit of `cast_vote` in the pause mask. */
const PAUSE_VOTE = 1 << 5;

/** How a vote stands against the rules that the proposal copied when voting began. */
export interface QuorumCheck {
  /** Power that voted, of any side. */
  readonly turnout: bigint;
  /** Power that has to: `ceil(power_total * quorum_bps / 10000)`. */
  readonly quorum: bigint;
  readonly quorumReached: boolean;
  readonly yes: bigint;
  readonly no: bigint;
  readonly abstain: bigint;
  /** Enough of yes and no is yes. */
  readonly approved: boolean;
}

/** Of a proposal in or after voting; a draft has neither power nor rules yet, so that nothing is reached. */
export function quorumOf(proposal: ProposalState): QuorumCheck {
  const { turnout, yes, no, abstain, powerTotal, quorumBps, approvalBps } = proposal;
  const quorum = divCeil(powerTotal * BigInt(quorumBps), BASIS_POINTS);
  const approved = yes > 0n && yes * BASIS_POINTS >= (yes + no) * BigInt(approvalBps);
  return { turnout, quorum, quorumReached: powerTotal > 0n && turnout >= quorum, yes, no, abstain, approved };
}

/** End of voting as seen now: the time in which voting was paused is added. */
export function votingEnd(proposal: ProposalState, pool: PoolState, nowUnixSeconds: bigint): bigint {
  const paused = pausedVoting(pool, nowUnixSeconds) - proposal.votePausedBaseSeconds;
  return proposal.votingEndUnixSeconds + maxBigint(paused, 0n);
}

function pausedVoting(pool: PoolState, now: bigint): bigint {
  if ((pool.pauseMask & PAUSE_VOTE) === 0) return pool.votePausedSeconds;
  return pool.votePausedSeconds + minBigint(now, pool.pauseUntilUnixSeconds) - pool.pauseStartedUnixSeconds;
}

/** The call that a proposal waits for, or `wait` while only time can move it on; `none` when it is over. */
export type NextStep =
  | 'activate'
  | 'vote'
  | 'finalize'
  | 'queue'
  | 'wait'
  | 'execute'
  | 'expire'
  | 'return_bond'
  | 'none';

export function nextStep(proposal: ProposalState, pool: PoolState, nowUnixSeconds: bigint): NextStep {
  const inTime = nowUnixSeconds <= proposal.expiresAtUnixSeconds;
  switch (proposal.state) {
    case 'draft':
      return inTime ? 'activate' : 'expire';
    case 'active':
      return nowUnixSeconds < votingEnd(proposal, pool, nowUnixSeconds) ? 'vote' : 'finalize';
    case 'succeeded':
      return inTime ? 'queue' : 'expire';
    case 'queued':
      if (!inTime) return 'expire';
      return nowUnixSeconds < proposal.etaUnixSeconds ? 'wait' : 'execute';
    case 'defeated':
    case 'executed':
    case 'expired':
    case 'vetoed':
    case 'cancelled':
      return proposal.bondReturned ? 'none' : 'return_bond';
  }
}

/** What a vote would count: power for quorum, and what goes to its side. */
export interface VoteWeight {
  /** Tokens staked early enough before the snapshot; 0: `NoPowerAtSnapshot`, below `min_vote_stake`: refused. */
  readonly tokensBaseUnits: bigint;
  /** Power, capped by POWER_CAP. */
  readonly linear: bigint;
  /** The same, or `floor(sqrt(linear * unit))` where votes count by their square root. */
  readonly weight: bigint;
}

/**
 * Weight of an owner's vote on a proposal whose voting has begun: deposits of before the snapshot, with their lock's
 * multiplier only if the lock lasts to the end of voting.
 */
export function voteWeight({ entries }: UserStakeState, proposal: ProposalState): VoteWeight {
  const before = proposal.snapshotDay - proposal.seasoningDays;
  let tokensBaseUnits = 0n;
  let power = 0n;
  for (const entry of entries) {
    if (entry.startDay >= before) continue;
    const locked = hasLock(entry) && entry.lockEndUnixSeconds >= proposal.votingEndUnixSeconds;
    tokensBaseUnits += entry.amountBaseUnits;
    power += powerOf(entry, locked, proposal.snapshotDay);
  }
  const linear = minBigint(power, proposal.powerCap);
  const weight =
    proposal.quadratic === 0 ? linear : minBigint(linear, squareRootFloor(linear * proposal.quadraticUnit));
  return { tokensBaseUnits, linear, weight };
}

function squareRootFloor(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
