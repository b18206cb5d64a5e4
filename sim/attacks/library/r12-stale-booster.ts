import { z } from 'zod';
import { maxBigint } from '../../core/fixed.ts';
import { TIME_TOLERANCE_DAYS } from '../../core/units.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { AttackPlan, AttackReading } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { DueRewards } from '../due-rewards.ts';
import { claimDue, enterFree } from '../stake-moves.ts';

const configSchema = z.strictObject({
  wait_days: z
    .number()
    .min(1)
    .max(1_000)
    .default(8)
    .describe(
      'Days after its deposit at which it pays a debate fee and takes its boosters; long-term ones want an age.',
    ),
  sleep_days: z
    .number()
    .min(1)
    .max(1_000)
    .default(28)
    .describe('Days that it does nothing after the end of its boosters; then it claims.'),
});

type Config = z.output<typeof configSchema>;

/** R12: earns boosters once and never touches its account again until long after their end. */
export const STALE_BOOSTER = defineAttack({
  id: 'R12',
  kind: 'stale-booster',
  title: 'Booster that nobody ends',
  description: 'Takes every booster once, does nothing for weeks after their end, and claims as if it still had them.',
  nature: 'flaw',
  twin: 'vuln-r12',
  refusals: [],
  measure: {
    title: 'Boost kept after its end',
    unit: 'ratio',
    formula: 'rewards credited beyond what is due / what is due for the days after the booster ended',
    successAbove: 0,
  },
  source: 'Curve LiquidityGauge (kick); Cyfrin Codehawks, stake.link 309',
  defaultWallets: 1,
  configSchema,
  actionKinds: ['stake', 'pay_debate_fee', 'refresh_boosters', 'claim_rewards'],
  plan: (config) => new StaleBoosterPlan(config),
});

class StaleBoosterPlan implements AttackPlan {
  readonly #config: Config;
  readonly #due = new DueRewards();
  /** What was due when the last booster ended. */
  #dueAtEndQ64: bigint | undefined;

  constructor(config: Config) {
    this.#config = config;
  }

  createMind(): Mind {
    return new StaleBoosterMind(this.#config, this.#due, () => {
      this.#dueAtEndQ64 = this.#due.earnedQ64;
    });
  }

  measure({ figures }: AttackReading): number | undefined {
    if (this.#dueAtEndQ64 === undefined) return undefined;
    const dueSince = this.#due.earnedQ64 - this.#dueAtEndQ64;
    return dueSince === 0n ? undefined : Number(this.#due.excessQ64(figures.rewardsBaseUnits)) / Number(dueSince);
  }
}

class StaleBoosterMind implements Mind {
  readonly #config: Config;
  readonly #due: DueRewards;
  readonly #noteEnd: () => void;
  #refreshesAtDays: number | undefined;
  #hasAsked = false;
  #endedAtDays: number | undefined;

  constructor(config: Config, due: DueRewards, noteEnd: () => void) {
    this.#config = config;
    this.#due = due;
    this.#noteEnd = noteEnd;
  }

  decide(observation: Observation): Decision {
    this.#due.note(observation);
    return { intents: this.#intents(observation), sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }

  #intents(observation: Observation): readonly Intent[] {
    const { elapsedDays, pool, stake, walletBaseUnits } = observation;
    const fee = maxBigint(pool.minDebateFeeBaseUnits, 1n);
    if (stake === undefined) {
      this.#refreshesAtDays = elapsedDays + this.#config.wait_days;
      return enterFree(observation, maxBigint(walletBaseUnits - fee, 0n));
    }
    if (elapsedDays + TIME_TOLERANCE_DAYS < (this.#refreshesAtDays ?? 0)) return [];
    if (!this.#hasAsked) {
      this.#hasAsked = true;
      return [{ kind: 'pay_debate_fee', amountBaseUnits: fee }, { kind: 'refresh_boosters' }];
    }
    this.#noteBoosters(observation);
    const restsUntil = (this.#endedAtDays ?? Number.POSITIVE_INFINITY) + this.#config.sleep_days;
    return elapsedDays + TIME_TOLERANCE_DAYS < restsUntil ? [] : claimDue(observation);
  }

  /** Boosters end on a day that the account has named since they were granted. */
  #noteBoosters({ elapsedDays, pool, stake }: Observation): void {
    if (this.#endedAtDays !== undefined) return;
    const isBoosted = (stake?.entries ?? []).some(
      ({ boostBps, boostEndDay }) => boostBps > 0 && pool.lastDay <= boostEndDay,
    );
    if (isBoosted) return;
    this.#endedAtDays = elapsedDays;
    this.#noteEnd();
  }
}
