import type { CastVoteState, ProposalState } from '../ports/governance-states.ts';
import type { UserStakeState } from '../ports/staking-chain.ts';
import { agesOn, hasNoLock, powerWhen } from './entry-terms.ts';
import {
  type AgentChange,
  agentPlace,
  EXACT,
  type Invariant,
  type InvariantView,
  type Report,
  reportUnequal,
} from './invariant.ts';
import { newVotes } from './observed-proposals.ts';
import { RECENT_DAYS } from './reward-math.ts';

/** The tallies are the voters' votes, and not more than there was power. */
export const TALLIES_ARE_VOTES: Invariant = {
  id: 'I17',
  title: "yes, no, abstain == sums of the voters' votes; together <= turnout <= snapshot total == history total",
  severity: 'fatal',
  cadence: 'touched',
  compares: "each read proposal's tallies, votes in stake accounts, and the power of the day before the snapshot",
  source: 'onchain.md 1.7',
  tolerance: EXACT,
  checkWhole(view, report) {
    for (const { after } of view.proposals.changes) {
      if (after.activatedAtUnixSeconds === 0n) {
        continue;
      }
      checkTallies(view, after, report);
      checkSnapshot(view, after, report);
    }
  },
};

function checkTallies(view: InvariantView, proposal: ProposalState, report: Report): void {
  const place = `proposal ${proposal.id}`;
  const votes = view.proposals.votesOn(proposal.id);
  if (!votes.isIncomplete) {
    reportUnequal(report, `${place}: yes`, votes.yes, proposal.yes);
    reportUnequal(report, `${place}: no`, votes.no, proposal.no);
    reportUnequal(report, `${place}: abstain`, votes.abstain, proposal.abstain);
    reportUnequal(report, `${place}: voters`, BigInt(votes.voters.size), BigInt(proposal.voterCount));
  }
  const sum = proposal.yes + proposal.no + proposal.abstain;
  if (sum > proposal.turnout || (proposal.quadratic === 0 && sum !== proposal.turnout)) {
    report(`${place}: turnout`, proposal.quadratic === 0 ? String(sum) : `at least ${sum}`, String(proposal.turnout));
  }
  if (proposal.turnout > proposal.powerTotal) {
    report(`${place}: turnout`, `at most ${proposal.powerTotal}`, String(proposal.turnout));
  }
}

/** While the ring still has the day. */
function checkSnapshot({ pool }: InvariantView, proposal: ProposalState, report: Report): void {
  const day = proposal.snapshotDay - 1;
  if (day >= pool.genesisDay && day < pool.lastDay && day >= pool.lastDay - RECENT_DAYS) {
    const power = pool.recent[day % RECENT_DAYS]?.powerBaseUnits ?? 0n;
    reportUnequal(report, `proposal ${proposal.id}: power total`, power, proposal.powerTotal);
  }
}

/** One vote an owner, with the power that stood at the snapshot and was still there. */
export const VOTES_ARE_BACKED: Invariant = {
  id: 'I18',
  title: 'an owner votes once a proposal, with at most its power at the snapshot, the power cap and its stake now',
  severity: 'fatal',
  cadence: 'touched',
  compares: "each new vote with the voter's entries before the tick and with the owner's earlier votes",
  source: 'onchain.md 1.7, G05',
  tolerance: EXACT,
  checkAgent(view, change, report) {
    const votes = newVotes(change.before.stake, change.after.stake);
    if (votes.length === 0) {
      return;
    }
    const seen = new Set<number>();
    for (const vote of votes) {
      const where = agentPlace(view, change.agent, `vote on proposal ${vote.proposalId}`);
      if (seen.has(vote.proposalId) || view.proposals.votesOn(vote.proposalId).voters.has(change.agent)) {
        report(where, 'one vote', 'a second one');
      }
      seen.add(vote.proposalId);
      const proposal = view.proposals.state(vote.proposalId);
      if (proposal === undefined) {
        report(where, 'a proposal', 'none');
      } else {
        checkWeight(view, change, vote, proposal, report);
      }
    }
  },
};

function checkWeight(
  view: InvariantView,
  { agent, before }: AgentChange,
  vote: CastVoteState,
  proposal: ProposalState,
  report: Report,
): void {
  const power = powerAtMost(before.stake, proposal, view.proposals.before(vote.proposalId));
  const most = power < proposal.powerCap ? power : proposal.powerCap;
  if (vote.weight > most) {
    const where = agentPlace(view, agent, `weight on proposal ${vote.proposalId}`);
    report(where, `at most ${most}`, String(vote.weight));
  }
}

/** Power of entries that were there before the tick, each with its lock if that lasts to an end that voting had. */
function powerAtMost(
  stake: UserStakeState | undefined,
  proposal: ProposalState,
  before: ProposalState | undefined,
): bigint {
  const eligibleBefore = proposal.snapshotDay - proposal.seasoningDays;
  const hadEnd = before !== undefined && before.votingEndUnixSeconds > 0n;
  // An extension within the tick comes after some votes; a vote of the tick of activation saw at least its time.
  const end = hadEnd ? before.votingEndUnixSeconds : proposal.activatedAtUnixSeconds;
  let power = 0n;
  for (const entry of stake?.entries ?? []) {
    if (entry.startDay < eligibleBefore) {
      const locked = !hasNoLock(entry) && entry.lockEndUnixSeconds >= end;
      power += powerWhen(entry, locked, agesOn(entry, proposal.snapshotDay));
    }
  }
  return power;
}

/** Voters and proposers have tokens at stake, and a bond comes back once. */
export const STAKES_ARE_MET: Invariant = {
  id: 'I24',
  title:
    'voters had min_vote_stake tokens before the snapshot, proposers min_proposal_stake; bonds are held, returned once',
  severity: 'fatal',
  cadence: 'touched',
  compares: 'entries of new voters, stakes of proposers, the bond vault with the bonds not returned',
  source: 'onchain.md 1.8, S03',
  tolerance: EXACT,
  checkAgent(view, { agent, before, after }, report) {
    for (const vote of newVotes(before.stake, after.stake)) {
      const proposal = view.proposals.state(vote.proposalId);
      const tokens = proposal === undefined ? 0n : tokensBefore(before.stake, proposal);
      const least = proposal?.minVoteStakeBaseUnits ?? 0n;
      if (tokens === 0n || tokens < least) {
        const where = agentPlace(view, agent, `tokens staked before proposal ${vote.proposalId}'s snapshot`);
        report(where, `at least ${least}`, String(tokens));
      }
    }
  },
  checkWhole(view, report) {
    const { proposals, governance, vaults } = view;
    reportUnequal(report, 'bond vault: amount', proposals.bondSum, vaults.bondVaultBaseUnits);
    for (const { before, after } of proposals.changes) {
      if (before?.bondReturned === true && !after.bondReturned) {
        report(`proposal ${after.id}: bond`, 'returned once', 'held again');
      }
      const isNew = before === undefined && after.createdAtUnixSeconds > 0n;
      const isOpened = before?.activatedAtUnixSeconds === 0n && after.activatedAtUnixSeconds > 0n;
      const proposer = view.proposerOf(after.id);
      if (!(isNew || isOpened) || proposer === undefined) {
        continue;
      }
      const minima = [governance.now, governance.before].flatMap((seen) => seen?.minProposalStakeBaseUnits ?? []);
      const staked = view.largestStakeOf(proposer);
      if (minima.length > 0 && minima.every((least) => staked < least)) {
        const where = agentPlace(view, proposer, `stake behind proposal ${after.id}`);
        report(where, `at least ${minima[0]}`, String(staked));
      }
    }
  },
};

function tokensBefore(stake: UserStakeState | undefined, proposal: ProposalState): bigint {
  const eligibleBefore = proposal.snapshotDay - proposal.seasoningDays;
  let tokens = 0n;
  for (const { startDay, amountBaseUnits } of stake?.entries ?? []) {
    tokens += startDay < eligibleBefore ? amountBaseUnits : 0n;
  }
  return tokens;
}
