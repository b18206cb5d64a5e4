import { z } from 'zod';
import { bpsFloor, maxBigint } from '../../core/fixed.ts';
import { TIME_TOLERANCE_DAYS } from '../../core/units.ts';
import { lockDaysAt } from '../../policies/holding.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { AttackPlan, AttackReading } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { exitsOf } from '../deposits.ts';
import { DueRewards } from '../due-rewards.ts';
import { claimDue, enterFree } from '../stake-moves.ts';

const configSchema = z.strictObject({
  wait_days: z
    .number()
    .min(1)
    .max(1_000)
    .default(28)
    .describe('Days for which it leaves its deposits as they are before it changes them.'),
  seed_bps: z
    .int()
    .min(1)
    .max(10_000)
    .default(100)
    .describe('Part of a wallet that the small deposit holds which is topped up later. Basis points.'),
});

type Config = z.output<typeof configSchema>;

/**
 * R04: claims right after a change of weight. Wallets of even number keep a small deposit, add all they have to it,
 * claim and take it back; the others stake all at once without a lock, lock it for longest, and claim.
 */
export const STALE_ACCUMULATOR = defineAttack({
  id: 'R04',
  kind: 'stale-accumulator',
  title: 'Claim right after a change',
  description: 'Tops a small old deposit up, or locks an old one, and claims as if it had been so all the time.',
  nature: 'flaw',
  twin: 'vuln-r04',
  refusals: [],
  measure: {
    title: 'Rewards over what is due',
    unit: 'factor',
    formula: 'what it was credited / what its deposits earn day by day at the weight that they had',
    successAbove: 1,
  },
  source: 'Cyfrin Codehawks, RAAC 2710; Synthetix updateReward; DeFiHackLabs, SNK 2023-05',
  defaultWallets: 2,
  configSchema,
  actionKinds: ['stake', 'unstake', 'extend_lock', 'claim_rewards'],
  plan: (config) => new StaleAccumulatorPlan(config),
});

class StaleAccumulatorPlan implements AttackPlan {
  readonly #config: Config;
  readonly #due = new DueRewards();

  constructor(config: Config) {
    this.#config = config;
  }

  createMind(wallet: number): Mind {
    return new StaleAccumulatorMind(this.#config, this.#due, wallet % 2 === 0);
  }

  measure({ figures }: AttackReading): number | undefined {
    return this.#due.paidOverDue(figures.rewardsBaseUnits);
  }
}

class StaleAccumulatorMind implements Mind {
  readonly #config: Config;
  readonly #due: DueRewards;
  readonly #topsUp: boolean;
  #changesAtDays: number | undefined;
  #hasChanged = false;

  constructor(config: Config, due: DueRewards, topsUp: boolean) {
    this.#config = config;
    this.#due = due;
    this.#topsUp = topsUp;
  }

  decide(observation: Observation): Decision {
    this.#due.note(observation);
    return { intents: this.#intents(observation), sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }

  #intents(observation: Observation): readonly Intent[] {
    const { elapsedDays, stake } = observation;
    if (this.#hasChanged) {
      return [...claimDue(observation), ...(this.#topsUp ? exitsOf(observation, 'matured') : [])];
    }
    if (stake === undefined) return this.#begin(observation);
    if (elapsedDays + TIME_TOLERANCE_DAYS < (this.#changesAtDays ?? 0)) return [];
    this.#hasChanged = true;
    const change = this.#topsUp ? enterFree(observation) : extendAll(observation);
    return [...change, { kind: 'claim_rewards' }];
  }

  #begin(observation: Observation): readonly Intent[] {
    const { elapsedDays, pool, walletBaseUnits } = observation;
    this.#changesAtDays = elapsedDays + this.#config.wait_days;
    if (!this.#topsUp) return enterFree(observation);
    const seed = maxBigint(bpsFloor(walletBaseUnits, this.#config.seed_bps), pool.minStakeBaseUnits);
    return enterFree(observation, seed < walletBaseUnits ? seed : walletBaseUnits);
  }
}

function extendAll({ stake, pool }: Observation): readonly Intent[] {
  const lockDays = lockDaysAt(pool, pool.openLockDays.length - 1);
  return (stake?.entries ?? []).map(({ index }) => ({ kind: 'extend_lock', entryIndex: index, lockDays }));
}
