import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { CompoundingHabit } from '#sim/policies/compounding.ts';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import { anEntry, anObservation, aPool, aStake, someStreams } from '#tests/support/sim-fixtures.ts';

const pool = aPool({ features: 1 << featureBit('compounding') });

function asked(habit: CompoundingHabit | undefined, changes: Partial<Observation>): readonly Intent[] {
  const intents: Intent[] = [];
  habit?.ask(anObservation({ pool, ...changes }), intents);
  return intents;
}

describe('sim/policies/compounding.ts', () => {
  it('draws its share of the agents', () => {
    const willing = Array.from({ length: 400 }, (_, seed) => CompoundingHabit.drawn(3_000, someStreams(seed)));
    expect(willing.filter((habit) => habit !== undefined).length / 400).toBeCloseTo(0.3, 1);
    expect(CompoundingHabit.drawn(0, someStreams())).toBeUndefined();
  });

  it('opts in once the stake account is open, and rests when it has', () => {
    const habit = CompoundingHabit.drawn(10_000, someStreams());
    expect(asked(habit, {})).toEqual([]);
    expect(habit?.dueAt).toBe(7);
    const stake = aStake([anEntry()]);
    expect(asked(habit, { elapsedDays: 3, stake })).toEqual([]);
    expect(asked(habit, { elapsedDays: 7, stake })).toEqual([{ kind: 'set_compounding', enabled: true }]);
    expect(asked(habit, { elapsedDays: 14, stake: { ...stake, compounding: true } })).toEqual([]);
    expect(habit?.dueAt).toBe(Number.POSITIVE_INFINITY);
  });

  it('waits while compounding is switched off', () => {
    const habit = CompoundingHabit.drawn(10_000, someStreams());
    expect(asked(habit, { stake: aStake([anEntry()]), pool: aPool({ features: 0 }) })).toEqual([]);
    expect(habit?.dueAt).toBe(7);
  });
});
