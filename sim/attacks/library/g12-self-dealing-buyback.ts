import { z } from 'zod';
import { mulDivFloor } from '../../core/fixed.ts';
import type { AttackCall, Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import { buyIntent, type TradingTerms } from '../../policies/trading.ts';
import { tradingFields, tradingTerms } from '../../policies/trading-fields.ts';
import type { ProposalPayload } from '../../ports/actions.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackContext, AttackPlan } from '../attack.ts';
import { BuybackSale, BuybackTakings } from '../buyback-sale.ts';
import { Campaign } from '../campaign.ts';
import { campaignLock } from '../campaign-fields.ts';
import { defineAttack } from '../define-attack.ts';
import { exitsOf } from '../deposits.ts';
import { enter } from '../stake-moves.ts';

/** The wallet that proposes what the program should refuse, and the one that then proposes what it allows. */
const GREEDY_PROPOSER = 0;
const MODEST_PROPOSER = 1;

const configSchema = z.strictObject({
  lock_index: campaignLock.default(0).describe('Lock of its stakes: position in staking.locks, from 0.'),
  greed_percent: z
    .int()
    .min(101)
    .max(10_000)
    .default(500)
    .describe('Price that it proposes first, of the highest that the treasury may pay. Percent.'),
  weeks: z.int().min(1).max(52).default(4).describe('Weekly caps that it proposes to buy back.'),
  ...tradingFields,
});

type Config = z.output<typeof configSchema>;

/** G12: those who vote for a buyback sell into it. */
export const SELF_DEALING_BUYBACK = defineAttack({
  id: 'G12',
  kind: 'self-dealing-buyback',
  title: 'Self-dealing buyback',
  description:
    'Buys cheap in the pool, proposes that the treasury buys far above its highest price, then at it, and sells into what is executed.',
  nature: 'flaw',
  twin: 'vuln-g12',
  refusals: ['BuybackPriceOutOfRange', 'BuybackCapExceeded'],
  measure: {
    title: "Week's takings over the week's limit",
    unit: 'factor',
    formula: 'most that buybacks paid its wallets in a week / (weekly cap x highest price)',
    successAbove: 1,
  },
  source: 'Mango Markets, April 2023',
  defaultWallets: 8,
  configSchema,
  actionKinds: ['stake', 'unstake', 'create_proposal', 'activate_proposal', 'cast_vote', 'swap', 'buy_back'],
  plan: (config, context) => new BuybackPlan(config, context),
});

/** What the wallets of one entity share. */
class BuybackPlan implements AttackPlan {
  readonly greedy: Campaign;
  readonly modest: Campaign;
  readonly takings = new BuybackTakings();
  readonly lockIndex: number;
  readonly wallets: number;
  readonly terms: TradingTerms;
  /** What the treasury would not buy at. */
  isGreedRefused = false;
  #weekLimitQuoteUnits = 0n;

  constructor(config: Config, context: AttackContext) {
    this.lockIndex = config.lock_index;
    this.wallets = context.wallets;
    this.terms = tradingTerms(config);
    const campaign = (percent: number): Campaign =>
      new Campaign(
        {
          payload: (observation) => buybackOf(observation, config.weeks, percent),
          proposes: 'seasoned',
          votes: 'last_tick',
        },
        context,
      );
    this.greedy = campaign(config.greed_percent);
    this.modest = campaign(100);
  }

  createMind(wallet: number): Mind {
    return new BuybackMind(wallet, this);
  }

  /** All of it is decided: no more votes to come. */
  get isDecided(): boolean {
    return this.modest.phase === 'over' || (this.greedy.phase === 'over' && !this.isGreedRefused);
  }

  see(observation: Observation): void {
    this.greedy.see(observation);
    this.modest.see(observation);
    const { buybackWeeklyCapBaseUnits, buybackMaxPriceQuoteUnits } = observation.treasury.state;
    this.#weekLimitQuoteUnits = mulDivFloor(
      buybackWeeklyCapBaseUnits,
      buybackMaxPriceQuoteUnits,
      observation.tokenUnitBaseUnits,
    );
  }

  measure(): number | undefined {
    if (this.#weekLimitQuoteUnits === 0n) return undefined;
    return Number(this.takings.mostQuoteUnits) / Number(this.#weekLimitQuoteUnits);
  }

  hasEffect(): boolean {
    return this.takings.mostQuoteUnits > 0n;
  }
}

function buybackOf({ treasury }: Observation, weeks: number, percent: number): ProposalPayload | undefined {
  const { buybackWeeklyCapBaseUnits, buybackMaxPriceQuoteUnits } = treasury.state;
  const amountBaseUnits = buybackWeeklyCapBaseUnits * BigInt(weeks);
  const priceQuoteUnits = mulDivFloor(buybackMaxPriceQuoteUnits, BigInt(percent), 100n);
  if (amountBaseUnits === 0n || priceQuoteUnits === 0n) return undefined;
  return { kind: 'spend', purpose: 'buyback', recipient: undefined, amountBaseUnits, priceQuoteUnits };
}

class BuybackMind implements Mind {
  readonly #wallet: number;
  readonly #plan: BuybackPlan;
  readonly #sale: BuybackSale;
  #hasStaked = false;
  #asked: readonly Intent[] = [];
  #calls: readonly AttackCall[] = [];

  constructor(wallet: number, plan: BuybackPlan) {
    this.#wallet = wallet;
    this.#plan = plan;
    this.#sale = new BuybackSale(plan.takings, plan.wallets);
  }

  decide(observation: Observation): Decision {
    this.#plan.see(observation);
    const sale = this.#sale.ask(observation);
    const intents = this.#plan.isDecided ? [...exitsOf(observation, 'matured')] : this.#advance(observation);
    this.#asked = [...intents, ...[sale, this.#purchase(observation)].filter((intent) => intent !== undefined)];
    this.#calls = this.#wallet === GREEDY_PROPOSER ? this.#callsOf(observation) : [];
    return { intents: this.#asked, sleepDays: 0, calls: this.#calls };
  }

  hear(outcomes: readonly Outcome[]): void {
    const { greedy } = this.#plan;
    for (const [position, call] of this.#calls.entries()) {
      const isGreedy = call.kind === 'execute_proposal' && call.proposalId === greedy.proposalId;
      if (isGreedy && outcomes[position]?.accepted === false) this.#plan.isGreedRefused = true;
    }
  }

  learn(outcomes: readonly Outcome[]): void {
    for (const [position, intent] of this.#asked.entries()) {
      const outcome = outcomes[position];
      if (outcome === undefined) continue;
      if (intent.kind === 'stake') this.#hasStaked ||= outcome.accepted;
      if (intent.kind === 'buy_back') this.#sale.learn(outcome);
      if (intent.kind === 'create_proposal' || intent.kind === 'activate_proposal') this.#own?.note(intent, outcome);
    }
  }

  /** The campaign that this wallet proposes for. */
  get #own(): Campaign | undefined {
    if (this.#wallet === GREEDY_PROPOSER) return this.#plan.greedy;
    return this.#wallet === MODEST_PROPOSER ? this.#plan.modest : undefined;
  }

  #advance(observation: Observation): readonly Intent[] {
    const { greedy, modest, lockIndex, isGreedRefused } = this.#plan;
    const own = this.#own;
    const intents: Intent[] = [];
    const bond = own === undefined ? 0n : observation.governance.bondBaseUnits;
    if (!this.#hasStaked) intents.push(...enter(observation, lockIndex, bond));
    if (own === greedy || isGreedRefused) intents.push(...(own?.propose(observation) ?? []));
    for (const campaign of [greedy, modest]) {
      const vote = campaign.vote(observation);
      if (vote !== undefined) intents.push(vote);
    }
    return intents;
  }

  /** As long as its votes are not decided. */
  #purchase(observation: Observation): Intent | undefined {
    return this.#plan.isDecided ? undefined : buyIntent(observation, observation.quoteUnits, this.#plan.terms);
  }

  #callsOf(observation: Observation): readonly AttackCall[] {
    const { greedy, modest, isGreedRefused } = this.#plan;
    const calls = [isGreedRefused ? undefined : greedy.call(observation), modest.call(observation)];
    return calls.filter((call) => call !== undefined);
  }
}
