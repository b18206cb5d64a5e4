import { z } from 'zod';
import { divFloor, maxBigint } from '../../core/fixed.ts';
import { PAUSE_NAMES, pauseMask } from '../../core/pauses.ts';
import { SECONDS_PER_DAY } from '../../core/units.ts';
import { days, shareBps } from '../../policies/config-fields.ts';
import { entriesOf, lockDaysAt } from '../../policies/holding.ts';
import type { AttackCall, Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackContext, AttackPlan } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';

/** Longest pause that the program takes. */
const LONGEST_PAUSE_SECONDS = 7 * SECONDS_PER_DAY;
const EVERYTHING = pauseMask(PAUSE_NAMES);
/** Of the minimum, so that exits by the unit leave enough. */
const PROBE_STAKES = 2n;

const configSchema = z.strictObject({
  crash_bps: shareBps(
    2_000,
    'Pauses everything when the price is this much below its highest of a week; at once where there is no market. Basis points.',
  ),
  ask_days: days(30, 'Length of the pause that it asks for first; refused, it takes the 7 days of the program.'),
  pauses: z.int().min(1).max(100).default(2).describe('How many pauses it makes, each as soon as it is let.'),
  sell_over_days: days(
    5,
    'Sells what it holds in equal parts over this time from the first pause on, where there is a pool.',
  ),
});

type PauseAbuseConfig = z.output<typeof configSchema>;

/** P02: whoever has the guardian's key holds everybody's stake while the price falls. */
export const PAUSE_ABUSE = defineAttack({
  id: 'P02',
  kind: 'pause-abuse',
  title: 'Pause abuse by a captured guardian',
  description:
    "Has the guardian's key, pauses everything when the price crashes, sells before the others can leave, and pauses again as soon as it may.",
  nature: 'flaw',
  twin: 'vuln-p02',
  refusals: ['PauseTooLong', 'PauseCoolDown'],
  measure: {
    title: 'Time without exits',
    unit: 'seconds',
    formula: 'ticks in which an exit of an ended lock was refused because of the pause, times their length',
    successAbove: 0,
  },
  source: 'Synthetix StakingRewards (pauses stake only); 1Hive conviction-voting-app 133',
  defaultWallets: 1,
  configSchema,
  actionKinds: ['stake', 'unstake', 'swap'],
  plan: (config, context) => new PauseAbusePlan(config, context),
});

class PauseAbusePlan implements AttackPlan {
  /** The first pause is in force, or was. */
  hasBegun = false;
  readonly #config: PauseAbuseConfig;
  readonly #tickSeconds: number;
  /** Undefined until an exit was tried under a pause. */
  #blockedSeconds: number | undefined;

  constructor(config: PauseAbuseConfig, { tickSeconds }: AttackContext) {
    this.#config = config;
    this.#tickSeconds = tickSeconds;
  }

  createMind(wallet: number): Mind {
    const slices = Math.max(1, Math.floor((this.#config.sell_over_days * SECONDS_PER_DAY) / this.#tickSeconds));
    return new PauseAbuseMind(this, this.#config, wallet === 0, slices);
  }

  measure(): number | undefined {
    return this.#blockedSeconds;
  }

  noteExit(isBlocked: boolean): void {
    this.#blockedSeconds = (this.#blockedSeconds ?? 0) + (isBlocked ? this.#tickSeconds : 0);
  }
}

/** The first wallet pauses and tries exits of its own; all of them sell. */
class PauseAbuseMind implements Mind {
  readonly #plan: PauseAbusePlan;
  readonly #config: PauseAbuseConfig;
  readonly #isFirst: boolean;
  #slicesLeft: number;
  #pausesLeft: number;
  #askSeconds: number;
  /** Unix seconds of the next try. */
  #pausesAt = 0;
  #askedAt = 0;
  #asked: readonly Intent[] = [];

  constructor(plan: PauseAbusePlan, config: PauseAbuseConfig, isFirst: boolean, slices: number) {
    this.#plan = plan;
    this.#config = config;
    this.#isFirst = isFirst;
    this.#slicesLeft = slices;
    this.#pausesLeft = isFirst ? config.pauses : 0;
    this.#askSeconds = Math.max(1, Math.floor(config.ask_days * SECONDS_PER_DAY));
  }

  decide(observation: Observation): Decision {
    const { unixSeconds } = observation;
    this.#askedAt = unixSeconds;
    const calls: AttackCall[] = [];
    if (
      this.#pausesLeft > 0 &&
      unixSeconds >= this.#pausesAt &&
      (this.#plan.hasBegun || this.#hasCrashed(observation))
    ) {
      calls.push({ kind: 'pause', mask: EVERYTHING, seconds: this.#askSeconds });
    }
    this.#asked = [...this.#probe(observation), ...this.#sell(observation)];
    return { intents: this.#asked, sleepDays: 0, calls };
  }

  hear([outcome]: readonly Outcome[]): void {
    if (outcome?.accepted === true) {
      this.#pausesLeft--;
      this.#pausesAt = this.#askedAt + this.#askSeconds;
      this.#plan.hasBegun = true;
      return;
    }
    // Too long, or too soon: then once a day.
    if (this.#askSeconds > LONGEST_PAUSE_SECONDS) this.#askSeconds = LONGEST_PAUSE_SECONDS;
    else this.#pausesAt = this.#askedAt + SECONDS_PER_DAY;
  }

  learn(outcomes: readonly Outcome[]): void {
    const position = this.#asked.findIndex(({ kind }) => kind === 'unstake');
    const outcome = outcomes[position];
    if (outcome !== undefined) this.#plan.noteExit(!outcome.accepted && outcome.errorName === 'Paused');
    this.#asked = [];
  }

  #hasCrashed({ market }: Observation): boolean {
    return market === undefined || 1 - market.priceUsd / market.highestPriceUsd(7) >= this.#config.crash_bps / 10_000;
  }

  /** A stake without a lock, and of it one base unit a tick while everything is paused. */
  #probe(observation: Observation): readonly Intent[] {
    const { pool, unixSeconds, walletBaseUnits } = observation;
    if (!this.#isFirst) return [];
    const [entry] = entriesOf(observation);
    if (entry === undefined) {
      const amountBaseUnits = PROBE_STAKES * pool.minStakeBaseUnits;
      const isIn = this.#plan.hasBegun || walletBaseUnits < amountBaseUnits;
      return isIn ? [] : [{ kind: 'stake', amountBaseUnits, lockDays: lockDaysAt(pool, 0) }];
    }
    const isPaused = this.#plan.hasBegun && BigInt(unixSeconds) < pool.pauseUntilUnixSeconds;
    return isPaused ? [{ kind: 'unstake', amountBaseUnits: 1n, force: false, entryIndex: entry.index }] : [];
  }

  #sell({ market, walletBaseUnits, pool }: Observation): readonly Intent[] {
    if (!this.#plan.hasBegun || market?.pool === undefined || this.#slicesLeft === 0) return [];
    const amountIn = divFloor(maxBigint(0n, walletBaseUnits), BigInt(this.#slicesLeft));
    this.#slicesLeft--;
    return amountIn < pool.minClaimBaseUnits ? [] : [{ kind: 'swap', side: 'sell', amountIn, minOut: 1n }];
  }
}
