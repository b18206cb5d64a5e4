import { z } from 'zod';
import { bpsFloor, divFloor, maxBigint, minBigint } from '../../core/fixed.ts';
import { shareBps } from '../../policies/config-fields.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import { wouldPass } from '../../policies/vote-outlook.ts';
import type { AgentIndex } from '../../ports/actions.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackContext, AttackPlan, AttackReading } from '../attack.ts';
import { Campaign } from '../campaign.ts';
import { campaignLock, raidShare } from '../campaign-fields.ts';
import { CampaignMind } from '../campaign-mind.ts';
import { defineAttack } from '../define-attack.ts';
import { raidOf } from '../treasury-raid.ts';

const configSchema = z.strictObject({
  sellers: z
    .string()
    .min(1)
    .max(100)
    .default('sellers')
    .describe('Cohort whose wallets are offered money, each the same: agents of the policy vote_seller sell.'),
  chest_bps: shareBps(9_000, 'Part of the capital that is for bribes; the rest it stakes itself. Basis points.'),
  lock_index: campaignLock,
  raid_bps: raidShare,
  offers: z
    .int()
    .min(1)
    .max(100)
    .default(20)
    .describe(
      'Into how many offers of the same size the bribes are split at most, one a tick, until the vote would pass.',
    ),
});

type Config = z.output<typeof configSchema>;

/** G11: votes for money. */
export const VOTE_BUYING = defineAttack({
  id: 'G11',
  kind: 'vote-buying',
  title: 'Vote buying',
  description:
    'Proposes a payment to itself and pays voters, all alike and a little more in each tick, until enough of them have said yes.',
  nature: 'economic',
  twin: undefined,
  refusals: [],
  measure: {
    title: 'Return on bribes',
    unit: 'factor',
    formula: 'executed payments to its wallets / bribes paid',
    successAbove: 1,
  },
  source: 'Convex and the Curve wars 2021; Wintermute, To ve or not to ve, 2023',
  defaultWallets: 1,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards', 'create_proposal', 'activate_proposal', 'cast_vote', 'transfer'],
  plan: (config, context) => new BribePlan(config, context),
});

class BribePlan implements AttackPlan {
  paidBaseUnits = 0n;
  readonly chestBaseUnits: bigint;
  readonly offerBaseUnits: bigint;
  readonly sellers: string;
  readonly campaign: Campaign;
  readonly #lockIndex: number;

  constructor(config: Config, { capitalBaseUnits, wallets, firstAgent, tickSeconds }: AttackContext) {
    this.#lockIndex = config.lock_index;
    this.sellers = config.sellers;
    // Bribes are paid by the first wallet, out of its part of the capital.
    this.chestBaseUnits = bpsFloor(divFloor(capitalBaseUnits, BigInt(wallets)), config.chest_bps);
    this.offerBaseUnits = divFloor(this.chestBaseUnits, BigInt(config.offers));
    this.campaign = new Campaign(
      {
        payload: (observation) => raidOf(observation, firstAgent, config.raid_bps),
        proposes: 'seasoned',
        votes: 'at_once',
      },
      { tickSeconds },
    );
  }

  createMind(wallet: number): Mind {
    const isProposer = wallet === 0;
    const part = { campaign: this.campaign, isProposer, lockIndex: this.#lockIndex, exit: 'forced' } as const;
    if (!isProposer) return new CampaignMind(part);
    return new BriberMind(new CampaignMind({ ...part, keepBaseUnits: this.chestBaseUnits }), this);
  }

  measure({ figures }: AttackReading): number | undefined {
    return this.paidBaseUnits === 0n ? undefined : Number(figures.treasuryBaseUnits) / Number(this.paidBaseUnits);
  }
}

/** The wallet that proposes and pays. */
class BriberMind implements Mind {
  readonly #mind: CampaignMind;
  readonly #plan: BribePlan;
  /** Undefined until it looks for them. */
  #sellers: readonly AgentIndex[] | undefined;
  #spentBaseUnits = 0n;
  #bribes: readonly Intent[] = [];

  constructor(mind: CampaignMind, plan: BribePlan) {
    this.#mind = mind;
    this.#plan = plan;
  }

  decide(observation: Observation): Decision {
    const decision = this.#mind.decide(observation);
    this.#bribes = this.#offer(observation);
    return { ...decision, intents: [...decision.intents, ...this.#bribes] };
  }

  learn(outcomes: readonly Outcome[]): void {
    const first = outcomes.length - this.#bribes.length;
    for (const [position, bribe] of this.#bribes.entries()) {
      if (bribe.kind !== 'transfer' || outcomes[first + position]?.accepted !== true) continue;
      this.#spentBaseUnits += bribe.amountBaseUnits;
      this.#plan.paidBaseUnits += bribe.amountBaseUnits;
    }
    this.#mind.learn(outcomes.slice(0, first));
  }

  /** It sees what the proposal has, not who sold: all are paid alike, also those whose price is higher. */
  #offer(observation: Observation): readonly Intent[] {
    const { campaign, chestBaseUnits, offerBaseUnits } = this.#plan;
    const { proposal } = campaign;
    if (proposal?.state !== 'active' || wouldPass(proposal)) return [];
    this.#sellers ??= sellersOf(this.#plan.sellers, observation);
    if (this.#sellers.length === 0) return [];
    const left = minBigint(maxBigint(0n, chestBaseUnits - this.#spentBaseUnits), observation.walletBaseUnits);
    const amountBaseUnits = divFloor(minBigint(left, offerBaseUnits), BigInt(this.#sellers.length));
    if (amountBaseUnits === 0n) return [];
    return this.#sellers.map((recipient) => ({ kind: 'transfer', recipient, amountBaseUnits }));
  }
}

function sellersOf(cohort: string, observation: Observation): readonly AgentIndex[] {
  const sellers: AgentIndex[] = [];
  for (;;) {
    const agent = observation.agentNamed(`${cohort}/${sellers.length}`);
    if (agent === undefined) return sellers;
    sellers.push(agent);
  }
}
