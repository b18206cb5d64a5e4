import { z } from 'zod';
import { SECONDS_PER_DAY } from '../core/units.ts';
import type { VoteSide } from '../ports/actions.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import { meanDays, shareBps, wholeTokens } from './config-fields.ts';
import type { Habit } from './habit.ts';
import { entriesOf, stakedBaseUnits, tokensToBaseUnits } from './holding.ts';
import type { Intent, Observation, Streams } from './policy.ts';
import { isPaused } from './program-switches.ts';
import { VotingFatigue } from './voting-fatigue.ts';

const EVERY_KIND = 10_000;

const DEFAULTS = {
  turnout_bps: 3_000,
  turnout_large_bps: 7_000,
  turnout_parameter_bps: EVERY_KIND,
  turnout_spend_bps: EVERY_KIND,
  turnout_upgrade_bps: EVERY_KIND,
  turnout_feature_bps: EVERY_KIND,
  least_spend_tokens: 0,
};

/** How an agent votes; a policy may have defaults of its own. */
export function votingFieldsWith(changes: Partial<typeof DEFAULTS>) {
  const defaults = { ...DEFAULTS, ...changes };
  return z.strictObject({
    turnout_bps: shareBps(
      defaults.turnout_bps,
      'Probability that a stake of the least size votes on a proposal. Basis points.',
    ),
    turnout_large_bps: shareBps(
      defaults.turnout_large_bps,
      'The same for stakes from large_stake_tokens on; in between it grows with the logarithm of the stake. Basis points.',
    ),
    large_stake_tokens: wholeTokens(100_000, 'Stake from which turnout_large_bps holds. Tokens.'),
    turnout_parameter_bps: shareBps(
      defaults.turnout_parameter_bps,
      'Share of that turnout for parameter changes. Basis points.',
    ),
    turnout_spend_bps: shareBps(
      defaults.turnout_spend_bps,
      'Share of that turnout for treasury spending. Basis points.',
    ),
    turnout_upgrade_bps: shareBps(defaults.turnout_upgrade_bps, 'Share of that turnout for upgrades. Basis points.'),
    turnout_feature_bps: shareBps(defaults.turnout_feature_bps, 'Share of that turnout for features. Basis points.'),
    least_spend_tokens: wholeTokens(
      defaults.least_spend_tokens,
      'Treasury spending below this is not worth a vote. Tokens.',
    ),
    fatigue_bps: shareBps(0, 'Share of its turnout that each vote takes away from the next ones. Basis points.'),
    fatigue_half_life_days: meanDays(30, 'Days in which it recovers from half of its fatigue.'),
    approve_bps: shareBps(8_500, 'Share of the votes that are for a proposal of middling appeal. Basis points.'),
    abstain_bps: shareBps(300, 'Share of the votes that abstain. Basis points.'),
    appeal_spread_bps: shareBps(
      1_000,
      "How far a proposal's appeal, the same for all voters, moves approve_bps up or down at most. Basis points.",
    ),
  });
}

export const votingFields = votingFieldsWith({});

export type VotingConfig = z.output<typeof votingFields>;

interface PlannedVote {
  readonly proposalId: number;
  readonly side: VoteSide;
  /** Elapsed days. */
  readonly at: number;
}

/**
 * Votes on what is put to the vote. Whether, when and how is drawn once a proposal from the stream of this agent and
 * proposal, so a proposal more or less changes no other vote.
 */
export class VotingHabit implements Habit {
  dueAt = Number.POSITIVE_INFINITY;
  readonly #config: VotingConfig;
  readonly #streams: Streams;
  /** Proposals that were looked at, by id. */
  readonly #seen = new Set<number>();
  readonly #fatigue: VotingFatigue;
  #planned: readonly PlannedVote[] = [];
  #askedAt = 0;

  constructor(config: VotingConfig, streams: Streams) {
    this.#config = config;
    this.#fatigue = new VotingFatigue(config.fatigue_bps, config.fatigue_half_life_days);
    this.#streams = streams;
  }

  ask(observation: Observation, intents: Intent[]): void {
    this.#askedAt = observation.elapsedDays;
    for (const proposal of observation.liveProposals) {
      if (proposal.state !== 'active' || this.#seen.has(proposal.id)) continue;
      this.#seen.add(proposal.id);
      const vote = this.#draw(proposal, observation);
      if (vote !== undefined) this.#planned = [...this.#planned, vote];
    }
    if (this.#planned.length > 0) this.#cast(observation, intents);
  }

  learn(outcomes: readonly Outcome[]): void {
    this.#fatigue.voted(outcomes.filter(({ accepted }) => accepted).length, this.#askedAt);
  }

  #cast(observation: Observation, intents: Intent[]): void {
    const now = observation.elapsedDays;
    const paused = isPaused(observation.pool, 'vote', observation.unixSeconds);
    const left: PlannedVote[] = [];
    for (const vote of this.#planned) {
      const proposal = observation.liveProposals.find(({ id }) => id === vote.proposalId);
      if (proposal?.state !== 'active' || proposal.votingEndUnixSeconds <= BigInt(observation.unixSeconds)) continue;
      if (now < vote.at || paused) left.push(paused ? { ...vote, at: Math.max(vote.at, now + 1) } : vote);
      else if (mayVote(proposal, observation)) {
        intents.push({ kind: 'cast_vote', proposalId: vote.proposalId, side: vote.side });
      }
    }
    this.#planned = left;
    this.dueAt = left.reduce((soonest, { at }) => Math.min(soonest, at), Number.POSITIVE_INFINITY);
  }

  #draw(proposal: ProposalState, observation: Observation): PlannedVote | undefined {
    const rng = this.#streams.own(`vote ${proposal.id}`);
    const turnout = this.#turnoutBps(proposal, observation);
    const votes = rng.bernoulli(turnout / 10_000);
    const moment = rng.nextFloat();
    const opinion = rng.nextFloat() * 10_000;
    const abstains = rng.bernoulli(this.#config.abstain_bps / 10_000);
    if (!votes) return undefined;
    const left = (Number(proposal.votingEndUnixSeconds) - observation.unixSeconds) / SECONDS_PER_DAY;
    const side = abstains ? 'abstain' : opinion < this.#approvalBps(proposal) ? 'yes' : 'no';
    // Not on the last day, nor in the last tick: the vote would come when voting is over.
    const last = Math.max(0, left - Math.max(1, daysOfTick(observation)));
    return { proposalId: proposal.id, side, at: observation.elapsedDays + moment * last };
  }

  #approvalBps({ id }: ProposalState): number {
    const { approve_bps, appeal_spread_bps } = this.#config;
    const appeal = 2 * this.#streams.common(`appeal of proposal ${id}`).nextFloat() - 1;
    return approve_bps + appeal * appeal_spread_bps;
  }

  #turnoutBps({ kind, value, minVoteStakeBaseUnits }: ProposalState, observation: Observation): number {
    const { turnout_bps, turnout_large_bps, large_stake_tokens, least_spend_tokens } = this.#config;
    const unit = observation.tokenUnitBaseUnits;
    if (kind === 'spend' && value < tokensToBaseUnits(least_spend_tokens, unit)) return 0;
    const least = Number(minVoteStakeBaseUnits);
    const large = Number(tokensToBaseUnits(large_stake_tokens, unit));
    const stake = Math.max(least, Number(stakedBaseUnits(observation)));
    const size = large <= least || stake >= large ? 1 : Math.log(stake / least) / Math.log(large / least);
    const bySize = turnout_bps + (turnout_large_bps - turnout_bps) * size;
    const byKind = (bySize * this.#config[`turnout_${kind}_bps`]) / 10_000;
    return byKind * this.#fatigue.turnoutShare(observation.elapsedDays);
  }
}

function daysOfTick({ tickIndex, elapsedDays }: Observation): number {
  return tickIndex === 0 ? 0 : elapsedDays / tickIndex;
}

/** Enough of its tokens were staked before the snapshot, and an attested vote has its attestation. */
export function mayVote(proposal: ProposalState, observation: Observation): boolean {
  const before = proposal.snapshotDay - proposal.seasoningDays;
  let tokens = 0n;
  for (const entry of entriesOf(observation)) if (entry.startDay < before) tokens += entry.amountBaseUnits;
  const least = proposal.minVoteStakeBaseUnits;
  return tokens > 0n && tokens >= least && (proposal.quadratic !== 2 || observation.attested);
}
