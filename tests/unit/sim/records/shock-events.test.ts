import { describe, expect, it } from 'vitest';
import { ShockEvents } from '#sim/records/shock-events.ts';

const DAY = 86_400;

describe('sim/records/shock-events.ts', () => {
  it('tells of each shock in the first tick at or after its time', () => {
    const events = new ShockEvents([
      { kind: 'exodus', atSeconds: 5 * DAY, shareBps: 2_000, cohort: 'retail' },
      { kind: 'price', atSeconds: 2 * DAY + 60, changeBps: -6_050 },
      { kind: 'demand', atSeconds: 2 * DAY, factor: 0.5, forSeconds: 30 * DAY },
    ]);
    expect(events.advanceTo(DAY)).toEqual([]);
    expect(events.advanceTo(2 * DAY)).toEqual([
      { kind: 'demand_shock', subject: 'demand', detail: 'demand for debates times 0.5 for 30 days' },
    ]);
    expect(events.advanceTo(3 * DAY)).toEqual([
      { kind: 'price_shock', subject: 'price', detail: 'the price of the token falls by 60.5%' },
    ]);
    expect(events.advanceTo(6 * DAY)).toEqual([
      {
        kind: 'exodus',
        subject: 'retail',
        detail: '20% of the wallets leave: they break locks and sell everything',
      },
    ]);
    expect(events.advanceTo(7 * DAY)).toEqual([]);
  });

  it('keeps the order of the scenario within a tick', () => {
    const events = new ShockEvents([
      { kind: 'price', atSeconds: DAY, changeBps: 1_000 },
      { kind: 'exodus', atSeconds: DAY, shareBps: 10_000 },
      { kind: 'demand', atSeconds: DAY, factor: 3 },
    ]);
    expect(events.advanceTo(DAY).map(({ subject, detail }) => `${subject}: ${detail}`)).toEqual([
      'price: the price of the token rises by 10%',
      'all cohorts: 100% of the wallets leave: they break locks and sell everything',
      'demand: demand for debates times 3 for good',
    ]);
    expect(new ShockEvents().advanceTo(DAY)).toEqual([]);
  });
});
