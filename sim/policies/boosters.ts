import { z } from 'zod';
import { maxBigint } from '../core/fixed.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import type { PoolState, StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
import { shareBps, wholeTokens } from './config-fields.ts';
import type { Habit } from './habit.ts';
import { tokensToBaseUnits } from './holding.ts';
import type { Intent, Observation, Streams } from './policy.ts';
import { isPaused, isSwitchedOn } from './program-switches.ts';

/** The program asks for this many votes among this many of the last proposals that reached quorum. */
const BOOSTER_VOTES = 2;
const BOOSTER_PROPOSALS = 4;

export const boosterFields = z.strictObject({
  debate_weekly_bps: shareBps(
    2_000,
    'Probability a week that it takes part in a debate and pays the fee. Basis points.',
  ),
  debate_fee_tokens: wholeTokens(5, 'Fee that it pays for a debate, never less than rewards.min_debate_fee. Tokens.'),
  refresh_weekly_bps: shareBps(
    9_000,
    'Probability a week that it looks after its boosters: a new or larger one is taken, one that ends is renewed. Basis points.',
  ),
});

export type BoosterConfig = z.output<typeof boosterFields>;

/** Once a week, on a weekday of its own: perhaps a debate, then the boosters that it has earned. */
export class BoosterHabit implements Habit {
  dueAt: number;
  readonly #config: BoosterConfig;
  readonly #rng;

  constructor(config: BoosterConfig, streams: Streams) {
    this.#config = config;
    this.#rng = streams.own('boosters');
    this.dueAt = DAYS_PER_WEEK * this.#rng.nextFloat();
  }

  ask(observation: Observation, intents: Intent[]): void {
    if (observation.elapsedDays < this.dueAt) return;
    this.dueAt = observation.elapsedDays + DAYS_PER_WEEK;
    // Both are drawn every week, whatever the wallet holds: one week's state moves no later draw.
    const debates = this.#rng.bernoulli(this.#config.debate_weekly_bps / 10_000);
    const refreshes = this.#rng.bernoulli(this.#config.refresh_weekly_bps / 10_000);
    const { stake } = observation;
    if (stake === undefined || stake.amountBaseUnits === 0n) return;
    const paid = debates && this.#askDebate(observation, intents);
    if (refreshes && isWorthRefreshing(observation, stake, paid)) intents.push({ kind: 'refresh_boosters' });
  }

  #askDebate(observation: Observation, intents: Intent[]): boolean {
    const { pool, unixSeconds, walletBaseUnits, tokenUnitBaseUnits } = observation;
    const fee = maxBigint(
      pool.minDebateFeeBaseUnits,
      tokensToBaseUnits(this.#config.debate_fee_tokens, tokenUnitBaseUnits),
    );
    if (fee === 0n || fee > walletBaseUnits || isPaused(pool, 'fund', unixSeconds)) return false;
    intents.push({ kind: 'pay_debate_fee', amountBaseUnits: fee });
    return true;
  }
}

/** Some deposit would get a booster that it does not have, a larger one, or one that ends before the next look anew. */
export function isWorthRefreshing(observation: Observation, stake: UserStakeState, paidNow: boolean): boolean {
  const { pool, unixSeconds, day } = observation;
  if (!isSwitchedOn(pool, 'boosters') || isPaused(pool, 'boosters', unixSeconds)) return false;
  const sharedBps = sharedBoostBps(observation, stake, paidNow);
  return stake.entries.some((entry) => {
    const earned = earnedBoostBps(entry, sharedBps, pool);
    const left = entry.boostBps === 0 || entry.boostOver ? 0 : entry.boostEndDay - day;
    return earned > 0 && (left < DAYS_PER_WEEK || earned > entry.boostBps);
  });
}

/** What a refresh would grant one deposit, in basis points: the owner's share, and more for an old one. */
export function earnedBoostBps(entry: StakeEntryState, sharedBps: number, pool: PoolState): number {
  if (entry.compound || entry.startDay >= pool.lastDay) return 0;
  return sharedBps + (pool.lastDay - entry.startDay >= pool.longTermDays ? pool.boostLongTermBps : 0);
}

/** What debates and votes earn, whatever the deposit; `paidNow`: a fee is among the same intents. */
export function sharedBoostBps(observation: Observation, stake: UserStakeState, paidNow: boolean): number {
  const { pool } = observation;
  const isActive = paidNow || (stake.lastDebateDay > 0 && pool.lastDay < stake.lastDebateDay + pool.activeDays);
  return (isActive ? pool.boostActiveBps : 0) + (votedEnough(observation, stake) ? pool.boostVotingBps : 0);
}

function votedEnough({ governance }: Observation, stake: UserStakeState): boolean {
  const { quorumCount, quorumIds } = governance;
  // The ring may have wrapped; slots that were never written have no weight.
  const votedOn = new Set(stake.votes.filter(({ weight }) => weight > 0n).map(({ proposalId }) => proposalId));
  let votes = 0;
  for (let n = Math.max(0, quorumCount - BOOSTER_PROPOSALS); n < quorumCount; n++) {
    if (votedOn.has(quorumIds[n % quorumIds.length] as number)) votes++;
  }
  return votes >= BOOSTER_VOTES;
}
