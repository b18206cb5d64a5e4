import { z } from 'zod';
import { entriesOf, leaveEntry } from '../../policies/holding.ts';
import type { Decision, Mind, Observation } from '../../policies/policy.ts';
import type { AttackContext, AttackPlan, AttackReading } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { rewardsForExposure } from '../rewards-for-exposure.ts';
import { claimDue, enterFree, isLastTickOfDay } from '../stake-moves.ts';

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
  readonly #tickSeconds: number;

  constructor(rounds: number, { tickSeconds }: AttackContext) {
    this.#rounds = rounds;
    this.#tickSeconds = tickSeconds;
  }

  createMind(): Mind {
    return new JustInTimeMind(this.#rounds, this.#tickSeconds);
  }

  measure({ figures }: AttackReading): number | undefined {
    return rewardsForExposure(figures);
  }
}

class JustInTimeMind implements Mind {
  readonly #tickSeconds: number;
  #roundsLeft: number;

  constructor(rounds: number, tickSeconds: number) {
    this.#roundsLeft = rounds;
    this.#tickSeconds = tickSeconds;
  }

  decide(observation: Observation): Decision {
    const [entry] = entriesOf(observation);
    if (entry !== undefined) {
      if (this.#roundsLeft > 0) this.#roundsLeft--;
      return { intents: [leaveEntry(entry, observation)], sleepDays: 0 };
    }
    if (this.#roundsLeft === 0) return { intents: claimDue(observation), sleepDays: 1 };
    const isTime = isLastTickOfDay(observation, this.#tickSeconds);
    return { intents: isTime ? enterFree(observation) : [], sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }
}
