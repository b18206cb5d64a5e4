import { agesOn, hasNoLock, powerWhen } from '../ledger/entry-terms.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { UserStakeState } from '../ports/staking-chain.ts';

/** What the votes on one proposal were like, beyond what its account adds up. */
export interface Ballots {
  /** Power of those who voted as it would count without a cap. */
  readonly uncappedPower: bigint;
  /** Largest power that one vote counted with, before the square root. */
  readonly largestPower: bigint;
  /** Largest weight that one vote added to a tally. */
  readonly largestWeight: bigint;
}

const NO_BALLOTS: Ballots = { uncappedPower: 0n, largestPower: 0n, largestWeight: 0n };

/** Votes as they are cast, kept for the proposals that are voted on and the one that was decided last. */
export class BallotBook {
  readonly #byProposal = new Map<number, Ballots>();

  /** Takes over an accepted vote: the proposal as the voter saw it, and the stake account as read after the vote. */
  record(proposal: ProposalState, stake: UserStakeState): void {
    const vote = stake.votes.find(({ proposalId, weight }) => proposalId === proposal.id && weight > 0n);
    const power = powerAtSnapshot(proposal, stake);
    const counted = power < proposal.powerCap ? power : proposal.powerCap;
    const known = this.of(proposal.id);
    this.#byProposal.set(proposal.id, {
      uncappedPower: known.uncappedPower + power,
      largestPower: larger(known.largestPower, counted),
      largestWeight: larger(known.largestWeight, vote?.weight ?? 0n),
    });
  }

  of(proposalId: number): Ballots {
    return this.#byProposal.get(proposalId) ?? NO_BALLOTS;
  }

  /** Forgets all proposals but these. */
  keep(proposalIds: ReadonlySet<number>): void {
    for (const id of this.#byProposal.keys()) if (!proposalIds.has(id)) this.#byProposal.delete(id);
  }
}

/** Power of the deposits that were old enough at the snapshot, with a lock's multiplier if it lasts to the end of voting. */
function powerAtSnapshot(proposal: ProposalState, stake: UserStakeState): bigint {
  const before = proposal.snapshotDay - proposal.seasoningDays;
  let power = 0n;
  for (const entry of stake.entries) {
    if (entry.startDay >= before) continue;
    const locked = !hasNoLock(entry) && entry.lockEndUnixSeconds >= proposal.votingEndUnixSeconds;
    power += powerWhen(entry, locked, agesOn(entry, proposal.snapshotDay));
  }
  return power;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
