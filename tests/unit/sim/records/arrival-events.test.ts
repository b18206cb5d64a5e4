import { describe, expect, it } from 'vitest';
import { buildPopulation } from '#sim/agents/population.ts';
import { ArrivalEvents } from '#sim/records/arrival-events.ts';
import { aRunSpec } from '#tests/support/sim-fixtures.ts';

const { agents } = buildPopulation(aRunSpec());

function arrivals(...times: readonly (readonly [agent: number, atDays: number])[]) {
  return times.map(([agent, atDays]) => ({ agent, atDays, amountBaseUnits: 0n, amountQuoteUnits: 0n }));
}

function told(events: ArrivalEvents, day: number): string[] {
  return events.advanceTo(day).map(({ kind, subject, detail }) => `${kind} ${subject}: ${detail}`);
}

describe('sim/records/arrival-events.ts', () => {
  it('tells when the first of a cohort come, and when the last has', () => {
    // Agents 12 and 13 are whales.
    const events = new ArrivalEvents({ agents, arrivals: arrivals([2, 1.5], [12, 1.7], [4, 2.5], [5, 8]) });
    expect(told(events, 1)).toEqual([]);
    expect(told(events, 2)).toEqual([
      'arrival retail: the first of 3 wallets that come after genesis',
      'arrival whales: the only wallet that comes after genesis',
    ]);
    expect(told(events, 7)).toEqual([]);
    expect(told(events, 8)).toEqual(['arrival retail: the last of 3 wallets that come after genesis']);
    expect(told(events, 9)).toEqual([]);
  });

  it('tells of cohorts that come at one time in the order of the scenario', () => {
    const events = new ArrivalEvents({ agents, arrivals: arrivals([12, 3], [1, 3]) });
    expect(events.advanceTo(3).map(({ subject }) => subject)).toEqual(['retail', 'whales']);
  });

  it('has nothing to tell where all are there from genesis on', () => {
    expect(new ArrivalEvents({ agents, arrivals: [] }).advanceTo(1_000)).toEqual([]);
  });
});
