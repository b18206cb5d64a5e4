import { describe, expect, it } from 'vitest';
import {
  applyUnstakePenalty,
  getTimeMultiplier,
  PLAN_LOCKS,
  powerOf,
  rewardWeightOn,
  votingPowerOn,
} from '#client/stake-previews.ts';
import { emptyEntry, entryState } from '#sim/ledger/entry-model.ts';

const NOON = BigInt(Date.UTC(2026, 0, 1, 12)) / 1_000n;
const DAY = 86_400n;

/** 1,000 on day 100 for 30 days at 1.5x, boosted by 10% up to day 120, with power by age. */
const entry = entryState(0, {
  ...emptyEntry(),
  live: true,
  amount: 1_000n,
  weightLocked: 1_500n,
  weightBase: 1_000n,
  startDay: 100,
  endDay: 130,
  agedPower: true,
  boostBps: 1_000,
  boostEndDay: 120,
});

describe('client/stake-previews', () => {
  it("gives the plan's multipliers, up to and including the day on which the lock ends", () => {
    expect(PLAN_LOCKS.map(({ lockDays }) => getTimeMultiplier(NOON, lockDays, NOON))).toEqual([
      10_000, 12_000, 15_000, 20_000, 30_000,
    ]);
    expect(getTimeMultiplier(NOON, 30, NOON + 30n * DAY + DAY / 2n - 1n)).toBe(15_000);
    expect(getTimeMultiplier(NOON, 30, NOON + 30n * DAY + DAY / 2n)).toBe(10_000);
    expect(() => getTimeMultiplier(NOON, 31, NOON)).toThrow(RangeError);
    expect(getTimeMultiplier(NOON, 31, NOON, [{ lockDays: 31, multiplierBps: 11_000 }])).toBe(11_000);
  });

  it('takes a tenth for leaving early, rounded up', () => {
    expect(applyUnstakePenalty(1_000n)).toEqual({ penaltyBaseUnits: 100n, toOwnerBaseUnits: 900n });
    expect(applyUnstakePenalty(1_001n, 1_000)).toEqual({ penaltyBaseUnits: 101n, toOwnerBaseUnits: 900n });
  });

  it('counts a deposit from the next day on, with lock and age for power, lock and booster for rewards', () => {
    expect([100, 101, 107, 130, 131, 280].map((day) => votingPowerOn([entry], day))).toEqual([
      0n,
      1_500n,
      1_800n,
      2_250n,
      1_500n,
      3_000n,
    ]);
    expect([100, 101, 120, 121, 131].map((day) => rewardWeightOn([entry], day))).toEqual([
      0n,
      1_650n,
      1_650n,
      1_500n,
      1_000n,
    ]);
  });

  it('leaves the lock out of the power of deposits that vote flat', () => {
    expect(powerOf({ ...entry, flatPower: true }, true, 101)).toBe(1_000n);
  });
});
