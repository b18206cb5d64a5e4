import { z } from 'zod';
import { PARAMETERS } from '../../core/parameters.ts';
import type { AttackCall, Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackContext, AttackPlan, AttackReading } from '../attack.ts';
import { Campaign } from '../campaign.ts';
import { campaignLock, raidShare } from '../campaign-fields.ts';
import { CampaignMind } from '../campaign-mind.ts';
import { defineAttack } from '../define-attack.ts';
import { raidOf } from '../treasury-raid.ts';

const configSchema = z.strictObject({
  lock_index: campaignLock,
  raid_bps: raidShare,
  repeats: z.int().min(0).max(100).default(2).describe('How often it executes the proposal again once that is done.'),
});

type Config = z.output<typeof configSchema>;

/** P01: a passed payment, before its time and again. */
export const TIMELOCK_BYPASS = defineAttack({
  id: 'P01',
  kind: 'timelock-bypass',
  title: 'Around the timelock',
  description:
    'Passes a payment to itself, executes it from the moment that it is queued and again when it is done, and proposes a timelock of no days.',
  nature: 'flaw',
  twin: 'vuln-p01',
  refusals: ['BelowTimelockFloor', 'TimelockActive', 'AlreadyExecuted'],
  measure: {
    title: 'Time that the timelock was cut by',
    unit: 'seconds',
    formula: "earliest moment that the proposal's account names - moment of its execution, 0 at least",
    successAbove: 0,
  },
  source: 'Compound Timelock; Audius PR 607',
  defaultWallets: 8,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards', 'create_proposal', 'activate_proposal', 'cast_vote'],
  plan: (config, context) => new BypassPlan(config, context),
});

class BypassPlan implements AttackPlan {
  readonly #config: Config;
  readonly #campaign: Campaign;
  #cutSeconds: number | undefined;

  constructor(config: Config, { firstAgent, tickSeconds }: AttackContext) {
    this.#config = config;
    this.#campaign = new Campaign(
      {
        payload: (observation) => raidOf(observation, firstAgent, config.raid_bps),
        proposes: 'seasoned',
        votes: 'at_once',
      },
      { tickSeconds },
    );
  }

  createMind(wallet: number): Mind {
    const { lock_index: lockIndex, repeats } = this.#config;
    const isProposer = wallet === 0;
    const part = { campaign: this.#campaign, isProposer, lockIndex, exit: 'forced' } as const;
    const mind = new CampaignMind(part);
    if (!isProposer) return mind;
    return new BypassMind(mind, this.#campaign, repeats, (seconds) => {
      this.#cutSeconds = Math.max(0, seconds);
    });
  }

  measure({ figures }: AttackReading): number | undefined {
    // Paid without a call of its own it was in due time.
    return this.#cutSeconds ?? (figures.treasuryBaseUnits > 0n ? 0 : undefined);
  }

  hasEffect({ figures }: AttackReading): boolean {
    return figures.treasuryBaseUnits > 0n;
  }
}

/** The proposer: tries to execute in every tick in which the proposal is queued. */
class BypassMind implements Mind {
  readonly #mind: CampaignMind;
  readonly #campaign: Campaign;
  readonly #onExecuted: (secondsEarly: number) => void;
  #repeatsLeft: number;
  #hasAskedForNoTimelock = false;
  #secondsEarly = 0;
  #calls: readonly AttackCall[] = [];
  /** It asked for one thing more, behind what the campaign asked for. */
  #asksMore = false;

  constructor(mind: CampaignMind, campaign: Campaign, repeats: number, onExecuted: (secondsEarly: number) => void) {
    this.#mind = mind;
    this.#campaign = campaign;
    this.#repeatsLeft = repeats;
    this.#onExecuted = onExecuted;
  }

  decide(observation: Observation): Decision {
    const decision = this.#mind.decide(observation);
    const calls = this.#callsOf(observation, decision.calls ?? []);
    this.#calls = calls;
    const more = this.#timelockOfNoDays(observation);
    this.#asksMore = more !== undefined;
    return { ...decision, intents: more === undefined ? decision.intents : [...decision.intents, more], calls };
  }

  hear(outcomes: readonly Outcome[]): void {
    for (const [position, { kind }] of this.#calls.entries()) {
      if (kind !== 'execute_proposal' || outcomes[position]?.accepted !== true) continue;
      this.#onExecuted(this.#secondsEarly);
    }
  }

  learn(outcomes: readonly Outcome[]): void {
    this.#mind.learn(this.#asksMore ? outcomes.slice(0, -1) : outcomes);
  }

  #callsOf(observation: Observation, due: readonly AttackCall[]): readonly AttackCall[] {
    const { proposal, proposalId, phase } = this.#campaign;
    if (proposalId === undefined) return due;
    const execute = { kind: 'execute_proposal', proposalId } as const;
    if (proposal?.state === 'queued') {
      this.#secondsEarly = Number(proposal.etaUnixSeconds) - observation.unixSeconds;
      return [execute];
    }
    if (phase !== 'over' || this.#repeatsLeft === 0) return due;
    this.#repeatsLeft--;
    return [execute];
  }

  /** Once it may propose; refused whoever asks. */
  #timelockOfNoDays({ stake }: Observation): Intent | undefined {
    if (this.#hasAskedForNoTimelock || stake === undefined) return undefined;
    this.#hasAskedForNoTimelock = true;
    return { kind: 'create_proposal', payload: { kind: 'parameter', id: PARAMETERS.timelock_days.id, value: 0n } };
  }
}
