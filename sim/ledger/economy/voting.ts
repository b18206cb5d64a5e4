import { bpsFloor, maxBigint, minBigint } from '../../core/fixed.ts';
import { BASIS_POINTS, SECONDS_PER_DAY } from '../../core/units.ts';
import { type AgentIndex, VOTE_SIDES, type VoteSide } from '../../ports/actions.ts';
import { dayRecord } from '../pool-days.ts';
import { hasFeature, pausedVotingSeconds } from '../pool-features.ts';
import type { PoolModel } from '../pool-model.ts';
import { ACCEPTED, type Prediction, REFUSED } from '../predictions.ts';
import { U64_MAX } from '../reward-math.ts';
import { type ModelMode, notReady, userOf } from '../staking-book.ts';
import { noteVote } from '../user-model.ts';
import { powerAtSnapshot, tokensBefore } from '../user-power.ts';
import type { EconomyBook } from './economy-book.ts';
import { coolsDown, type GovernanceModel, recordDefeat, recordQuorum } from './governance-model.ts';
import { effectiveEnd, kindIndex, type ProposalModel, pausedFor, payloadKey, quorumCeil } from './proposal-model.ts';
import { squareRootFloor } from './square-root.ts';

const SECONDS_PER_HOUR = 3_600;

/** Opens voting: takes the snapshot and copies the rules. */
export function activateProposal(book: EconomyBook, agent: AgentIndex, id: number, mode: ModelMode): Prediction {
  const { staking, governance } = book;
  const user = userOf(staking, agent);
  const proposal = book.proposals[id];
  if (proposal === undefined || !user.opened) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  if (proposal.proposer !== agent) {
    return REFUSED.NotProposer;
  }
  const refusal = notReady(staking, 'propose');
  if (refusal !== undefined) {
    return refusal;
  }
  const { pool, nowUnixSeconds: now } = staking;
  if (proposal.state !== 'draft') {
    return REFUSED.WrongProposalState;
  }
  if (now > proposal.expiresAt) {
    return REFUSED.ProposalExpired;
  }
  // Tokens of before the snapshot, as of a voter: borrowed ones do not propose.
  if (tokensBefore(user, pool.lastDay) < governance.minProposalStake) {
    return REFUSED.BelowMinProposalStake;
  }
  // Asked again: a draft may have lain ready while its twin was defeated.
  if (hasFeature(pool, 'coolDown') && coolsDown(governance, payloadKey(proposal.payload), pool.lastDay)) {
    return REFUSED.ProposalCoolDown;
  }
  const powerTotal = dayRecord(pool, pool.lastDay - 1).powerBaseUnits;
  if (powerTotal === 0n) {
    return REFUSED.NoPowerAtSnapshot;
  }
  if (mode === 'commit') {
    const kind = kindIndex(proposal.payload.kind);
    proposal.state = 'active';
    proposal.activatedAt = now;
    proposal.votingEnd = now + BigInt(governance.votingDays * SECONDS_PER_DAY);
    proposal.snapshotDay = pool.lastDay;
    proposal.powerTotal = powerTotal;
    proposal.quorumBps = governance.quorumBps[kind] as number;
    proposal.approvalBps = governance.approvalBps[kind] as number;
    proposal.timelockDays = governance.timelockDays;
    proposal.graceDays = governance.graceDays;
    proposal.seasoningDays = governance.seasoningDays;
    proposal.lateHours = hasFeature(pool, 'lateQuorum') ? governance.lateHours : 0;
    proposal.powerCap = hasFeature(pool, 'powerCap') ? bpsFloor(powerTotal, governance.powerCapBps) : U64_MAX;
    proposal.minVoteStake = governance.minVoteStake;
    proposal.votePausedBase = pausedVotingSeconds(pool, now);
    proposal.quadratic = quadraticFor(governance, pool, proposal);
    proposal.quadraticUnit = governance.minVoteStake;
    proposal.voteLock = hasFeature(pool, 'voteLock');
  }
  return ACCEPTED;
}

/** How votes count: 0 linear, 1 quadratic, 2 quadratic for attested owners. */
function quadraticFor(governance: GovernanceModel, pool: PoolModel, { payload }: ProposalModel): number {
  const { quadraticMode } = governance;
  const applies = quadraticMode === 2 || (quadraticMode === 1 && payload.kind === 'feature');
  if (!applies || !hasFeature(pool, 'quadratic')) {
    return 0;
  }
  return governance.quadraticAttested ? 2 : 1;
}

/** Counts an owner's vote with the power that stood before the snapshot and is still there. */
export function castVote(
  book: EconomyBook,
  agent: AgentIndex,
  id: number,
  side: VoteSide,
  mode: ModelMode,
): Prediction {
  const { staking } = book;
  const { pool, nowUnixSeconds: now } = staking;
  const user = userOf(staking, agent);
  const proposal = book.proposals[id];
  if (proposal === undefined || !user.opened) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  const refusal = notReady(staking, 'vote');
  if (refusal !== undefined) {
    return refusal;
  }
  if (!VOTE_SIDES.includes(side)) {
    return REFUSED.InvalidSide;
  }
  if (proposal.state !== 'active') {
    return REFUSED.WrongProposalState;
  }
  const end = effectiveEnd(proposal, pool, now);
  if (now >= end) {
    return REFUSED.VotingEnded;
  }
  if (user.voted[proposal.slot] === id + 1) {
    return REFUSED.AlreadyVoted;
  }
  const eligibleBefore = Math.max(proposal.snapshotDay - proposal.seasoningDays, 0);
  const tokens = tokensBefore(user, eligibleBefore);
  if (tokens === 0n) {
    return REFUSED.NoPowerAtSnapshot;
  }
  if (tokens < proposal.minVoteStake) {
    return REFUSED.BelowMinVoterStake;
  }
  if (proposal.quadratic === 2 && !book.attested.has(agent)) {
    return REFUSED.NotAttested;
  }
  if (mode === 'commit') {
    const power = powerAtSnapshot(user, proposal.snapshotDay, eligibleBefore, proposal.votingEnd);
    const linear = minBigint(power, proposal.powerCap);
    const weight = tallyWeightFloor(proposal, linear);
    const turnoutBefore = proposal.turnout;
    proposal.turnout += linear;
    proposal[side] += weight;
    proposal.voterCount += 1;
    const lastEnd = extendIfLate(proposal, pool, now, end, turnoutBefore);
    if (proposal.voteLock) {
      user.voteLockUntil = maxBigint(user.voteLockUntil, lastEnd - pausedVotingSeconds(pool, now));
    }
    noteVote(user, proposal.slot, { weight, proposalId: id, day: pool.lastDay, side });
  }
  return ACCEPTED;
}

/** Linear, or the geometric mean of power and the least stake that votes, rounded down: never more than linear. */
export function tallyWeightFloor(proposal: Pick<ProposalModel, 'quadratic' | 'quadraticUnit'>, linear: bigint): bigint {
  return proposal.quadratic === 0 ? linear : minBigint(linear, squareRootFloor(linear * proposal.quadraticUnit));
}

/**
 * A vote that brings quorum in the last hours gives the others as many hours to answer, once. Returns the latest end
 * that voting can have now.
 */
function extendIfLate(
  proposal: ProposalModel,
  pool: PoolModel,
  now: bigint,
  end: bigint,
  turnoutBefore: bigint,
): bigint {
  if (proposal.extended || proposal.lateHours === 0) {
    return end;
  }
  const late = BigInt(proposal.lateHours * SECONDS_PER_HOUR);
  const quorum = quorumCeil(proposal);
  if (turnoutBefore >= quorum) {
    return end;
  }
  if (proposal.turnout < quorum) {
    return end + late;
  }
  if (end >= now + late) {
    return end;
  }
  proposal.votingEnd = now + late - pausedFor(proposal, pool, now);
  proposal.extended = true;
  return now + late;
}

/** Decides when voting is over: enough power voted, and enough of it yes. */
export function finalizeProposal(book: EconomyBook, id: number, mode: ModelMode): Prediction {
  const { staking, governance } = book;
  const { pool, nowUnixSeconds: now } = staking;
  const proposal = book.proposals[id];
  if (proposal === undefined) {
    return REFUSED.AccountOwnedByWrongProgram;
  }
  const refusal = notReady(staking);
  if (refusal !== undefined) {
    return refusal;
  }
  if (proposal.state !== 'active') {
    return REFUSED.WrongProposalState;
  }
  if (now < effectiveEnd(proposal, pool, now)) {
    return REFUSED.VotingActive;
  }
  if (mode === 'commit') {
    proposal.quorumReached = proposal.turnout >= quorumCeil(proposal);
    proposal.finalizedAt = now;
    if (proposal.quorumReached) {
      recordQuorum(governance, id);
    }
    if (proposal.quorumReached && isApproved(proposal)) {
      proposal.state = 'succeeded';
      proposal.expiresAt = now + BigInt(proposal.graceDays * SECONDS_PER_DAY);
    } else {
      proposal.state = 'defeated';
      recordDefeat(governance, payloadKey(proposal.payload), pool.lastDay);
      governance.slots[proposal.slot] = 0;
    }
  }
  return ACCEPTED;
}

/** Enough of the votes are yes; by cross-multiplication, so that nothing is rounded. */
export function isApproved({ yes, no, approvalBps }: Pick<ProposalModel, 'yes' | 'no' | 'approvalBps'>): boolean {
  return yes > 0n && yes * BASIS_POINTS >= (yes + no) * BigInt(approvalBps);
}
