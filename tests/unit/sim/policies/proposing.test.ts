import { describe, expect, it } from 'vitest';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import type { ProposalSource } from '#sim/policies/proposal-source.ts';
import { ProposingHabit } from '#sim/policies/proposing.ts';
import { ACT, anEntry, anObservation, aProposal, aStake } from '#tests/support/sim-fixtures.ts';

const ABLE = aStake([anEntry({ amountBaseUnits: 5_000n * ACT })]);
const BUSY = { ...ABLE, liveProposal: 1 };

/** Proposes an upgrade to its own name as often as it is asked. */
function aSource(name: string, dueAt = 0) {
  const decided: boolean[] = [];
  const source: ProposalSource & { dueAt: number } = {
    dueAt,
    propose: () => ({ kind: 'upgrade', buffer: new TextEncoder().encode(name) }),
    made: () => {
      source.dueAt = Number.POSITIVE_INFINITY;
    },
    decided: (hasPassed) => void decided.push(hasPassed),
  };
  return { source, decided };
}

function ask(habit: ProposingHabit, elapsedDays: number, changes: Partial<Observation> = {}): string[] {
  const intents: Intent[] = [];
  habit.ask(anObservation({ elapsedDays, stake: ABLE, ...changes }), intents);
  if (intents.length > 0) habit.learn(intents.map(() => ({ accepted: true, proposalId: 4 })));
  return intents.map((intent) =>
    intent.kind === 'create_proposal' && intent.payload.kind === 'upgrade'
      ? new TextDecoder().decode(intent.payload.buffer)
      : intent.kind,
  );
}

function follow(habit: ProposingHabit, from: number, ...states: readonly ('active' | 'succeeded' | 'queued')[]): void {
  for (const [day, state] of states.entries()) {
    ask(habit, from + day, { stake: BUSY, liveProposals: [aProposal({ id: 4, state, snapshotDay: 0 })] });
  }
  ask(habit, from + states.length, { stake: ABLE });
}

describe('sim/policies/proposing.ts', () => {
  it('takes the first source that has something to propose', () => {
    const habit = new ProposingHabit(aSource('late', 9).source, aSource('first').source, aSource('second').source);
    expect(habit.dueAt).toBe(0);
    expect(ask(habit, 0)).toEqual(['first']);
  });

  it('tells a source how its proposal ended', () => {
    const passed = aSource('a');
    const habit = new ProposingHabit(passed.source);
    ask(habit, 0);
    follow(habit, 1, 'active', 'succeeded', 'queued');
    expect(passed.decided).toEqual([true]);
    const lost = aSource('b');
    const other = new ProposingHabit(lost.source);
    ask(other, 0);
    follow(other, 1, 'active', 'active');
    expect(lost.decided).toEqual([false]);
    expect(other.dueAt).toBe(Number.POSITIVE_INFINITY);
  });

  it('lets the next source have its turn when the first has to cool down', () => {
    const { source } = aSource('defeated');
    source.coolsDown = (elapsedDays) => {
      source.dueAt = elapsedDays + 7;
    };
    const habit = new ProposingHabit(source, aSource('other').source);
    const intents: Intent[] = [];
    habit.ask(anObservation({ stake: ABLE }), intents);
    habit.learn([{ accepted: false, errorCode: 6099, errorName: 'ProposalCoolDown' }]);
    expect(intents).toHaveLength(1);
    expect(ask(habit, 1)).toEqual(['other']);
  });

  it('goes on to the next source when a proposal is done with', () => {
    const habit = new ProposingHabit(aSource('a').source, aSource('b').source);
    expect(ask(habit, 0)).toEqual(['a']);
    follow(habit, 1, 'active');
    expect(ask(habit, 3)).toEqual(['b']);
  });
});
