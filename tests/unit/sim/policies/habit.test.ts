import { describe, expect, it } from 'vitest';
import { type Habit, withHabits } from '#sim/policies/habit.ts';
import type { Intent, Mind } from '#sim/policies/policy.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { anObservation } from '#tests/support/sim-fixtures.ts';

const CLAIM: Intent = { kind: 'claim_rewards' };
const REFRESH: Intent = { kind: 'refresh_boosters' };
const ACCEPTED: Outcome = { accepted: true };
const REJECTED: Outcome = { accepted: false, errorCode: 1, errorName: 'x' };

/** Claims every ten days. */
function aPlan() {
  const asked: number[] = [];
  const learned: (readonly Outcome[])[] = [];
  const mind: Mind = {
    decide: ({ elapsedDays }) => {
      asked.push(elapsedDays);
      return { intents: [CLAIM], sleepDays: 10 };
    },
    learn: (outcomes) => void learned.push(outcomes),
  };
  return { mind, asked, learned };
}

/** Does these every three days. */
function aHabit(...does: readonly Intent[]) {
  const learned: (readonly Outcome[])[] = [];
  const habit: Habit & { dueAt: number } = {
    dueAt: 0,
    ask({ elapsedDays }, intents) {
      if (elapsedDays < habit.dueAt) return;
      habit.dueAt = elapsedDays + 3;
      intents.push(...does);
    },
    learn: (outcomes) => void learned.push(outcomes),
  };
  return { habit, learned };
}

describe('sim/policies/habit.ts', () => {
  it('is the mind itself without habits', () => {
    const { mind } = aPlan();
    expect(withHabits(mind, [])).toBe(mind);
  });

  it('asks the plan only when its own sleep is over', () => {
    const { mind, asked } = aPlan();
    const habitual = withHabits(mind, [aHabit(REFRESH).habit]);
    const days = [0, 3, 6, 9, 10];
    const decisions = days.map((elapsedDays) => habitual.decide(anObservation({ elapsedDays })));
    expect(asked).toEqual([0, 10]);
    expect(decisions.map(({ sleepDays }) => sleepDays)).toEqual([3, 3, 3, 1, 2]);
    expect(decisions[0]?.intents).toEqual([CLAIM, REFRESH]);
    expect(decisions[3]?.intents).toEqual([REFRESH]);
    expect(decisions[4]?.intents).toEqual([CLAIM]);
    expect(habitual.heedsNews).toBe(true);
  });

  it('tells plan and habits their own outcomes', () => {
    const plan = aPlan();
    const twice = aHabit(REFRESH, REFRESH);
    const never = aHabit();
    const once = aHabit(REFRESH);
    const habitual = withHabits(plan.mind, [twice.habit, never.habit, once.habit]);
    habitual.decide(anObservation());
    habitual.learn([ACCEPTED, REJECTED, ACCEPTED, REJECTED]);
    expect(plan.learned).toEqual([[ACCEPTED]]);
    expect(twice.learned).toEqual([[REJECTED, ACCEPTED]]);
    expect(never.learned).toEqual([]);
    expect(once.learned).toEqual([[REJECTED]]);
    habitual.decide(anObservation({ elapsedDays: 3 }));
    habitual.learn([ACCEPTED, ACCEPTED, ACCEPTED]);
    expect(plan.learned).toHaveLength(1);
    expect(once.learned[1]).toEqual([ACCEPTED]);
  });
});
