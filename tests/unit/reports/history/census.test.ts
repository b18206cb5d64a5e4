import { describe, expect, it } from 'vitest';
import { AGENTS } from '#reports/artifacts/tables/agents.ts';
import { censuses } from '#reports/history/census.ts';
import type { AgentRow } from '#sim/ports/run-sink.ts';
import { tableOf } from '#tests/support/fixture-results.ts';
import { fixtureTime } from '#tests/support/fixture-rows.ts';

function agent(tickIndex: number, agentId: string, power: bigint, survey: AgentRow['survey'] = 'census'): AgentRow {
  return {
    ...fixtureTime(tickIndex),
    survey,
    agentId,
    cohort: 'retail',
    policy: 'staker',
    stakedBaseUnits: power / 2n,
    walletBaseUnits: 5n,
    quoteUnits: undefined,
    power,
    claimedBaseUnits: 1n,
    compoundedBaseUnits: 0n,
    penaltiesBaseUnits: 0n,
    votes: 0,
    owedBaseUnits: 0n,
    meanLockDays: power === 0n ? undefined : 30,
  };
}

function censusesOf(rows: readonly AgentRow[]): ReturnType<typeof censuses> {
  return censuses(tableOf('agents.csv', AGENTS.columns, rows));
}

describe('reports/history/census', () => {
  it('orders agents by power, exactly, and equals as they come; the sample is no census', () => {
    const huge = 2n ** 80n;
    const [first, second] = censusesOf([
      agent(4, 'sampled', 9n, 'sample'),
      agent(5, 'a', huge),
      agent(5, 'b', 0n),
      agent(5, 'c', huge + 1n),
      agent(5, 'd', huge),
      agent(9, 'a', 1n),
    ]);
    expect(first).toMatchObject({ tickIndex: 5, date: '2025-01-07' });
    expect(first?.agents.map(({ agent: id }) => id)).toEqual(['c', 'a', 'd', 'b']);
    expect(first?.agents[0]).toEqual({
      agent: 'c',
      cohort: 'retail',
      policy: 'staker',
      stakedBaseUnits: huge / 2n,
      walletBaseUnits: 5n,
      power: huge + 1n,
      claimedBaseUnits: 1n,
      meanLockDays: 30,
    });
    expect(first?.agents.at(-1)?.meanLockDays).toBeUndefined();
    expect(second).toMatchObject({ tickIndex: 9, agents: [{ agent: 'a', power: 1n }] });
    expect(censusesOf([])).toEqual([]);
  });

  it.each([
    [8, [0, 1, 2, 3, 4, 5, 6, 7]],
    [9, [0, 2, 4, 6, 8]],
    [16, [0, 4, 8, 12, 15]],
    [17, [0, 4, 8, 12, 16]],
    [100, [0, 16, 32, 48, 64, 80, 96, 99]],
  ])('of %i censuses keeps the last and at most seven others, evenly spread', (count, kept) => {
    const rows = Array.from({ length: count }, (_, tick) => [agent(tick, 'a', 1n), agent(tick, 'b', 2n)]).flat();
    const found = censusesOf(rows);
    expect(found.map(({ tickIndex }) => tickIndex)).toEqual(kept);
    for (const { agents } of found) expect(agents.map(({ agent: id }) => id)).toEqual(['b', 'a']);
  });
});
