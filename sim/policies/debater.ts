import { z } from 'zod';
import { maxBigint, minBigint } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import { acceptedOf } from './accepted-intents.ts';
import { days, wholeTokens } from './config-fields.ts';
import { definePolicy } from './define-policy.ts';
import { topUpStake } from './deposit.ts';
import { tokensToBaseUnits } from './holding.ts';
import { costCeil } from './liquidity.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';
import { canStake } from './position.ts';
import { isPaused } from './program-switches.ts';
import { StandingOrder } from './standing-order.ts';
import { tradingFields, tradingTerms } from './trading-fields.ts';

const MONTH_DAYS = 30;

const configSchema = z.strictObject({
  join_over_days: days(30, 'It begins at a uniformly drawn time within these first days.'),
  debates_monthly: z
    .number()
    .positive()
    .max(300)
    .default(2)
    .describe('Mean number of debates in 30 days (Poisson) while the demand is what it was at genesis.'),
  debate_fee_tokens: wholeTokens(5, 'Fee that it pays for a debate, never less than rewards.min_debate_fee. Tokens.'),
  stake_tokens: wholeTokens(
    0,
    'Stake that it holds, without a lock: fees want a stake account; never less than staking.min_stake. Tokens.',
  ),
  stock_debates: z.int().min(1).max(1_000).default(10).describe('When its tokens run out it buys for so many debates.'),
  ...tradingFields,
});

type DebaterConfig = z.output<typeof configSchema>;

/** A user of the platform: pays for debates, at a rate that follows the demand, and buys the tokens for it. */
export const DEBATER_POLICY = definePolicy({
  kind: 'debater',
  description: 'Pays debate fees at a rate that follows the demand, and buys tokens for them until its cash runs out.',
  configSchema,
  actionKinds: (_, { hasPool }) => ['stake', 'pay_debate_fee', ...(hasPool ? (['swap'] as const) : [])],
  prepare: (config) => (streams) => new DebaterMind(config, streams.own('policy')),
});

class DebaterMind implements Mind {
  readonly #config: DebaterConfig;
  readonly #rng: Rng;
  readonly #order: StandingOrder;
  /** Times in elapsed days. */
  readonly #joinsAt: number;
  #countedUntil: number | undefined;
  /** Debates expected until the next one: an exponential draw of mean one, used up at the rate of the demand. */
  #expectedLeft: number;
  #ratePerDay = 0;
  /** Debates that took place and are not paid yet. */
  #unpaid = 0;
  #asked: readonly Intent[] = [];

  constructor(config: DebaterConfig, rng: Rng) {
    this.#config = config;
    this.#rng = rng;
    this.#order = new StandingOrder('buy', tradingTerms(config));
    this.#joinsAt = config.join_over_days * rng.nextFloat();
    this.#expectedLeft = rng.exponential(1);
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    const intents: Intent[] = [];
    if (now < this.#joinsAt) return { intents, sleepDays: this.#joinsAt - now };
    this.#count(observation);
    const fee = this.#feeBaseUnits(observation);
    const needed =
      observation.stake === undefined ? this.#open(observation, intents) : this.#pay(observation, intents, fee);
    const isShort = observation.walletBaseUnits < needed;
    if (isShort && !this.#order.isOpen) {
      this.#order.place(costCeil(observation.market?.pool, needed + fee * BigInt(this.#config.stock_debates)));
    }
    this.#order.ask(observation, intents);
    this.#asked = intents;
    // Out of tokens, and of cash or a market to buy some with. A refused purchase is still open: it waits.
    if (isShort && !this.#order.isOpen) return { intents, sleepDays: Number.POSITIVE_INFINITY };
    return { intents, sleepDays: intents.length > 0 ? 0 : Math.min(this.#daysToNext(), this.#order.dueAt - now) };
  }

  learn(outcomes: readonly Outcome[]): void {
    if (this.#asked.at(-1)?.kind === 'swap') this.#order.learn(outcomes.at(-1));
    this.#unpaid -= acceptedOf(this.#asked, outcomes).filter(({ kind }) => kind === 'pay_debate_fee').length;
    this.#asked = [];
  }

  /** Debates since it last looked, at the rate of the demand that it saw then. */
  #count({ elapsedDays, demandIndex }: Observation): void {
    this.#expectedLeft -= this.#ratePerDay * (elapsedDays - (this.#countedUntil ?? elapsedDays));
    while (this.#expectedLeft <= 0) {
      this.#unpaid++;
      this.#expectedLeft += this.#rng.exponential(1);
    }
    this.#countedUntil = elapsedDays;
    this.#ratePerDay = (this.#config.debates_monthly / MONTH_DAYS) * demandIndex;
  }

  /** At least once a week it looks whether the demand has changed. */
  #daysToNext(): number {
    return this.#ratePerDay > 0 ? Math.min(DAYS_PER_WEEK, this.#expectedLeft / this.#ratePerDay) : DAYS_PER_WEEK;
  }

  #feeBaseUnits({ pool, tokenUnitBaseUnits }: Observation): bigint {
    return maxBigint(pool.minDebateFeeBaseUnits, tokensToBaseUnits(this.#config.debate_fee_tokens, tokenUnitBaseUnits));
  }

  /** The stake that opens its account; returns what that takes. */
  #open(observation: Observation, intents: Intent[]): bigint {
    const { pool, tokenUnitBaseUnits, walletBaseUnits } = observation;
    const stake = maxBigint(pool.minStakeBaseUnits, tokensToBaseUnits(this.#config.stake_tokens, tokenUnitBaseUnits));
    if (walletBaseUnits >= stake && canStake(observation)) topUpStake(observation, intents, stake, 0);
    return stake;
  }

  /** Pays for what it has debated, as far as its tokens go; returns what all of it takes, the next one included. */
  #pay({ pool, unixSeconds, walletBaseUnits }: Observation, intents: Intent[], fee: bigint): bigint {
    if (fee === 0n || isPaused(pool, 'fund', unixSeconds)) {
      this.#unpaid = 0;
      return 0n;
    }
    const debates = BigInt(this.#unpaid);
    const payable = minBigint(debates, walletBaseUnits / fee);
    for (let paid = 0n; paid < payable; paid++) intents.push({ kind: 'pay_debate_fee', amountBaseUnits: fee });
    return fee * (debates + 1n);
  }
}
