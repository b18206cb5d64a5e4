import { describe, expect, it } from 'vitest';
import type { Intent } from '#sim/policies/policy.ts';
import { WatchingHabit } from '#sim/policies/watching.ts';
import { ACT, anEntry, anObservation, aProposal, aStake } from '#tests/support/sim-fixtures.ts';

const stake = aStake([anEntry({ amountBaseUnits: 1_000n * ACT })]);
const quiet = aProposal({ kind: 'spend', selector: 0 });
const passing = { ...quiet, turnout: 200_000n * ACT, yes: 200_000n * ACT };

function asked(habit: WatchingHabit, elapsedDays: number, proposal = passing): readonly Intent[] {
  const intents: Intent[] = [];
  habit.ask(anObservation({ elapsedDays, stake, liveProposals: [proposal] }), intents);
  return intents;
}

describe('sim/policies/watching.ts', () => {
  it('says nothing while spending would not pass, and no some hours after it would, once', () => {
    const habit = new WatchingHabit(12);
    expect(asked(habit, 5, quiet)).toEqual([]);
    expect(habit.dueAt).toBe(5);
    expect(asked(habit, 6)).toEqual([]);
    expect(asked(habit, 6.25)).toEqual([]);
    expect(asked(habit, 6.5)).toEqual([{ kind: 'cast_vote', proposalId: 0, side: 'no' }]);
    expect(asked(habit, 6.75)).toEqual([]);
  });

  it('sleeps when there is nothing to watch, and lets other kinds be', () => {
    const habit = new WatchingHabit(0);
    expect(asked(habit, 5, { ...passing, kind: 'parameter' })).toEqual([]);
    expect(habit.dueAt).toBe(Number.POSITIVE_INFINITY);
    expect(asked(habit, 5, { ...passing, state: 'queued' })).toEqual([]);
    expect(asked(habit, 5)).toHaveLength(1);
  });

  it('does not vote with what was not there at the snapshot', () => {
    const habit = new WatchingHabit(0);
    expect(asked(habit, 5, { ...passing, snapshotDay: 0 })).toEqual([]);
  });
});
