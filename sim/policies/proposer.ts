import { z } from 'zod';
import type { Outcome } from '../ports/staking-chain.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { type Habit, withHabits } from './habit.ts';
import { stakedBaseUnits } from './holding.ts';
import type { Intent, Observation } from './policy.ts';
import { isPaused } from './program-switches.ts';
import { type PlannedProposal, payloadOf, plannedProposal } from './proposal-plan.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';
import { StandingStake, standingStakeFields } from './standing-stake.ts';
import { mayVote } from './voting.ts';

/** A proposal that could not be made for so long after its day is dropped. */
const PATIENCE_DAYS = 60;

const configSchema = z.strictObject({
  ...standingStakeFields({ stakeShareBps: 5_000, lockIndex: 4 }),
  ...habitFields,
  proposals: z
    .array(plannedProposal)
    .max(100)
    .default([])
    .describe('What it proposes and when; one at a time, each as soon as the one before it is decided.'),
});

/** An author: keeps the stake that proposing asks for, and brings its proposals to the vote in the order of their days. */
export const PROPOSER_POLICY = definePolicy({
  kind: 'proposer',
  description: 'Keeps a stake, proposes what its schedule says, brings it to the vote and votes for it.',
  configSchema,
  actionKinds: (config) => [
    ...STAKING_KINDS,
    ...(config.proposals.length > 0 ? (['create_proposal', 'activate_proposal', 'cast_vote'] as const) : []),
    ...habitKinds(config),
  ],
  prepare: (config) => (streams) =>
    withHabits(new StandingStake(config, streams.own('policy')), [
      new ProposingHabit(config.proposals),
      ...createHabits(config, streams),
    ]),
});

type Step = 'waiting' | 'draft' | 'voting' | 'decided';

/** Draft, vote and the wait for the decision, one proposal after the other. */
class ProposingHabit implements Habit {
  dueAt: number;
  readonly #plans: readonly PlannedProposal[];
  #next = 0;
  #proposalId: number | undefined;
  #step: Step = 'waiting';
  #asked: Intent['kind'] | undefined;

  constructor(proposals: readonly PlannedProposal[]) {
    this.#plans = proposals.toSorted((a, b) => a.at_day - b.at_day);
    this.dueAt = this.#plans[0]?.at_day ?? Number.POSITIVE_INFINITY;
  }

  ask(observation: Observation, intents: Intent[]): void {
    const now = observation.elapsedDays;
    if (now < this.dueAt) return;
    const before = intents.length;
    this.#follow(observation, intents);
    this.#asked = intents.length > before ? intents.at(-1)?.kind : undefined;
    const plan = this.#plans[this.#next];
    this.dueAt = plan === undefined && this.#step === 'waiting' ? Number.POSITIVE_INFINITY : now + 1;
    if (this.#step === 'waiting' && plan !== undefined) this.dueAt = Math.max(this.dueAt, plan.at_day);
  }

  learn([outcome]: readonly Outcome[]): void {
    if (outcome?.accepted !== true) return;
    if (this.#asked === 'create_proposal') {
      this.#proposalId = outcome.proposalId;
      this.#step = 'draft';
      this.#next++;
    }
    if (this.#asked === 'activate_proposal') this.#step = 'voting';
    if (this.#asked === 'cast_vote') this.#step = 'decided';
  }

  #follow(observation: Observation, intents: Intent[]): void {
    const { pool, unixSeconds, liveProposals } = observation;
    if (this.#step === 'waiting') {
      this.#create(observation, intents);
      return;
    }
    const proposal = liveProposals.find(({ id }) => id === this.#proposalId);
    if (proposal === undefined) {
      // Done with, and the bond comes back: room for the next.
      if (observation.stake?.liveProposal === 0) this.#step = 'waiting';
      return;
    }
    if (this.#step === 'draft' && !isPaused(pool, 'propose', unixSeconds)) {
      intents.push({ kind: 'activate_proposal', proposalId: proposal.id });
    } else if (this.#step === 'voting' && proposal.state === 'active' && !isPaused(pool, 'vote', unixSeconds)) {
      if (mayVote(proposal, observation)) intents.push({ kind: 'cast_vote', proposalId: proposal.id, side: 'yes' });
      else this.#step = 'decided';
    }
  }

  #create(observation: Observation, intents: Intent[]): void {
    const { governance, pool, unixSeconds, elapsedDays, stake, walletBaseUnits } = observation;
    let plan = this.#plans[this.#next];
    while (plan !== undefined && elapsedDays > plan.at_day + PATIENCE_DAYS) plan = this.#plans[++this.#next];
    if (plan === undefined || elapsedDays < plan.at_day || isPaused(pool, 'propose', unixSeconds)) return;
    const isAble =
      stake?.liveProposal === 0 &&
      stakedBaseUnits(observation) >= governance.minProposalStakeBaseUnits &&
      walletBaseUnits >= governance.bondBaseUnits &&
      governance.slots.includes(0);
    if (isAble) intents.push({ kind: 'create_proposal', payload: payloadOf(plan, observation) });
  }
}
