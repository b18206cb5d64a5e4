import { z } from 'zod';
import type { Decision, Mind, Observation } from '../../policies/policy.ts';
import { wouldPass } from '../../policies/vote-outlook.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackContext, AttackPlan, AttackReading } from '../attack.ts';
import { Campaign, secondsToVote } from '../campaign.ts';
import { campaignLock, raidShare } from '../campaign-fields.ts';
import { CampaignMind } from '../campaign-mind.ts';
import { defineAttack } from '../define-attack.ts';
import { raidOf } from '../treasury-raid.ts';

const SECONDS_PER_HOUR = 3_600;

const configSchema = z.strictObject({
  lock_index: campaignLock,
  raid_bps: raidShare,
  accomplices: z
    .int()
    .min(0)
    .max(100)
    .default(0)
    .describe('So many of its last wallets abstain as soon as they can, to bring quorum before the last hours.'),
});

type Config = z.output<typeof configSchema>;

/** G04: what it holds shows when nobody can answer any more. */
export const LAST_SECOND_VOTE = defineAttack({
  id: 'G04',
  kind: 'last-second-vote',
  title: 'Vote in the last tick',
  description:
    'Holds more than the quorum, proposes a payment to itself, and votes when the others cannot answer any more.',
  nature: 'flaw',
  twin: 'vuln-g04',
  refusals: [],
  measure: {
    title: 'Notice that the others lacked',
    unit: 'seconds',
    formula: 'late window of governance - time from the votes that turned the outcome to the end of voting; 0 at least',
    successAbove: 0,
  },
  source: 'OpenZeppelin GovernorPreventLateQuorum; Lido two-phase voting; Audius PR 607',
  defaultWallets: 8,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards', 'create_proposal', 'activate_proposal', 'cast_vote'],
  plan: (config, context) => new LastSecondPlan(config, context),
});

class LastSecondPlan implements AttackPlan {
  readonly #config: Config;
  readonly #campaign: Campaign;
  readonly #wallets: number;
  readonly #notice = new Notice();

  constructor(config: Config, { firstAgent, tickSeconds, wallets }: AttackContext) {
    this.#config = config;
    this.#wallets = wallets;
    this.#campaign = new Campaign(
      {
        payload: (observation) => raidOf(observation, firstAgent, config.raid_bps),
        proposes: 'seasoned',
        votes: 'last_tick',
      },
      { tickSeconds },
    );
  }

  createMind(wallet: number): Mind {
    const { lock_index: lockIndex, accomplices } = this.#config;
    const isProposer = wallet === 0;
    const abstains = !isProposer && wallet >= this.#wallets - accomplices;
    const mind = new CampaignMind({ campaign: this.#campaign, isProposer, lockIndex, exit: 'forced', abstains });
    return new LastSecondMind(mind, this.#campaign, this.#notice);
  }

  measure(): number | undefined {
    return this.#notice.lackedSeconds;
  }

  hasEffect({ figures }: AttackReading): boolean {
    return figures.treasuryBaseUnits > 0n;
  }
}

/** How long the others have to answer the votes that turned an outcome. */
class Notice {
  lackedSeconds: number | undefined;
  #votedAt: number | undefined;
  #endsAt = 0;

  /** In the tick in which the entity votes, before it does. */
  open({ unixSeconds }: Observation, secondsLeft: number): void {
    this.#votedAt ??= unixSeconds;
    this.#endsAt = this.#votedAt + secondsLeft;
  }

  /** In the first tick after its votes. `secondsLeft`: to the end of voting; undefined: it is over. */
  close({ unixSeconds, governance }: Observation, passes: boolean, secondsLeft: number | undefined): void {
    if (this.#votedAt === undefined || this.lackedSeconds !== undefined || unixSeconds === this.#votedAt) return;
    const endsAt = secondsLeft === undefined ? this.#endsAt : unixSeconds + secondsLeft;
    const lacked = governance.lateHours * SECONDS_PER_HOUR - (endsAt - this.#votedAt);
    this.lackedSeconds = passes ? Math.max(0, lacked) : 0;
  }
}

/** A campaign's wallet that looks at what the entity's votes leave to the others. */
class LastSecondMind implements Mind {
  readonly #mind: CampaignMind;
  readonly #campaign: Campaign;
  readonly #notice: Notice;

  constructor(mind: CampaignMind, campaign: Campaign, notice: Notice) {
    this.#mind = mind;
    this.#campaign = campaign;
    this.#notice = notice;
  }

  decide(observation: Observation): Decision {
    const decision = this.#mind.decide(observation);
    const { proposal } = this.#campaign;
    if (proposal === undefined) return decision;
    const isOpen = proposal.state === 'active';
    const secondsLeft = isOpen ? secondsToVote(proposal, observation) : undefined;
    const passes = isOpen ? wouldPass(proposal) : proposal.state !== 'draft';
    this.#notice.close(observation, passes, secondsLeft);
    const isTurning =
      decision.intents.some((intent) => intent.kind === 'cast_vote' && intent.side === 'yes') && !passes;
    if (isTurning && secondsLeft !== undefined) this.#notice.open(observation, secondsLeft);
    return decision;
  }

  learn(outcomes: readonly Outcome[]): void {
    this.#mind.learn(outcomes);
  }
}
