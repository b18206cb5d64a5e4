import { describe, expect, it } from 'vitest';
import { plannedProposal } from '#sim/policies/proposal-plan.ts';
import { ProposalSchedule } from '#sim/policies/proposal-schedule.ts';
import { anObservation } from '#tests/support/sim-fixtures.ts';

function aSchedule(...plans: readonly object[]): ProposalSchedule {
  return new ProposalSchedule(
    'steward',
    plans.map((plan) => plannedProposal.parse(plan)),
  );
}

const burn = { kind: 'spend', purpose: 'burn', amount_tokens: 5 };

describe('sim/policies/proposal-schedule.ts', () => {
  it('proposes by day, the next one once the last was made', () => {
    const schedule = aSchedule({ kind: 'upgrade', at_day: 9, code: 'v2' }, { ...burn, at_day: 3 });
    expect([schedule.dueAt, schedule.propose(anObservation({ elapsedDays: 2 }))]).toEqual([3, undefined]);
    expect(schedule.propose(anObservation({ elapsedDays: 3 }))).toMatchObject({ kind: 'spend' });
    expect(schedule.propose(anObservation({ elapsedDays: 4 }))).toMatchObject({ kind: 'spend' });
    schedule.made();
    expect([schedule.dueAt, schedule.propose(anObservation({ elapsedDays: 10 }))]).toMatchObject([
      9,
      { kind: 'upgrade' },
    ]);
    schedule.made();
    expect([schedule.dueAt, schedule.propose(anObservation({ elapsedDays: 99 }))]).toEqual([
      Number.POSITIVE_INFINITY,
      undefined,
    ]);
  });

  it('repeats what is to be repeated', () => {
    const schedule = aSchedule(
      { ...burn, at_day: 10, repeat: { every_days: 30, times: 3 } },
      { kind: 'upgrade', at_day: 45, code: 'v2' },
    );
    const days: number[] = [];
    for (; schedule.dueAt < Number.POSITIVE_INFINITY; schedule.made()) days.push(schedule.dueAt);
    expect(days).toEqual([10, 40, 45, 70]);
  });

  it('tries again after a week what cools down', () => {
    const schedule = aSchedule({ ...burn, at_day: 3 }, { ...burn, at_day: 5 });
    schedule.coolsDown(4);
    expect(schedule.dueAt).toBe(11);
    schedule.made();
    expect(schedule.dueAt).toBe(5);
  });

  it('drops what could not be made for two months', () => {
    const schedule = aSchedule({ ...burn, at_day: 3 }, { kind: 'upgrade', at_day: 9, code: 'v2' });
    expect(schedule.propose(anObservation({ elapsedDays: 63 }))).toMatchObject({ kind: 'spend' });
    expect(schedule.propose(anObservation({ elapsedDays: 64 }))).toMatchObject({ kind: 'upgrade' });
    expect(schedule.propose(anObservation({ elapsedDays: 70 }))).toBeUndefined();
  });
});
