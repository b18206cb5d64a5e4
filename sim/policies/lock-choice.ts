import { DAYS_PER_YEAR } from '../core/units.ts';

/**
 * What a lock is worth to who may need the money before its end. Rates and shares are basis points, yearly where they
 * are rates; rewards are simple, not compounded, as the program pays them.
 */

/** What the program pays for a lock. */
export interface LockOffer {
  readonly lockDays: number;
  /** Yearly rate while the lock runs. */
  readonly aprBps: number;
}

/** What leaving before a lock's end costs. */
export interface EarlyExitTerms {
  /** Of what leaves. */
  readonly penaltyBps: number;
  /** Yearly rate without a lock. */
  readonly unlockedAprBps: number;
  /** What the lock adds to that rate is paid at the lock's end, and lost by who leaves before. */
  readonly boostVests: boolean;
}

/** When an agent will want its money back. */
export interface LiquidityNeeds {
  /** Planned, above 0; Infinity for never. */
  readonly horizonDays: number;
  /** Mean time until it needs everything at once, unplanned (Poisson); Infinity for never. */
  readonly needMeanDays: number;
}

/**
 * Expected yearly yield of a lock, less the expected loss from leaving early. A deposit of a lock T lasts D = min(T, horizon)
 * days unless a need comes before; with needs at rate 1/m a day it lasts E = m (1 - exp(-D / m)) days on average and the
 * penalty falls due with probability P = 1 - exp(-D / m), or 1 where the horizon is shorter than the lock. Earned over
 * E days at the lock's rate less P penalties, made a year's: for T within the horizon that is rate - penalty x 365 / m,
 * and without needs, beyond it, rate - penalty x 365 / horizon.
 */
export function netYieldBps(offer: LockOffer, terms: EarlyExitTerms, needs: LiquidityNeeds): number {
  const { lockDays, aprBps } = offer;
  const { penaltyBps, unlockedAprBps, boostVests } = terms;
  const { horizonDays, needMeanDays } = needs;
  if (lockDays === 0) return aprBps;
  const lastsAtMost = Math.min(lockDays, horizonDays);
  const neededNot = Math.exp(-lastsAtMost / needMeanDays);
  const meanDays = needMeanDays === Number.POSITIVE_INFINITY ? lastsAtMost : needMeanDays * (1 - neededNot);
  const reachesEnd = horizonDays < lockDays ? 0 : neededNot;
  const boostDays = boostVests ? lockDays * reachesEnd : meanDays;
  const earnedBpsDays = unlockedAprBps * meanDays + (aprBps - unlockedAprBps) * boostDays;
  return (earnedBpsDays - penaltyBps * (1 - reachesEnd) * DAYS_PER_YEAR) / meanDays;
}

/** A lock and what it is expected to yield a year, taste left out. */
export interface LockChoice {
  readonly lockIndex: number;
  readonly netYieldBps: number;
}

/** The offer with the highest net yield and taste together; of equal ones the first. */
export function bestLock(
  offers: readonly LockOffer[],
  terms: EarlyExitTerms,
  needs: LiquidityNeeds,
  tasteBps: readonly number[],
): LockChoice {
  let best: LockChoice = { lockIndex: 0, netYieldBps: Number.NEGATIVE_INFINITY };
  let highest = Number.NEGATIVE_INFINITY;
  for (const [lockIndex, offer] of offers.entries()) {
    const netBps = netYieldBps(offer, terms, needs);
    const value = netBps + (tasteBps[lockIndex] ?? 0);
    if (value <= highest) continue;
    highest = value;
    best = { lockIndex, netYieldBps: netBps };
  }
  return best;
}

/**
 * Days after which a boosted lock that is broken has paid more than a deposit without one: penalty / (boosted less
 * unboosted rate) years. Infinity where the lock pays no more.
 */
export function breakEvenDays(penaltyBps: number, boostedAprBps: number, unboostedAprBps: number): number {
  const gainBps = boostedAprBps - unboostedAprBps;
  return gainBps > 0 ? (penaltyBps / gainBps) * DAYS_PER_YEAR : Number.POSITIVE_INFINITY;
}

/** A deposit that could leave before its time, against the same time elsewhere. */
export interface EarlyExit {
  /** Paid on leaving, of the deposit: penalty, rewards given up, costs of trading. */
  readonly costBps: number;
  /** What is compared: usually the rest of the lock. */
  readonly days: number;
  readonly stayAprBps: number;
  readonly elsewhereAprBps: number;
  /** Expected change of the token's price in that time, which leaving avoids: -0.2 is a fall by a fifth. */
  readonly priceChange: number;
}

/** (1 - cost) (1 + elsewhere) > (1 + stay) (1 + price change), with the rates' parts of a year. */
export function earlyExitPays({ costBps, days, stayAprBps, elsewhereAprBps, priceChange }: EarlyExit): boolean {
  const years = days / DAYS_PER_YEAR;
  const leaves = (1 - costBps / 10_000) * (1 + (elsewhereAprBps / 10_000) * years);
  const stays = (1 + (stayAprBps / 10_000) * years) * (1 + priceChange);
  return leaves > stays;
}
