import type { AttackCall, Intent, Observation } from '../policies/policy.ts';
import { isPaused, pausedVotingSeconds } from '../policies/program-switches.ts';
import type { ProposalPayload, VoteSide } from '../ports/actions.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { Outcome } from '../ports/staking-chain.ts';

/** When wallets vote: with the activation, or when the next tick would be too late. */
export type VoteTime = 'at_once' | 'last_tick';

/** What a campaign is for and how it goes about it. */
export interface CampaignTerms {
  /** What is proposed; asked once a tick until it answers, when the proposer may propose. */
  readonly payload: (observation: Observation) => ProposalPayload | undefined;
  /** `seasoned`: once its stake is old enough to vote. `at_once`: in the tick in which it stakes, and daily until it is let. */
  readonly proposes: 'seasoned' | 'at_once';
  readonly votes: VoteTime;
}

type Phase = 'before' | 'draft' | 'voting' | 'decided' | 'over';

/**
 * One proposal of an entity with several wallets, from the draft to its end. The wallets' minds share it: each lets it
 * `see` what the wallet sees, asks it what to do, and tells it what became of that.
 */
export class Campaign {
  readonly #terms: CampaignTerms;
  readonly #tickSeconds: number;
  #id: number | undefined;
  #proposal: ProposalState | undefined;
  #phase: Phase = 'before';
  /** Whole day of the last try: what is refused is tried again the next day. */
  #triedOnDay = -1;
  /** Tick in which it is activated, if it is let. */
  #proposedInTick = -1;

  constructor(terms: CampaignTerms, { tickSeconds }: { readonly tickSeconds: number }) {
    this.#terms = terms;
    this.#tickSeconds = tickSeconds;
  }

  /** `decided`: voting is over, and the proposal is not done with. `over`: it is, whatever came of it. */
  get phase(): Phase {
    return this.#phase;
  }

  /** Undefined until it is made. */
  get proposalId(): number | undefined {
    return this.#id;
  }

  /** As last seen; undefined until it is made and when it is over. */
  get proposal(): ProposalState | undefined {
    return this.#proposal;
  }

  see({ liveProposals }: Observation): void {
    if (this.#id === undefined) return;
    this.#proposal = liveProposals.find(({ id }) => id === this.#id);
    this.#phase = phaseOf(this.#proposal);
  }

  /** The proposer's part: draft and activation, in one tick if nobody else proposes in it. */
  propose(observation: Observation): readonly Intent[] {
    const { pool, unixSeconds, day } = observation;
    const isOpen = this.#phase === 'before' || this.#phase === 'draft';
    if (!isOpen || day === this.#triedOnDay || isPaused(pool, 'propose', unixSeconds)) return [];
    const intents = this.#id === undefined ? this.#create(observation) : [activationOf(this.#id)];
    if (intents.length > 0) {
      this.#triedOnDay = day;
      this.#proposedInTick = observation.tickIndex;
    }
    return intents;
  }

  /**
   * A wallet's vote, when it is time for it and the wallet has not voted. In the tick of the activation only wallets
   * that act behind the proposer, or are the proposer, can vote.
   */
  vote(observation: Observation, side: VoteSide = 'yes', time = this.#terms.votes): Intent | undefined {
    const { pool, unixSeconds, stake, governance, tickIndex } = observation;
    if (isPaused(pool, 'vote', unixSeconds)) return undefined;
    if (time === 'at_once' && tickIndex === this.#proposedInTick) {
      return { kind: 'cast_vote', proposalId: this.#id ?? governance.proposalCount, side };
    }
    const proposal = this.#proposal;
    if (stake === undefined || stake.amountBaseUnits === 0n) return undefined;
    if (proposal?.state !== 'active' || stake.voted[proposal.slot] === proposal.id + 1) return undefined;
    const left = secondsToVote(proposal, observation);
    const isTime = time === 'at_once' || left <= this.#tickSeconds;
    return left > 0 && isTime ? { kind: 'cast_vote', proposalId: proposal.id, side } : undefined;
  }

  /** The next step that anybody may take, when it is due and no keeper has taken it. */
  call({ unixSeconds, pool }: Observation): AttackCall | undefined {
    const proposal = this.#proposal;
    if (proposal === undefined) return undefined;
    const { id: proposalId, state } = proposal;
    if (state === 'active') {
      return secondsToVote(proposal, { unixSeconds, pool }) <= 0
        ? { kind: 'finalize_proposal', proposalId }
        : undefined;
    }
    if (state === 'succeeded') return { kind: 'queue_proposal', proposalId };
    const isDue = state === 'queued' && BigInt(unixSeconds) >= proposal.etaUnixSeconds;
    return isDue ? { kind: 'execute_proposal', proposalId } : undefined;
  }

  /** What became of an intent of `propose`. */
  note({ kind }: Intent, outcome: Outcome): void {
    if (!outcome.accepted) return;
    if (kind === 'create_proposal') {
      this.#id = outcome.proposalId;
      this.#phase = 'draft';
    }
    if (kind === 'activate_proposal') this.#phase = 'voting';
  }

  #create(observation: Observation): readonly Intent[] {
    const isReady = this.#terms.proposes === 'at_once' || (canPropose(observation) && isSeasoned(observation));
    const payload = isReady ? this.#terms.payload(observation) : undefined;
    return payload === undefined
      ? []
      : [{ kind: 'create_proposal', payload }, activationOf(observation.governance.proposalCount)];
  }
}

function activationOf(proposalId: number): Intent {
  return { kind: 'activate_proposal', proposalId };
}

function phaseOf(proposal: ProposalState | undefined): Phase {
  switch (proposal?.state) {
    case 'draft':
      return 'draft';
    case 'active':
      return 'voting';
    case 'succeeded':
    case 'queued':
      return 'decided';
    default:
      return 'over';
  }
}

/** Seconds in which a vote still counts; what voting was paused is added. */
export function secondsToVote(
  { votingEndUnixSeconds, votePausedBaseSeconds }: ProposalState,
  { unixSeconds, pool }: Pick<Observation, 'unixSeconds' | 'pool'>,
): number {
  const now = BigInt(unixSeconds);
  return Number(votingEndUnixSeconds + pausedVotingSeconds(pool, now) - votePausedBaseSeconds - now);
}

/** It has the stake and the bond, no other proposal, and there is a free slot. */
export function canPropose({ governance, stake, walletBaseUnits }: Observation): boolean {
  return (
    stake?.liveProposal === 0 &&
    stake.amountBaseUnits >= governance.minProposalStakeBaseUnits &&
    walletBaseUnits >= governance.bondBaseUnits &&
    governance.slots.includes(0)
  );
}

/** All that the wallet has staked would vote on a proposal that is activated today. */
export function isSeasoned({ governance, stake, pool }: Observation): boolean {
  const before = pool.lastDay - governance.seasoningDays;
  return stake !== undefined && stake.entries.length > 0 && stake.entries.every(({ startDay }) => startDay < before);
}
