import { bpsCeil } from '../core/fixed.ts';
import { SPEND_PURPOSES } from '../ports/actions.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { Habit } from './habit.ts';
import type { Intent, Observation } from './policy.ts';
import { isPaused } from './program-switches.ts';
import { mayVote } from './voting.ts';

/**
 * Sells its vote on treasury payments: says yes to the newest one once its wallet was sent its price for all its power
 * since that vote began. What comes in a tick in which it acts itself is not counted.
 */
export class VoteSellingHabit implements Habit {
  dueAt = Number.POSITIVE_INFINITY;
  readonly #priceBps: number;
  #proposalId: number | undefined;
  #receivedBaseUnits = 0n;
  /** Of the wallet at the last look; undefined when the wallet itself moved tokens since. */
  #balanceBaseUnits: bigint | undefined;

  /** `priceBps`: of a token for a token of power. */
  constructor(priceBps: number) {
    this.#priceBps = priceBps;
  }

  ask(observation: Observation, intents: Intent[]): void {
    const { elapsedDays, walletBaseUnits, stake, pool, unixSeconds } = observation;
    const proposal = observation.liveProposals.findLast(isPaymentVote);
    this.dueAt = proposal === undefined ? Number.POSITIVE_INFINITY : elapsedDays;
    if (proposal?.id !== this.#proposalId) {
      this.#proposalId = proposal?.id;
      this.#receivedBaseUnits = 0n;
      this.#balanceBaseUnits = walletBaseUnits;
    }
    const came = walletBaseUnits - (this.#balanceBaseUnits ?? walletBaseUnits);
    if (came > 0n) this.#receivedBaseUnits += came;
    this.#balanceBaseUnits = intents.length === 0 ? walletBaseUnits : undefined;
    if (proposal === undefined || stake === undefined || isPaused(pool, 'vote', unixSeconds)) return;
    const isSold =
      this.#receivedBaseUnits >= bpsCeil(stake.votingPower, this.#priceBps) && this.#receivedBaseUnits > 0n;
    const hasVoted = stake.voted[proposal.slot] === proposal.id + 1;
    if (isSold && !hasVoted && mayVote(proposal, observation)) {
      intents.push({ kind: 'cast_vote', proposalId: proposal.id, side: 'yes' });
    }
  }
}

function isPaymentVote({ kind, state, selector }: ProposalState): boolean {
  return kind === 'spend' && state === 'active' && SPEND_PURPOSES[selector] === 'payment';
}
