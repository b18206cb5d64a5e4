import { z } from 'zod';
import { entriesOf, leaveEntry } from '../../policies/holding.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { AgentIndex } from '../../ports/actions.ts';
import { VOTE_SIDES } from '../../ports/actions.ts';
import type { ProposalState } from '../../ports/governance-states.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackContext, AttackPlan } from '../attack.ts';
import { secondsToVote } from '../campaign.ts';
import { defineAttack } from '../define-attack.ts';
import { depositOfAll } from '../deposits.ts';
import { OwnVotes } from '../own-votes.ts';
import { sendRest } from '../purse.ts';
import { enterFree } from '../stake-moves.ts';

const configSchema = z.strictObject({
  side: z.enum(VOTE_SIDES).default('no').describe('How all of its wallets vote.'),
});

type PowerTwiceConfig = z.output<typeof configSchema>;

/** G05: one purse, as many votes as wallets. */
export const POWER_TWICE = defineAttack({
  id: 'G05',
  kind: 'power-twice',
  title: 'Power that survives the exit',
  description:
    'Votes with all its tokens, leaves, sends them to its next wallet, stakes and votes with the same tokens again, wallet after wallet.',
  nature: 'flaw',
  twin: 'vuln-g05',
  refusals: ['VoteLocked', 'NoPowerAtSnapshot'],
  measure: {
    title: 'Times that the same tokens voted',
    unit: 'factor',
    formula: 'votes of all its wallets on the proposal / votes of the wallet with the most',
    successAbove: 1,
  },
  source: 'agent-governed-vaults 34 (Aragon); steem 2514; docs.jup.ag, DAO FAQ',
  defaultWallets: 4,
  configSchema,
  actionKinds: ['stake', 'unstake', 'cast_vote', 'transfer'],
  plan: (config, context) => new PowerTwicePlan(config, context),
});

/** What the wallets share: who has the purse, and what is voted on. */
class PowerTwicePlan implements AttackPlan {
  readonly side: PowerTwiceConfig['side'];
  readonly #wallets: number;
  readonly #firstAgent: AgentIndex;
  readonly #votes = new OwnVotes();
  #targetId: number | undefined;
  #carrier = 0;
  /** The purse cannot leave: the next wallet tries with what it kept. */
  isStuck = false;

  constructor({ side }: PowerTwiceConfig, { wallets, firstAgent }: AttackContext) {
    this.side = side;
    this.#wallets = wallets;
    this.#firstAgent = firstAgent;
  }

  createMind(wallet: number): Mind {
    return new PowerTwiceMind(this, wallet);
  }

  measure(): number | undefined {
    const id = this.#targetId;
    const largest = id === undefined ? 0n : this.#votes.largest(id);
    return id === undefined || largest === 0n ? undefined : Number(this.#votes.sum(id)) / Number(largest);
  }

  see(wallet: number, observation: Observation): void {
    this.#votes.see(wallet, observation);
  }

  /** The vote that it goes for: the first one that it meets with its stake in place. Undefined when that is over. */
  target(observation: Observation): ProposalState | undefined {
    const { liveProposals } = observation;
    const isOpen = (proposal: ProposalState): boolean =>
      proposal.state === 'active' && secondsToVote(proposal, observation) > 0;
    if (this.#targetId !== undefined) return liveProposals.find((one) => one.id === this.#targetId && isOpen(one));
    const first = liveProposals.find(
      (proposal) =>
        isOpen(proposal) && entriesOf(observation).some(({ startDay }) => startDay < eligibleBefore(proposal)),
    );
    this.#targetId = first?.id;
    return first;
  }

  carries(wallet: number): boolean {
    return wallet === this.#carrier;
  }

  /** It comes next. */
  follows(wallet: number): boolean {
    return wallet === this.#carrier + 1;
  }

  get firstAgent(): AgentIndex {
    return this.#firstAgent;
  }

  get nextAgent(): AgentIndex | undefined {
    return this.#carrier + 1 < this.#wallets ? this.#firstAgent + this.#carrier + 1 : undefined;
  }

  handOver(): void {
    this.#carrier++;
  }
}

function eligibleBefore({ snapshotDay, seasoningDays }: ProposalState): number {
  return snapshotDay - seasoningDays;
}

class PowerTwiceMind implements Mind {
  readonly #plan: PowerTwicePlan;
  readonly #wallet: number;
  #hasGivenAway = false;
  #hasTriedAlone = false;
  #hasVoted = false;
  /** Whole day of the last try to leave. */
  #leftOnDay = -1;
  #asked: readonly Intent[] = [];

  constructor(plan: PowerTwicePlan, wallet: number) {
    this.#plan = plan;
    this.#wallet = wallet;
  }

  decide(observation: Observation): Decision {
    this.#plan.see(this.#wallet, observation);
    this.#asked = this.#plan.carries(this.#wallet) ? this.#carry(observation) : this.#wait(observation);
    return { intents: this.#asked, sleepDays: 0 };
  }

  learn(outcomes: readonly Outcome[]): void {
    for (const [position, { kind }] of this.#asked.entries()) {
      const accepted = outcomes[position]?.accepted === true;
      if (kind === 'cast_vote') this.#hasVoted ||= accepted;
      if (kind === 'unstake' && !accepted) this.#plan.isStuck = true;
      if (kind === 'transfer' && accepted && this.#plan.carries(this.#wallet)) this.#plan.handOver();
    }
    this.#asked = [];
  }

  /** With the purse: in, vote, out, on to the next. */
  #carry(observation: Observation): readonly Intent[] {
    const plan = this.#plan;
    const target = plan.target(observation);
    if (!this.#hasVoted) {
      const stakes = enterFree(observation);
      return target === undefined ? stakes : [...stakes, this.#vote(target)];
    }
    const entries = entriesOf(observation);
    if (entries.length > 0) {
      if (this.#leftOnDay === observation.day) return [];
      this.#leftOnDay = observation.day;
      return entries.map((entry) => leaveEntry(entry, observation));
    }
    return target === undefined || plan.nextAgent === undefined ? [] : sendRest(observation, plan.nextAgent);
  }

  /** Without it: gives what it has to the first wallet, but the least that votes. */
  #wait(observation: Observation): readonly Intent[] {
    const { governance } = observation;
    if (!this.#hasGivenAway) {
      this.#hasGivenAway = true;
      return sendRest(observation, this.#plan.firstAgent, governance.minVoteStakeBaseUnits);
    }
    if (!this.#plan.isStuck || !this.#plan.follows(this.#wallet) || this.#hasTriedAlone) return [];
    const target = this.#plan.target(observation);
    const deposit = depositOfAll(observation, 0, 0n);
    if (target === undefined || deposit === undefined) return [];
    this.#hasTriedAlone = true;
    return [deposit, this.#vote(target)];
  }

  #vote({ id: proposalId }: ProposalState): Intent {
    return { kind: 'cast_vote', proposalId, side: this.#plan.side };
  }
}
