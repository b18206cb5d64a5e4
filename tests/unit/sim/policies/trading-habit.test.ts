import { describe, expect, it } from 'vitest';
import type { Intent } from '#sim/policies/policy.ts';
import { StandingOrder } from '#sim/policies/standing-order.ts';
import { TradingHabit } from '#sim/policies/trading-habit.ts';
import { aMarketView } from '#tests/support/market-fixtures.ts';
import { ACT, anObservation } from '#tests/support/sim-fixtures.ts';

/** Wants to sell 800 ACT every 30 days from day 3 on, and may sell some 504 at once. */
function aHabit(): TradingHabit {
  return new TradingHabit({
    firstAtDays: 3,
    everyDays: 30,
    order: new StandingOrder('sell', { maxImpactBps: 100, maxSlippageBps: 100 }),
    wish: () => 800n * ACT,
  });
}

function swaps(habit: TradingHabit, elapsedDays: number, market = aMarketView()): number {
  const intents: Intent[] = [];
  habit.ask(anObservation({ elapsedDays, market }), intents);
  if (intents.length > 0) habit.learn(intents.map(() => ({ accepted: true })));
  return intents.length;
}

describe('sim/policies/trading-habit.ts', () => {
  it('works an order off tick by tick, then sleeps until its next look', () => {
    const habit = aHabit();
    expect([habit.dueAt, swaps(habit, 2)]).toEqual([3, 0]);
    expect([swaps(habit, 3), habit.dueAt]).toEqual([1, 3]);
    expect([swaps(habit, 4), habit.dueAt]).toEqual([1, 33]);
    expect([swaps(habit, 5), swaps(habit, 33)]).toEqual([0, 1]);
  });

  it('sleeps for good where nothing can be traded', () => {
    const habit = aHabit();
    expect(swaps(habit, 3, aMarketView({ pool: undefined }))).toBe(0);
    expect(habit.dueAt).toBe(Number.POSITIVE_INFINITY);
  });
});
