import { z } from 'zod';
import { maxBigint, minBigint } from '../../core/fixed.ts';
import { dayOfUnixSeconds, SECONDS_PER_DAY } from '../../core/units.ts';
import { days } from '../../policies/config-fields.ts';
import { entriesOf, lockDaysAt } from '../../policies/holding.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { AttackContext, AttackPlan } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { claimDue, enter } from '../stake-moves.ts';

const configSchema = z.strictObject({
  lock_index: z
    .int()
    .min(1)
    .max(4)
    .default(4)
    .describe('Lock that it keeps and tops up: position in staking.locks, from 1.'),
  before_end_days: days(1, 'How long before the end of its small lock it adds the rest.'),
  hold_days: days(28, 'How long after that end it stays before it takes everything out.'),
});

type TierTopUpConfig = z.output<typeof configSchema>;

/** L02: adds its capital to a small lock that is about to end. */
export const TIER_TOP_UP = defineAttack({
  id: 'L02',
  kind: 'tier-top-up',
  title: 'Top-up of a lock near its end',
  description:
    'Keeps the least stake under the longest lock, adds everything the day before that lock ends, and means to go with it.',
  nature: 'flaw',
  twin: 'vuln-l02',
  refusals: ['StillLocked'],
  measure: {
    title: 'Boosted days for a day of lock',
    unit: 'factor',
    formula: 'token-days that counted with a multiplier / token-days under a lock that would have cost a penalty',
    successAbove: 1.5,
  },
  source: 'derived from voter-stake-registry, deposit, where weight follows the remaining time',
  defaultWallets: 2,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards'],
  plan: (config, context) => new TierTopUpPlan(config, context),
});

/** What the wallets share: token-seconds under a multiplier, and those under a lock. */
class TierTopUpPlan implements AttackPlan {
  readonly config: TierTopUpConfig;
  readonly #tickSeconds: bigint;
  #boosted = 0n;
  #locked = 0n;

  constructor(config: TierTopUpConfig, { tickSeconds }: AttackContext) {
    this.config = config;
    this.#tickSeconds = BigInt(tickSeconds);
  }

  createMind(): Mind {
    return new TierTopUpMind(this);
  }

  measure(): number | undefined {
    return this.#locked === 0n ? undefined : Number(this.#boosted) / Number(this.#locked);
  }

  /** Each wallet once a tick, for the tick that has passed. */
  see(observation: Observation): void {
    const since = BigInt(observation.unixSeconds) - this.#tickSeconds;
    const day = dayOfUnixSeconds(Number(since));
    for (const { amountBaseUnits, startDay, endDay, lockEndUnixSeconds, ...entry } of entriesOf(observation)) {
      const isBoosted = entry.weightLocked > entry.weightBase && startDay < day && day <= endDay;
      if (isBoosted) this.#boosted += amountBaseUnits * this.#tickSeconds;
      this.#locked += amountBaseUnits * minBigint(this.#tickSeconds, maxBigint(0n, lockEndUnixSeconds - since));
    }
  }
}

class TierTopUpMind implements Mind {
  readonly #plan: TierTopUpPlan;
  /** End of the small lock, unix seconds. */
  #endsAt: number | undefined;
  #hasToppedUp = false;
  /** Elapsed days of the next try to leave. */
  #leavesAt = 0;

  constructor(plan: TierTopUpPlan) {
    this.#plan = plan;
  }

  decide(observation: Observation): Decision {
    this.#plan.see(observation);
    return { intents: this.#intents(observation), sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }

  #intents(observation: Observation): readonly Intent[] {
    const { lock_index, before_end_days, hold_days } = this.#plan.config;
    const { pool, unixSeconds, elapsedDays, walletBaseUnits } = observation;
    const [first] = entriesOf(observation);
    if (this.#endsAt === undefined && first === undefined) {
      if (walletBaseUnits < pool.minStakeBaseUnits) return [];
      const lockDays = lockDaysAt(pool, lock_index);
      return [{ kind: 'stake', amountBaseUnits: pool.minStakeBaseUnits, lockDays }];
    }
    this.#endsAt ??= Number(first?.lockEndUnixSeconds);
    const left = this.#endsAt - unixSeconds;
    if (!this.#hasToppedUp) {
      if (left > before_end_days * SECONDS_PER_DAY) return [];
      this.#hasToppedUp = true;
      this.#leavesAt = elapsedDays + Math.max(0, left) / SECONDS_PER_DAY + hold_days;
      return enter(observation, lock_index);
    }
    if (elapsedDays < this.#leavesAt) return [];
    // Refused, it asks again in a week.
    this.#leavesAt = elapsedDays + 7;
    const exits = entriesOf(observation).map(
      ({ amountBaseUnits, index: entryIndex }): Intent => ({
        kind: 'unstake',
        amountBaseUnits,
        force: false,
        entryIndex,
      }),
    );
    return [...exits, ...claimDue(observation)];
  }
}
