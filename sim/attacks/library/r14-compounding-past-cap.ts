import { z } from 'zod';
import { DAYS_PER_WEEK } from '../../core/units.ts';
import { stakedBaseUnits } from '../../policies/holding.ts';
import type { AttackCall, Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import { isSwitchedOn } from '../../policies/program-switches.ts';
import type { AttackContext, AttackPlan } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { enterFree, isFirstTickOfDay } from '../stake-moves.ts';

const configSchema = z.strictObject({
  compounds_others: z
    .boolean()
    .default(true)
    .describe("Also tries, once a week, to turn the rewards of the scenario's first wallet into stake."),
});

/** R14: fills its wallets to the cap and lets rewards be compounded on top of it, week by week. */
export const COMPOUNDING_PAST_CAP = defineAttack({
  id: 'R14',
  kind: 'compounding-past-cap',
  title: 'Compounding past the cap, and for others',
  description:
    'Stakes up to the cap, has its rewards compounded on top, and tries to compound a stranger who never asked.',
  nature: 'flaw',
  twin: 'vuln-r14',
  refusals: ['StakeCapExceeded', 'NotOptedIn'],
  measure: {
    title: 'Largest stake over the cap',
    unit: 'factor',
    formula: "largest stake that one of the attacker's wallets has had / staking.max_stake then",
    successAbove: 1,
  },
  source: 'OtterSec on Jito, ADV-03; Certora on Jito, M-07',
  defaultWallets: 2,
  configSchema,
  actionKinds: ['stake', 'set_compounding'],
  plan: (config, context) => new CompoundingPastCapPlan(config.compounds_others, context),
});

class CompoundingPastCapPlan implements AttackPlan {
  readonly #compoundsOthers: boolean;
  readonly #tickSeconds: number;
  #largest: number | undefined;

  constructor(compoundsOthers: boolean, { tickSeconds }: AttackContext) {
    this.#compoundsOthers = compoundsOthers;
    this.#tickSeconds = tickSeconds;
  }

  createMind(wallet: number): Mind {
    return new CompoundingPastCapMind(this.#compoundsOthers && wallet === 0, this.#tickSeconds, (stakeOverCap) => {
      this.#largest = Math.max(this.#largest ?? 0, stakeOverCap);
    });
  }

  measure(): number | undefined {
    return this.#largest;
  }
}

class CompoundingPastCapMind implements Mind {
  readonly #compoundsOthers: boolean;
  readonly #tickSeconds: number;
  readonly #note: (stakeOverCap: number) => void;

  constructor(compoundsOthers: boolean, tickSeconds: number, note: (stakeOverCap: number) => void) {
    this.#compoundsOthers = compoundsOthers;
    this.#tickSeconds = tickSeconds;
    this.#note = note;
  }

  decide(observation: Observation): Decision {
    const { stake, pool } = observation;
    const staked = stakedBaseUnits(observation);
    if (isSwitchedOn(pool, 'stakeCap')) this.#note(Number(staked) / Number(pool.maxStakeBaseUnits));
    if (stake === undefined) {
      const entering = enterFree(observation);
      return { intents: entering.length === 0 ? [] : [...entering, SWITCH_ON], sleepDays: 0 };
    }
    if (!this.#isNewWeek(observation)) return { intents: [], sleepDays: 0 };
    return { intents: this.#pastCap(observation), calls: this.#strangers(), sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }

  #isNewWeek(observation: Observation): boolean {
    const { pool } = observation;
    const isFirstDay = (pool.lastDay - pool.genesisDay) % DAYS_PER_WEEK === 0;
    return isFirstDay && isFirstTickOfDay(observation, this.#tickSeconds);
  }

  /** One deposit more, by hand: what the cap leaves room for, or the least there is. */
  #pastCap(observation: Observation): readonly Intent[] {
    const { pool, walletBaseUnits } = observation;
    if (walletBaseUnits < pool.minStakeBaseUnits) return [];
    const fitting = enterFree(observation);
    return fitting.length > 0 ? fitting : [{ kind: 'stake', amountBaseUnits: pool.minStakeBaseUnits, lockDays: 0 }];
  }

  #strangers(): readonly AttackCall[] {
    return this.#compoundsOthers ? [{ kind: 'compound_rewards', agent: 0 }] : [];
  }
}

const SWITCH_ON: Intent = { kind: 'set_compounding', enabled: true };
