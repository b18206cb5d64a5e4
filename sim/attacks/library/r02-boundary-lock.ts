import { z } from 'zod';
import { DAYS_PER_WEEK } from '../../core/units.ts';
import { ACC_FRACTION_BITS } from '../../ledger/reward-math.ts';
import { fitDeposit, sumOf } from '../../policies/holding.ts';
import type { Decision, Mind, Observation } from '../../policies/policy.ts';
import type { AttackContext, AttackPlan, AttackReading } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { exitsOf } from '../deposits.ts';
import { DueRewards } from '../due-rewards.ts';
import { claimDue, isFirstTickOfDay } from '../stake-moves.ts';

const configSchema = z.strictObject({
  rounds: z.int().min(1).max(1_000).default(3).describe('How often it goes in and out.'),
  every_days: z
    .int()
    .min(1)
    .max(DAYS_PER_WEEK)
    .default(DAYS_PER_WEEK)
    .describe('Days between two rounds, counted from the opening of each pool week. 7: only when a week opens.'),
});

type Config = z.output<typeof configSchema>;

/** R02: in the second in which a week opens, stakes beside a total that is fixed already, and leaves a day later. */
export const BOUNDARY_LOCK = defineAttack({
  id: 'R02',
  kind: 'boundary-lock',
  title: 'Stake in the second in which a week opens',
  description: 'Stakes all it has as the first of a new week, leaves after a day, and claims when the week is over.',
  nature: 'flaw',
  twin: 'vuln-r02',
  refusals: [],
  measure: {
    title: 'Rewards paid over rewards released',
    unit: 'factor',
    formula: '1 + (what it was credited - what its deposits were due by the rules) / what was released since it came',
    successAbove: 1,
  },
  source: 'Curve FeeDistributor (a boundary that is not yet past is not closed); Sherlock, Velocimeter 495 and 233',
  defaultWallets: 2,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards'],
  plan: (config, context) => new BoundaryLockPlan(config, context),
});

class BoundaryLockPlan implements AttackPlan {
  readonly #config: Config;
  readonly #tickSeconds: number;
  readonly #due = new DueRewards();

  constructor(config: Config, { tickSeconds }: AttackContext) {
    this.#config = config;
    this.#tickSeconds = tickSeconds;
  }

  createMind(): Mind {
    return new BoundaryLockMind(this.#config, this.#tickSeconds, this.#due);
  }

  measure({ figures }: AttackReading): number | undefined {
    const { rewardsBaseUnits, releasedBaseUnits } = figures;
    if (releasedBaseUnits === 0n) return undefined;
    // Whatever others get, all of them together get what is released less what is due to the attacker.
    const released = releasedBaseUnits << ACC_FRACTION_BITS;
    return Number(released + this.#due.excessQ64(rewardsBaseUnits)) / Number(released);
  }
}

class BoundaryLockMind implements Mind {
  readonly #config: Config;
  readonly #tickSeconds: number;
  readonly #due: DueRewards;
  #rounds = 0;

  constructor(config: Config, tickSeconds: number, due: DueRewards) {
    this.#config = config;
    this.#tickSeconds = tickSeconds;
    this.#due = due;
  }

  decide(observation: Observation): Decision {
    this.#due.note(observation);
    if (!isFirstTickOfDay(observation, this.#tickSeconds)) return { intents: [], sleepDays: 0 };
    const leaving = exitsOf(observation, 'matured');
    const isOut = leaving.length === (observation.stake?.entries.length ?? 0);
    const entering = isOut && this.#isBoundary(observation) ? this.#enter(observation) : [];
    return { intents: [...claimDue(observation), ...leaving, ...entering], sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }

  #isBoundary({ pool }: Observation): boolean {
    const dayOfWeek = (pool.lastDay - pool.genesisDay) % DAYS_PER_WEEK;
    return this.#rounds < this.#config.rounds && dayOfWeek % this.#config.every_days === 0;
  }

  /** What leaves in this tick is in the wallet before the stake. */
  #enter({ stake, walletBaseUnits, pool }: Observation): Decision['intents'] {
    this.#rounds++;
    const available = walletBaseUnits + sumOf(stake?.entries ?? []);
    const amountBaseUnits = fitDeposit(available, available, 0n, pool);
    return amountBaseUnits === 0n ? [] : [{ kind: 'stake', amountBaseUnits, lockDays: 0 }];
  }
}
