import { z } from 'zod';
import { DAYS_PER_YEAR } from '../../core/units.ts';
import type { AttackCall, Decision, Mind, Observation } from '../../policies/policy.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackPlan, AttackReading } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { exitsOf } from '../deposits.ts';
import { rewardsForExposure } from '../rewards-for-exposure.ts';
import { claimDue, enterFree } from '../stake-moves.ts';

const configSchema = z.strictObject({
  backlog_days: z
    .int()
    .min(1)
    .max(DAYS_PER_YEAR)
    .default(3)
    .describe('Comes as soon as so many ended days are still open; the keeper must be out for longer.'),
});

/**
 * R03: while nobody closes the days, stakes first and closes them afterwards: who was not there shares in all of them.
 * Refused, it closes them and stakes behind them, as anybody may.
 */
export const LATE_ROLL = defineAttack({
  id: 'R03',
  kind: 'late-roll',
  title: 'Late crank gaming',
  description:
    'While the keeper is out, stakes before it closes the days that have ended, and leaves with their rewards.',
  nature: 'flaw',
  twin: 'vuln-r03',
  refusals: ['PoolNotRolled'],
  measure: {
    title: 'Rewards for exposure',
    unit: 'factor',
    formula: "attacker's part of the rewards / its part of all token-days since it came",
    successAbove: 1,
  },
  source: 'Access Protocol (PoolMustBeCranked); Quantstamp on Quarry, QSP-2; Cyfrin Codehawks, Fjord 219',
  defaultWallets: 2,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards'],
  plan: ({ backlog_days }) => new LateRollPlan(backlog_days),
});

class LateRollPlan implements AttackPlan {
  readonly #backlogDays: number;

  constructor(backlogDays: number) {
    this.#backlogDays = backlogDays;
  }

  createMind(wallet: number): Mind {
    return new LateRollMind(this.#backlogDays, wallet === 0);
  }

  measure({ figures }: AttackReading): number | undefined {
    return rewardsForExposure(figures);
  }
}

class LateRollMind implements Mind {
  readonly #backlogDays: number;
  /** One call closes the days for all wallets. */
  readonly #rolls: boolean;
  #state: 'waiting' | 'refused' | 'in' | 'out' = 'waiting';

  constructor(backlogDays: number, rolls: boolean) {
    this.#backlogDays = backlogDays;
    this.#rolls = rolls;
  }

  decide(observation: Observation): Decision {
    const openDays = observation.day - observation.pool.lastDay;
    switch (this.#state) {
      case 'waiting':
        return { intents: openDays < this.#backlogDays ? [] : enterFree(observation), sleepDays: 0 };
      case 'refused':
        return { intents: enterFree(observation), calls: this.#roll(), sleepDays: 0 };
      case 'in':
        return openDays > 0
          ? { intents: [], calls: this.#roll(), sleepDays: 0 }
          : { intents: exitsOf(observation, 'matured'), sleepDays: 0 };
      case 'out':
        return { intents: openDays > 0 ? [] : claimDue(observation), sleepDays: 0 };
    }
  }

  learn([outcome]: readonly Outcome[]): void {
    const isAccepted = outcome?.accepted === true;
    if (this.#state === 'in') this.#state = isAccepted ? 'out' : 'in';
    else if (this.#state !== 'out') this.#state = isAccepted ? 'in' : 'refused';
  }

  #roll(): readonly AttackCall[] {
    return this.#rolls ? [{ kind: 'roll' }] : [];
  }
}
