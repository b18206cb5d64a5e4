import { z } from 'zod';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackContext, AttackPlan, AttackReading } from '../attack.ts';
import { Campaign } from '../campaign.ts';
import { campaignLock, raidShare } from '../campaign-fields.ts';
import { CampaignMind } from '../campaign-mind.ts';
import { defineAttack } from '../define-attack.ts';
import { raidOf } from '../treasury-raid.ts';

const configSchema = z.strictObject({ lock_index: campaignLock, raid_bps: raidShare });

type Config = z.output<typeof configSchema>;

/** G01: tokens that came a moment ago propose and vote. */
export const FLASH_GOVERNANCE = defineAttack({
  id: 'G01',
  kind: 'flash-governance',
  title: 'Stake, propose and vote in one moment',
  description:
    'Stakes borrowed tokens, proposes a payment to itself and votes for it, all in the tick in which it comes.',
  nature: 'flaw',
  twin: 'vuln-g01',
  refusals: ['BelowMinProposalStake', 'NoPowerAtSnapshot'],
  measure: {
    title: 'Young power that counted',
    unit: 'ratio',
    formula: 'weight of its votes with stake that was not there at the snapshot / all power at the snapshot',
    successAbove: 0,
  },
  source: 'Beanstalk 2022; TOP 2026; Maker and BProtocol 2020',
  defaultWallets: 8,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards', 'create_proposal', 'activate_proposal', 'cast_vote'],
  plan: (config, context) => new FlashPlan(config, context),
});

class FlashPlan implements AttackPlan {
  readonly #campaign: Campaign;
  readonly #lockIndex: number;
  /** Undefined until one of its wallets has tried to vote. */
  #hasYoungVote: boolean | undefined;

  constructor({ lock_index, raid_bps }: Config, { firstAgent, tickSeconds }: AttackContext) {
    this.#lockIndex = lock_index;
    this.#campaign = new Campaign(
      {
        payload: (observation) => raidOf(observation, firstAgent, raid_bps),
        proposes: 'at_once',
        votes: 'at_once',
      },
      { tickSeconds },
    );
  }

  createMind(wallet: number): Mind {
    const part = {
      campaign: this.#campaign,
      isProposer: wallet === 0,
      lockIndex: this.#lockIndex,
      exit: 'forced',
    } as const;
    return new FlashMind(new CampaignMind(part), this.#campaign, (isYoung) => {
      this.#hasYoungVote = isYoung || this.#hasYoungVote === true;
    });
  }

  measure({ figures }: AttackReading): number | undefined {
    if (this.#hasYoungVote === undefined) return undefined;
    return this.#hasYoungVote ? (figures.voteShare ?? 0) : 0;
  }

  hasEffect({ figures }: AttackReading): boolean {
    return figures.treasuryBaseUnits > 0n;
  }
}

/** A campaign's wallet that remembers how old its stake was when its vote was taken. */
class FlashMind implements Mind {
  readonly #mind: CampaignMind;
  readonly #campaign: Campaign;
  readonly #onVote: (isYoung: boolean) => void;
  #asked: readonly Intent[] = [];
  #day = 0;
  #seasoningDays = 0;
  #stakedOnDay = Number.POSITIVE_INFINITY;

  constructor(mind: CampaignMind, campaign: Campaign, onVote: (isYoung: boolean) => void) {
    this.#mind = mind;
    this.#campaign = campaign;
    this.#onVote = onVote;
  }

  decide(observation: Observation): Decision {
    this.#day = observation.day;
    this.#seasoningDays = observation.governance.seasoningDays;
    const decision = this.#mind.decide(observation);
    this.#asked = decision.intents;
    return decision;
  }

  learn(outcomes: readonly Outcome[]): void {
    for (const [position, { kind }] of this.#asked.entries()) {
      const isAccepted = outcomes[position]?.accepted === true;
      if (kind === 'stake' && isAccepted) this.#stakedOnDay = this.#day;
      if (kind !== 'cast_vote') continue;
      // Before it has been seen the proposal was activated in this tick.
      const { snapshotDay, seasoningDays } = this.#campaign.proposal ?? {
        snapshotDay: this.#day,
        seasoningDays: this.#seasoningDays,
      };
      this.#onVote(isAccepted && this.#stakedOnDay >= snapshotDay - seasoningDays);
    }
    this.#mind.learn(outcomes);
  }
}
