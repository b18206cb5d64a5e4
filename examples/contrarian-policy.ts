import type { Decision, Intent, Mind, Observation, Outcome, PolicyDefinition, PolicyKit, Rng } from 'actsim/policy-kit';

/** Buys when the price has fallen, and stakes what it bought. Sells nothing. */
export default function contrarian(kit: PolicyKit): PolicyDefinition {
  const { z, fields, habits, holding, trading, math } = kit;

  const configSchema = z.strictObject({
    review_every_days: fields.meanDays(7, 'Mean days between two looks at the market, drawn anew each time.'),
    window_days: z.int().min(1).max(365).default(30).describe('Days back to the price that it compares with.'),
    fall_bps: fields.shareBps(2_000, 'Buys when the price has fallen by this share within the window. Basis points.'),
    spend_bps: fields.shareBps(2_500, 'Share of its cash that one purchase spends. Basis points.'),
    stake_bps: fields.shareBps(9_000, 'Share of its wallet that it stakes at a review. Basis points.'),
    lock_index: z.int().min(0).max(4).default(2).describe('Lock of its deposits: position in staking.locks, from 0.'),
    ...trading.tradingFields,
    // Voting, boosters, compounding: the same blocks that every policy with a stake takes.
    ...habits.habitFields,
  });
  type Config = ReturnType<typeof configSchema.parse>;

  class Contrarian implements Mind {
    readonly #config: Config;
    readonly #rng: Rng;
    #asked: readonly Intent[] = [];
    #nextReview: number;
    #refusals = 0;

    constructor(config: Config, rng: Rng) {
      this.#config = config;
      this.#rng = rng;
      // Not everybody looks on the first day.
      this.#nextReview = config.review_every_days * rng.nextFloat();
    }

    decide(observation: Observation): Decision {
      const now = observation.elapsedDays;
      const intents: Intent[] = [];
      if (now >= this.#nextReview) {
        // Who was refused looks again later.
        this.#nextReview = now + this.#rng.exponential(this.#config.review_every_days) * (1 + this.#refusals);
        this.#stake(observation, intents);
        this.#buy(observation, intents);
      }
      this.#asked = intents;
      return { intents, sleepDays: this.#nextReview - now };
    }

    learn(outcomes: readonly Outcome[]): void {
      for (const [position, { kind }] of this.#asked.entries()) {
        if (kind === 'swap') this.#refusals = outcomes[position]?.accepted === true ? 0 : this.#refusals + 1;
      }
    }

    /** What was bought before is in the wallet by now. */
    #stake(observation: Observation, intents: Intent[]): void {
      const { pool, walletBaseUnits } = observation;
      if (!holding.hasFreeSlot(holding.entriesOf(observation).length)) return;
      const wish = math.bpsFloor(walletBaseUnits, this.#config.stake_bps);
      const staked = holding.stakedBaseUnits(observation);
      const amountBaseUnits = holding.fitDeposit(wish, walletBaseUnits, staked, pool);
      if (wish < pool.minStakeBaseUnits || amountBaseUnits === 0n) return;
      const lockDays = holding.lockDaysAt(pool, this.#config.lock_index);
      intents.push({ kind: 'stake', amountBaseUnits, lockDays });
    }

    #buy(observation: Observation, intents: Intent[]): void {
      const { market, quoteUnits } = observation;
      if (market === undefined) return;
      const before = market.priceUsdDaysAgo(this.#config.window_days);
      if (market.priceUsd > before * (1 - this.#config.fall_bps / 10_000)) return;
      const terms = trading.tradingTerms(this.#config);
      const purchase = trading.buyIntent(observation, math.bpsFloor(quoteUnits, this.#config.spend_bps), terms);
      if (purchase !== undefined) intents.push(purchase);
    }
  }

  return kit.definePolicy({
    kind: 'contrarian',
    description: 'Buys when the price has fallen, and stakes what it bought.',
    configSchema,
    actionKinds: (config) => [...kit.STAKING_KINDS, 'swap', ...habits.habitKinds(config)],
    prepare: (config) => (streams) =>
      habits.withHabits(new Contrarian(config, streams.own('policy')), habits.createHabits(config, streams)),
  });
}
