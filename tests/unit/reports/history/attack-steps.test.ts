import { describe, expect, it } from 'vitest';
import { formatCsvCell } from '#reports/artifacts/csv.ts';
import { cellsOf } from '#reports/artifacts/tables/table.ts';
import { AttackStepLog } from '#reports/history/attack-steps.ts';
import type { AttackStepRow } from '#sim/ports/run-sink.ts';
import { ATTACK_HEADS } from '#tests/support/fixture-attacks.ts';
import { fixtureTime } from '#tests/support/fixture-rows.ts';

function step(tickIndex: number, action: string, outcome: string, attack = 'raiders'): AttackStepRow {
  return { ...fixtureTime(tickIndex), attack, agentId: `${attack}/0`, action, outcome };
}

function logOf(rows: readonly AttackStepRow[]): AttackStepLog {
  const log = new AttackStepLog(ATTACK_HEADS.steps);
  rows.forEach((row, index) => log.take(cellsOf(ATTACK_HEADS.steps.columns, row).map(formatCsvCell), index + 2));
  return log;
}

describe('reports/history/attack-steps', () => {
  it('joins the steps of a tick that came to the same, and counts refusals by error', () => {
    const rows = [
      step(1, 'stake 1 for 0 days', 'accepted'),
      step(1, 'cast_vote yes on proposal 0', 'NoPowerAtSnapshot'),
      step(1, 'claim_rewards', 'accepted'),
      step(2, 'unstake 1 of entry 0', 'VoteLocked'),
      step(2, 'unstake 1 of entry 0', 'VoteLocked'),
      step(3, 'roll', 'accepted', 'sleepers'),
    ];
    const raiders = logOf(rows).steps().get('raiders');
    expect(raiders?.count).toBe(5);
    expect(raiders?.listed).toEqual(rows.slice(0, 5));
    expect(raiders?.moments).toEqual([
      {
        unixSeconds: rows[0]?.unixSeconds,
        outcome: 'accepted',
        count: 2,
        actions: ['stake 1 for 0 days', 'claim_rewards'],
      },
      {
        unixSeconds: rows[0]?.unixSeconds,
        outcome: 'NoPowerAtSnapshot',
        count: 1,
        actions: ['cast_vote yes on proposal 0'],
      },
      {
        unixSeconds: rows[3]?.unixSeconds,
        outcome: 'VoteLocked',
        count: 2,
        actions: ['unstake 1 of entry 0', 'unstake 1 of entry 0'],
      },
    ]);
    expect(raiders?.refusals).toEqual([
      { errorName: 'VoteLocked', count: 2 },
      { errorName: 'NoPowerAtSnapshot', count: 1 },
    ]);
  });

  it('keeps the first two hundred of many to list, and the words of the first three of a tick', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => step(0, `stake ${index} for 0 days`, 'accepted'));
    const steps = logOf(many).steps().get('raiders');
    expect([steps?.count, steps?.listed.length, steps?.moments.length]).toEqual([1_000, 200, 1]);
    expect(steps?.moments[0]).toMatchObject({ count: 1_000, actions: { length: 3 } });
  });

  it('has nothing of an attack that did nothing', () => {
    expect(logOf([]).steps().size).toBe(0);
  });
});
