import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { expectedBoostBaseUnits, HuntingHabit } from '#sim/policies/booster-hunting.ts';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPool,
  aStake,
  FIRST_OF_2026,
  GENESIS_DAY,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const CONFIG = { debate_fee_tokens: 1, least_gain_percent: 150 };
/** Day 20; boosters last 30 days and give 10%, 20% and 15%. */
const pool = aPool({ features: 1 << featureBit('boosters'), lastDay: GENESIS_DAY + 20 });
/** Earns with 3,000 for 73 days more, then with 1,000. */
const ENTRY = anEntry({ weightLocked: 3_000n * ACT, weightBase: 1_000n * ACT, endDay: GENESIS_DAY + 93 });
const DAY_20 = { elapsedDays: 20, pool };

function asked(changes: Partial<Observation> & { readonly aprBps?: number } = {}, config: object = {}): Intent[] {
  const intents: Intent[] = [];
  const habit = new HuntingHabit({ ...CONFIG, ...config }, someStreams());
  habit.ask(anObservation({ ...DAY_20, stake: aStake([ENTRY]), ...changes }), intents);
  return intents;
}

const BOTH = [{ kind: 'pay_debate_fee', amountBaseUnits: ACT }, { kind: 'refresh_boosters' }];

describe('sim/policies/booster-hunting.ts', () => {
  it('expects weight, rate, booster and days of all deposits together', () => {
    const boosted = (entry: object, aprBps = 2_000): number => {
      const stake = aStake([{ ...ENTRY, ...entry }]);
      return expectedBoostBaseUnits(anObservation({ ...DAY_20, stake, aprBps }), stake, 1_000) / Number(ACT);
    };
    // 3,000 x 20% x 10% x 30 / 365.
    expect(boosted({})).toBeCloseTo(4.9315, 4);
    // Ten days with 3,000, twenty with 1,000.
    expect(boosted({ endDay: GENESIS_DAY + 30 })).toBeCloseTo(2.7397, 4);
    expect(boosted({ ended: true })).toBeCloseTo(1.6438, 4);
    expect([boosted({ compound: true }), boosted({ startDay: GENESIS_DAY + 20 }), boosted({}, 0)]).toEqual([0, 0, 0]);
    const off = anObservation({ ...DAY_20, pool: { ...pool, features: 0 } });
    expect(expectedBoostBaseUnits(off, aStake([ENTRY]), 1_000)).toBe(0);
  });

  it('pays the fee when the booster earns enough more than that', () => {
    expect(asked()).toEqual(BOTH);
    // 4.93 ACT are expected; 3 x 164% is less, 3 x 165% is more.
    expect(asked({}, { debate_fee_tokens: 3, least_gain_percent: 164 })).toHaveLength(2);
    expect(asked({}, { debate_fee_tokens: 3, least_gain_percent: 165 })).toEqual([]);
    expect(asked({ aprBps: 600 })).toEqual([]);
    expect(asked({ pool: { ...pool, minDebateFeeBaseUnits: 4n * ACT } })).toEqual([]);
  });

  it('pays only when that brings a booster now', () => {
    const active = { stake: aStake([ENTRY], { lastDebateDay: GENESIS_DAY + 15 }) };
    expect(asked(active)).toEqual([{ kind: 'refresh_boosters' }]);
    const boosted = { ...ENTRY, boostBps: 1_000, boostEndDay: GENESIS_DAY + 40 };
    expect(asked({ stake: aStake([boosted]) })).toEqual([]);
    expect(asked({ stake: aStake([{ ...boosted, boostEndDay: GENESIS_DAY + 26 }]) })).toEqual(BOTH);
  });

  it('pays and takes nothing that it cannot have', () => {
    const pauseUntilUnixSeconds = BigInt(FIRST_OF_2026 + 99 * 86_400);
    for (const none of [
      { stake: undefined },
      { stake: aStake([]) },
      { walletBaseUnits: ACT - 1n },
      { pool: { ...pool, pauseMask: 1 << 3, pauseUntilUnixSeconds } },
      { pool: { ...pool, pauseMask: 1 << 2, pauseUntilUnixSeconds } },
      { pool: { ...pool, features: 0 } },
      { pool: { ...pool, lastDay: GENESIS_DAY } },
    ]) {
      expect(asked(none)).toEqual([]);
    }
  });

  it('looks once a week, on a weekday of its own', () => {
    const habit = new HuntingHabit(CONFIG, someStreams());
    expect(habit.dueAt).toBeLessThan(7);
    habit.ask(anObservation({ ...DAY_20, stake: aStake([ENTRY]) }), []);
    expect(habit.dueAt).toBe(27);
    const early: Intent[] = [];
    habit.ask(anObservation({ ...DAY_20, elapsedDays: 26, stake: aStake([ENTRY]) }), early);
    expect(early).toEqual([]);
  });
});
