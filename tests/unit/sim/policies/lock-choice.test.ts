import { describe, expect, it } from 'vitest';
import {
  bestLock,
  breakEvenDays,
  type EarlyExit,
  type EarlyExitTerms,
  earlyExitPays,
  type LiquidityNeeds,
  netYieldBps,
} from '#sim/policies/lock-choice.ts';

const NEVER = Number.POSITIVE_INFINITY;
/** Base rate 10% a year, 10% penalty. */
const TERMS: EarlyExitTerms = { penaltyBps: 1_000, unlockedAprBps: 1_000, boostVests: false };
const NO_NEEDS: LiquidityNeeds = { horizonDays: NEVER, needMeanDays: NEVER };
const HALF_YEAR = { lockDays: 180, aprBps: 3_000 };
/** The plan's locks: 1.0, 1.2, 1.5, 2.0 and 3.0 times the base rate. */
const OFFERS = [
  { lockDays: 0, aprBps: 1_000 },
  { lockDays: 7, aprBps: 1_200 },
  { lockDays: 30, aprBps: 1_500 },
  { lockDays: 90, aprBps: 2_000 },
  HALF_YEAR,
];
const NO_TASTE = [0, 0, 0, 0, 0];

describe('sim/policies/lock-choice.ts', () => {
  it('is the rate itself where nothing can come between', () => {
    expect(netYieldBps(HALF_YEAR, TERMS, NO_NEEDS)).toBe(3_000);
    expect(netYieldBps({ lockDays: 0, aprBps: 1_000 }, TERMS, { horizonDays: 1, needMeanDays: 1 })).toBe(1_000);
    expect(netYieldBps(HALF_YEAR, TERMS, { horizonDays: 180, needMeanDays: NEVER })).toBe(3_000);
  });

  it('takes the whole penalty off where the horizon is shorter than the lock', () => {
    // 30% less 10% x 365 / 73 = 50% a year.
    expect(netYieldBps(HALF_YEAR, TERMS, { horizonDays: 73, needMeanDays: NEVER })).toBeCloseTo(-2_000, 9);
  });

  it('takes the penalty off as often as needs come, whatever the lock', () => {
    // A need every 730 days: 10% x 365 / 730 = 5% a year.
    const needs = { horizonDays: NEVER, needMeanDays: 730 };
    expect(netYieldBps(HALF_YEAR, TERMS, needs)).toBeCloseTo(2_500, 9);
    expect(netYieldBps({ lockDays: 7, aprBps: 1_200 }, TERMS, needs)).toBeCloseTo(700, 9);
  });

  it('counts what a lock adds only at its end where that vests', () => {
    const vests = { ...TERMS, boostVests: true };
    expect(netYieldBps(HALF_YEAR, vests, NO_NEEDS)).toBe(3_000);
    // Left after 73 of 180 days: the base rate less 50% a year.
    expect(netYieldBps(HALF_YEAR, vests, { horizonDays: 73, needMeanDays: NEVER })).toBeCloseTo(-4_000, 9);
    // m = T / ln 2, so half of all locks are broken: E = T / (2 ln 2); (0.1 E + 0.2 T / 2 - 0.05 x 365) / E.
    const meanDays = 180 / (2 * Math.LN2);
    const expected = (1_000 * meanDays + 2_000 * 90 - 500 * 365) / meanDays;
    const needs = { horizonDays: NEVER, needMeanDays: 180 / Math.LN2 };
    expect(netYieldBps(HALF_YEAR, vests, needs)).toBeCloseTo(expected, 9);
  });

  it('breaks even after 61 days at a base rate of 30%, and after 91 at 20%', () => {
    expect(Math.round(breakEvenDays(1_000, 9_000, 3_000))).toBe(61);
    expect(Math.round(breakEvenDays(1_000, 6_000, 2_000))).toBe(91);
    expect(breakEvenDays(1_000, 1_000, 1_000)).toBe(NEVER);
    expect(breakEvenDays(0, 3_000, 1_000)).toBe(0);
  });

  it('prefers a lock that it will break to none from the break-even on', () => {
    for (const [baseBps, days] of [
      [3_000, 61],
      [2_000, 91],
    ] as const) {
      const terms = { ...TERMS, unlockedAprBps: baseBps };
      const offers = [
        { lockDays: 0, aprBps: baseBps },
        { lockDays: 180, aprBps: 3 * baseBps },
      ];
      const choice = (horizonDays: number): number =>
        bestLock(offers, terms, { horizonDays, needMeanDays: NEVER }, [0, 0]).lockIndex;
      expect([choice(days - 1), choice(days + 1)]).toEqual([0, 1]);
    }
  });

  it('takes longer locks the longer it can wait, and none where it soon needs the money', () => {
    const chosen = [3, 10, 50, 100, 170, 200].map(
      (horizonDays) => bestLock(OFFERS, TERMS, { horizonDays, needMeanDays: NEVER }, NO_TASTE).lockIndex,
    );
    expect(chosen).toEqual([0, 1, 2, 3, 3, 4]);
    // Needs twice a year cost 20% a year: no more than the half-year lock adds.
    expect(bestLock(OFFERS, TERMS, { horizonDays: NEVER, needMeanDays: 180 }, NO_TASTE).lockIndex).toBe(0);
    expect(bestLock(OFFERS, TERMS, { horizonDays: NEVER, needMeanDays: 190 }, NO_TASTE).lockIndex).toBe(4);
  });

  it('lets taste decide between near ones, and says what the choice yields without it', () => {
    const taste = [0, 0, 0, 1_001, 0];
    expect(bestLock(OFFERS, TERMS, NO_NEEDS, taste)).toEqual({ lockIndex: 3, netYieldBps: 2_000 });
    expect(bestLock(OFFERS.slice(0, 1), TERMS, NO_NEEDS, NO_TASTE)).toEqual({ lockIndex: 0, netYieldBps: 1_000 });
    const equal = [OFFERS[0], OFFERS[0]].filter((offer) => offer !== undefined);
    expect(bestLock(equal, TERMS, NO_NEEDS, NO_TASTE).lockIndex).toBe(0);
  });

  it('breaks a lock when the money gains more elsewhere than the penalty takes', () => {
    const exit = (changes: Partial<EarlyExit>): boolean =>
      earlyExitPays({ costBps: 1_000, days: 73, stayAprBps: 0, elsewhereAprBps: 0, priceChange: 0, ...changes });
    expect(exit({})).toBe(false);
    // 0.9 x (1 + 0.2 r) > 1 from r = 5/9 on.
    expect([exit({ elsewhereAprBps: 5_555 }), exit({ elsewhereAprBps: 5_556 })]).toEqual([false, true]);
    expect([exit({ priceChange: -0.0999 }), exit({ priceChange: -0.1001 })]).toEqual([false, true]);
    // What stays earns 10% of a year's 50% in 73 days, which makes up for a fall by a tenth and more.
    expect(exit({ priceChange: -0.15, stayAprBps: 5_000 })).toBe(false);
    expect(exit({ costBps: 0, elsewhereAprBps: 1 })).toBe(true);
  });
});
