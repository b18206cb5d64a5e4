import { z } from 'zod';
import { maxBigint } from '../core/fixed.ts';
import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '../core/units.ts';
import type { StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
import { isWorthRefreshing } from './boosters.ts';
import { wholeTokens } from './config-fields.ts';
import type { Habit } from './habit.ts';
import { tokensToBaseUnits } from './holding.ts';
import type { Intent, Observation, Streams } from './policy.ts';
import { isPaused, isSwitchedOn } from './program-switches.ts';

export const huntingFields = {
  debate_fee_tokens: wholeTokens(1, 'Fee that it pays for a debate, never less than rewards.min_debate_fee. Tokens.'),
  least_gain_percent: z
    .number()
    .min(0)
    .max(100_000)
    .default(150)
    .describe('Pays a fee when the booster is expected to earn at least so much of it. Percent.'),
};

const huntingSchema = z.strictObject(huntingFields);

/**
 * Once a week, on a weekday of its own: pays a debate fee when the active booster will earn more than it costs, and takes
 * every booster as soon as there is something to gain.
 */
export class HuntingHabit implements Habit {
  dueAt: number;
  readonly #config: z.output<typeof huntingSchema>;

  constructor(config: z.output<typeof huntingSchema>, streams: Streams) {
    this.#config = config;
    this.dueAt = DAYS_PER_WEEK * streams.own('boosters').nextFloat();
  }

  ask(observation: Observation, intents: Intent[]): void {
    if (observation.elapsedDays < this.dueAt) return;
    this.dueAt = observation.elapsedDays + DAYS_PER_WEEK;
    const { stake } = observation;
    if (stake === undefined || stake.amountBaseUnits === 0n) return;
    const pays = this.#askDebate(observation, stake, intents);
    if (isWorthRefreshing(observation, stake, pays)) intents.push({ kind: 'refresh_boosters' });
  }

  /** Only when the fee brings a booster now: one that is active already, or has its booster, need not pay again. */
  #askDebate(observation: Observation, stake: UserStakeState, intents: Intent[]): boolean {
    const { pool, unixSeconds, walletBaseUnits, tokenUnitBaseUnits } = observation;
    const isActive = stake.lastDebateDay > 0 && pool.lastDay < stake.lastDebateDay + pool.activeDays;
    const wish = tokensToBaseUnits(this.#config.debate_fee_tokens, tokenUnitBaseUnits);
    const fee = maxBigint(pool.minDebateFeeBaseUnits, wish);
    if (isActive || fee === 0n || fee > walletBaseUnits || isPaused(pool, 'fund', unixSeconds)) return false;
    if (!isWorthRefreshing(observation, stake, true)) return false;
    const gain = expectedBoostBaseUnits(observation, stake, pool.boostActiveBps);
    if (gain * 100 < this.#config.least_gain_percent * Number(fee)) return false;
    intents.push({ kind: 'pay_debate_fee', amountBaseUnits: fee });
    return true;
  }
}

/**
 * What a booster of this size is expected to earn on all deposits that take one, in base units: weight x yearly rate of a
 * weight of one x booster x its days / 365. A lock that ends within the booster's days earns with its weight until then.
 */
export function expectedBoostBaseUnits(observation: Observation, stake: UserStakeState, boostBps: number): number {
  const { pool } = observation;
  if (!isSwitchedOn(pool, 'boosters')) return 0;
  const rate = observation.estimatedAprBps(0) / 10_000;
  let weightDays = 0;
  for (const entry of stake.entries) weightDays += boostedWeightDays(entry, pool.lastDay, pool.boostDays);
  return (weightDays * rate * (boostBps / 10_000)) / DAYS_PER_YEAR;
}

function boostedWeightDays(entry: StakeEntryState, today: number, boostDays: number): number {
  if (entry.compound || entry.startDay >= today) return 0;
  const locked = entry.ended ? 0 : Math.min(boostDays, Math.max(0, entry.endDay - today));
  return Number(entry.weightLocked) * locked + Number(entry.weightBase) * (boostDays - locked);
}
