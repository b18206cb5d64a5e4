import { z } from 'zod';
import type { Decision, Mind, Observation } from '../../policies/policy.ts';
import type { AttackContext, AttackPlan, AttackReading } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { rewardsForExposure } from '../rewards-for-exposure.ts';

const configSchema = z.strictObject({
  rounds: z
    .int()
    .min(1)
    .max(1_000)
    .default(14)
    .describe('How often it goes in and out: in the last tick of a day, out in the first of the next.'),
});

/**
 * R01: stakes right before a day's tick of rewards and leaves right behind it. Its ticks have to be shorter than a day.
 */
export const JUST_IN_TIME_STAKING = defineAttack({
  id: 'R01',
  kind: 'just-in-time-staking',
  title: 'Just-in-time staking around the snapshot',
  description: 'Stakes without a lock in the last hour of a day and leaves in the first of the next, every day.',
  nature: 'flaw',
  twin: 'vuln-r01',
  refusals: [],
  measure: {
    title: 'Rewards for exposure',
    unit: 'factor',
    formula: "attacker's part of the rewards / its part of all token-days since it came",
    successAbove: 1,
  },
  source: 'Immunefi 56841; Zealynx F-2025-0002; Cyfrin Codehawks, Beedle 2081',
  defaultWallets: 1,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards'],
  plan: ({ rounds }, context) => new JustInTimePlan(rounds, context),
});

class JustInTimePlan implements AttackPlan {
  readonly #rounds: number;
  readonly #tickDays: number;

  constructor(rounds: number, { tickSeconds }: AttackContext) {
    this.#rounds = rounds;
    this.#tickDays = tickSeconds / 86_400;
  }

  createMind(): Mind {
    return new JustInTimeMind(this.#rounds, this.#tickDays);
  }

  measure({ figures }: AttackReading): number | undefined {
    return rewardsForExposure(figures);
  }
}

class JustInTimeMind implements Mind {
  readonly #tickDays: number;
  #roundsLeft: number;

  constructor(rounds: number, tickDays: number) {
    this.#roundsLeft = rounds;
    this.#tickDays = tickDays;
  }

  decide(observation: Observation): Decision {
    const { elapsedDays, stake, pool, walletBaseUnits } = observation;
    const entry = stake?.entries[0];
    const isLast = Math.floor(elapsedDays + this.#tickDays + 1e-9) > Math.floor(elapsedDays + 1e-9);
    if (entry !== undefined) {
      if (this.#roundsLeft > 0) this.#roundsLeft--;
      const leave = {
        kind: 'unstake',
        amountBaseUnits: entry.amountBaseUnits,
        force: false,
        entryIndex: entry.index,
      } as const;
      return { intents: [leave], sleepDays: 0 };
    }
    if (this.#roundsLeft === 0) {
      if (observation.claimableBaseUnits() < pool.minClaimBaseUnits) return { intents: [], sleepDays: 1 };
      return { intents: [{ kind: 'claim_rewards' }], sleepDays: 1 };
    }
    if (!isLast || walletBaseUnits < pool.minStakeBaseUnits) return { intents: [], sleepDays: 0 };
    const amountBaseUnits = walletBaseUnits > pool.maxStakeBaseUnits ? pool.maxStakeBaseUnits : walletBaseUnits;
    return { intents: [{ kind: 'stake', amountBaseUnits, lockDays: 0 }], sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }
}
