import { z } from 'zod';
import { entriesOf, leaveEntry } from '../../policies/holding.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackContext, AttackPlan } from '../attack.ts';
import { Campaign } from '../campaign.ts';
import { campaignLock, raidShare } from '../campaign-fields.ts';
import { defineAttack } from '../define-attack.ts';
import { OwnVotes } from '../own-votes.ts';
import { claimDue, enter } from '../stake-moves.ts';
import { raidOf } from '../treasury-raid.ts';

const configSchema = z.strictObject({
  lock_index: campaignLock,
  raid_bps: raidShare,
});

type VoteAndLeaveConfig = z.output<typeof configSchema>;

/** L01: buys the power of a long lock for the penalty of breaking it. */
export const VOTE_AND_LEAVE = defineAttack({
  id: 'L01',
  kind: 'vote-and-leave',
  title: 'Vote and leave early',
  description:
    'Locks for the largest multiplier, proposes a payment to itself, votes at once and breaks its locks the next day, while the vote is open.',
  nature: 'flaw',
  twin: 'vuln-l01',
  refusals: ['VoteLocked', 'ProposerLocked'],
  measure: {
    title: 'Power that voted on without its stake',
    unit: 'ratio',
    formula: 'votes of its wallets that have left while voting is open / all power at the snapshot; the most so far',
    successAbove: 0,
  },
  source: 'agent-governed-vaults 34; ourdao-contracts 46; derived from the flat penalty',
  defaultWallets: 8,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards', 'create_proposal', 'activate_proposal', 'cast_vote'],
  plan: (config, context) => new VoteAndLeavePlan(config, context),
});

/** What the wallets share. */
class VoteAndLeavePlan implements AttackPlan {
  readonly campaign: Campaign;
  readonly lockIndex: number;
  readonly #votes = new OwnVotes();
  readonly #gone = new Set<number>();
  #measure: number | undefined;

  constructor({ lock_index, raid_bps }: VoteAndLeaveConfig, { firstAgent, tickSeconds }: AttackContext) {
    this.lockIndex = lock_index;
    this.campaign = new Campaign(
      {
        payload: (observation) => raidOf(observation, firstAgent, raid_bps),
        proposes: 'seasoned',
        votes: 'at_once',
      },
      { tickSeconds },
    );
  }

  createMind(wallet: number): Mind {
    return new VoteAndLeaveMind(this, wallet);
  }

  measure(): number | undefined {
    return this.#measure;
  }

  see(wallet: number, observation: Observation): void {
    this.campaign.see(observation);
    this.#votes.see(wallet, observation);
    const proposal = this.campaign.proposal;
    if (proposal?.state !== 'active' || proposal.powerTotal === 0n) return;
    if (observation.stake?.amountBaseUnits === 0n) this.#gone.add(wallet);
    let left = 0n;
    for (const gone of this.#gone) left += this.#votes.weightOf(proposal.id, gone);
    this.#measure = Math.max(this.#measure ?? 0, Number(left) / Number(proposal.powerTotal));
  }
}

class VoteAndLeaveMind implements Mind {
  readonly #plan: VoteAndLeavePlan;
  readonly #wallet: number;
  #hasStaked = false;
  #hasVoted = false;
  /** Whole day of the last try to leave, and of the last vote. */
  #triedOnDay = -1;
  #asked: readonly Intent[] = [];

  constructor(plan: VoteAndLeavePlan, wallet: number) {
    this.#plan = plan;
    this.#wallet = wallet;
  }

  decide(observation: Observation): Decision {
    this.#plan.see(this.#wallet, observation);
    const { campaign } = this.#plan;
    const intents = this.#hasVoted || campaign.phase === 'over' ? this.#leave(observation) : this.#advance(observation);
    this.#asked = intents;
    const call = this.#wallet === 0 ? campaign.call(observation) : undefined;
    return { intents, sleepDays: 0, calls: call === undefined ? [] : [call] };
  }

  learn(outcomes: readonly Outcome[]): void {
    for (const [position, intent] of this.#asked.entries()) {
      const outcome = outcomes[position];
      if (outcome === undefined) continue;
      this.#plan.campaign.note(intent, outcome);
      if (intent.kind === 'stake') this.#hasStaked ||= outcome.accepted;
      if (intent.kind === 'cast_vote') this.#hasVoted ||= outcome.accepted;
    }
    this.#asked = [];
  }

  #advance(observation: Observation): readonly Intent[] {
    const { campaign, lockIndex } = this.#plan;
    const isProposer = this.#wallet === 0;
    const intents: Intent[] = [];
    if (!this.#hasStaked) {
      intents.push(...enter(observation, lockIndex, isProposer ? observation.governance.bondBaseUnits : 0n));
    }
    if (isProposer) intents.push(...campaign.propose(observation));
    const vote = observation.day === this.#triedOnDay ? undefined : campaign.vote(observation);
    if (vote !== undefined) {
      this.#triedOnDay = observation.day;
      intents.push(vote);
    }
    return intents;
  }

  /** Once a day, whatever holds it: it is the program's business to say so. */
  #leave(observation: Observation): readonly Intent[] {
    if (observation.day === this.#triedOnDay) return [];
    this.#triedOnDay = observation.day;
    const exits = entriesOf(observation).map((entry) => leaveEntry(entry, observation));
    return [...exits, ...claimDue(observation)];
  }
}
