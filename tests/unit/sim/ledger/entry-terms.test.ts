import { describe, expect, it } from 'vitest';
import { emptyEntry } from '#sim/ledger/entry-model.ts';
import {
  agesOn,
  boostUnsettled,
  type EntryTerms,
  forEachDrop,
  hasNoLock,
  lockUnsettled,
  powerOn,
  settledWeight,
  weightOn,
} from '#sim/ledger/entry-terms.ts';

/** 1,001 on day 100, locked for 30 days at 1.5x. */
function terms(change: Partial<EntryTerms> = {}): EntryTerms {
  return { ...emptyEntry(), weightLocked: 1_501n, weightBase: 1_001n, startDay: 100, endDay: 130, ...change };
}

function dropsOf(entry: EntryTerms, from: number): readonly (readonly [number, bigint, bigint])[] {
  const drops: (readonly [number, bigint, bigint])[] = [];
  forEachDrop(entry, from, (day, weight, power) => drops.push([day, weight, power]));
  return drops;
}

describe('sim/ledger/entry-terms', () => {
  it('has no lock when it ends on the day it starts', () => {
    expect([hasNoLock(terms()), hasNoLock(terms({ endDay: 100 }))]).toEqual([false, true]);
    expect([lockUnsettled(terms()), lockUnsettled(terms({ ended: true }))]).toEqual([true, false]);
    expect(lockUnsettled(terms({ endDay: 100 }))).toBe(false);
  });

  it('weighs with its lock up to and including the end day', () => {
    expect([weightOn(terms(), 130), weightOn(terms(), 131)]).toEqual([1_501n, 1_001n]);
    expect([settledWeight(terms()), settledWeight(terms({ ended: true }))]).toEqual([1_501n, 1_001n]);
  });

  it('rounds a boosted weight down after the lock: 1,501 with 10% is 1,651.1', () => {
    const entry = terms({ boostBps: 1_000, boostEndDay: 140 });
    expect([weightOn(entry, 130), weightOn(entry, 131), weightOn(entry, 141)]).toEqual([1_651n, 1_101n, 1_001n]);
    expect([boostUnsettled(entry), boostUnsettled(terms())]).toEqual([true, false]);
    expect(boostUnsettled({ ...entry, boostOver: true })).toBe(false);
  });

  it('votes without a booster, and flat without its lock', () => {
    const entry = terms({ boostBps: 1_000, boostEndDay: 140 });
    expect([powerOn(entry, 130), powerOn(entry, 131)]).toEqual([1_501n, 1_001n]);
    expect(powerOn({ ...entry, flatPower: true }, 101)).toBe(1_001n);
  });

  it('votes with its age: 1.2x after 7 days, 1.5x after 30, 2x after 90, 3x after 180', () => {
    const entry = terms({ agedPower: true, endDay: 100, weightLocked: 1_001n });
    const powers = [106, 107, 129, 130, 189, 190, 279, 280, 900].map((day) => powerOn(entry, day));
    expect(powers).toEqual([1_001n, 1_201n, 1_201n, 1_501n, 1_501n, 2_002n, 2_002n, 3_003n, 3_003n]);
    expect([agesOn(entry, 280), agesOn(terms(), 280)]).toEqual([4, 0]);
  });

  it('schedules the end of lock and booster, both at once when they are on one day', () => {
    const entry = terms({ boostBps: 1_000, boostEndDay: 140 });
    expect(dropsOf(entry, 101)).toEqual([
      [130, 550n, 500n],
      [140, 100n, 0n],
    ]);
    expect(dropsOf({ ...entry, boostEndDay: 130 }, 101)).toEqual([[130, 650n, 500n]]);
    expect(dropsOf({ ...entry, boostEndDay: 120 }, 101)).toEqual([
      [130, 500n, 500n],
      [120, 150n, 0n],
    ]);
    expect(dropsOf(entry, 131)).toEqual([[140, 100n, 0n]]);
    expect(dropsOf(entry, 141)).toEqual([]);
  });

  it.each([0, 6, 7, 29, 30, 89, 180])('schedules what its weight and power change by, day by day: %i days', (lock) => {
    for (const boostDays of [0, 3, lock, 200]) {
      const entry = terms({ agedPower: true, endDay: 100 + lock, boostBps: 777, boostEndDay: 100 + boostDays });
      const weights = lock === 0 ? { ...entry, weightLocked: 1_001n } : entry;
      let weight = weightOn(weights, 101);
      let power = powerOn(weights, 101);
      const drops = dropsOf(weights, 101);
      for (let day = 101; day < 400; day += 1) {
        expect([day, weight, power]).toEqual([day, weightOn(weights, day), powerOn(weights, day)]);
        for (const [on, lessWeight, lessPower] of drops) {
          weight -= on === day ? lessWeight : 0n;
          power -= on === day ? lessPower : 0n;
        }
      }
    }
  });
});
