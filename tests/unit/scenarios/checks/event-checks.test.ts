import { describe, expect, it } from 'vitest';
import { checkEvents } from '#scenarios/checks/event-checks.ts';
import { breachesOf, cohortWith, draftOf } from '#tests/support/scenario-drafts.ts';

const PROPOSE = { kind: 'upgrade', code: 'x' };
const AUTHOR = cohortWith({ cohort: 'author', count: 1, policy: { kind: 'proposer' } });
const MARKET = { price: { start: '1 USD', gbm: { volatility: '50%' } } };

function breaches(event: unknown, changes: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return breachesOf(checkEvents, { population: [cohortWith({}), AUTHOR], events: [event], ...changes });
}

describe('scenarios/checks/event-checks.ts', () => {
  it.each([
    [{ at: '1d', price: '-60%' }, { market: MARKET }],
    [{ at: '1d', demand: 10, for: '90d' }, {}],
    [{ at: '29d', exodus: '20%', cohort: 'stakers' }, {}],
    [{ at: '0d', exodus: '20%' }, {}],
    [{ at: '1d', propose: PROPOSE, by: 'author' }, {}],
  ])('takes %j', (event, changes) => {
    expect(breaches(event, changes)).toStrictEqual([]);
  });

  it.each([
    [{ at: '1d' }, 'events.0: exactly one of price, demand, exodus, propose | none'],
    [
      { at: '1d', demand: 2, exodus: '1%' },
      'events.0: exactly one of price, demand, exodus, propose | demand and exodus',
    ],
    [{ at: '30d', demand: 2 }, 'events.0.at: a time before the horizon, 30d | 30d'],
    [
      { at: '1d', price: '-60%' },
      'events.0.price: a scenario with a market: without one there is no price | no market',
    ],
    [{ at: '1d', exodus: '1%', for: '1d' }, 'events.0.for: no for: only an event with demand has one | 86400'],
    [
      { at: '1d', demand: 2, cohort: 'stakers' },
      'events.0.cohort: no cohort: only an event with exodus has one | stakers',
    ],
    [{ at: '1d', demand: 2, by: 'author' }, 'events.0.by: no by: only an event with propose has one | author'],
    [{ at: '1d', exodus: '1%', cohort: 'stakrs' }, 'events.0.cohort: the name of a cohort in population | "stakrs"'],
    [{ at: '1d', propose: PROPOSE }, 'events.0.by: the name of the cohort that proposes | nothing'],
    [{ at: '1d', propose: PROPOSE, by: 'nobody' }, 'events.0.by: the name of a cohort in population | "nobody"'],
  ])('rejects %j', (event, expected) => {
    expect(breaches(event)).toStrictEqual([expected]);
  });

  it('rejects authors whose policy has no schedule, and authors who are many', () => {
    const [unable] = breaches({ at: '1d', propose: PROPOSE, by: 'stakers' });
    expect(unable).toMatch(
      /^events\.0\.by: a cohort whose policy has proposals \(.*proposer.*\) \| "stakers", whose policy is staker$/,
    );
    const population = [cohortWith({ policy: { kind: 'proposer' } })];
    expect(breaches({ at: '1d', propose: PROPOSE, by: 'stakers' }, { population })).toStrictEqual([
      'events.0.by: a cohort of one agent: each agent of it would make the proposal | "stakers", which has 2',
    ]);
  });

  it('says which name was meant', () => {
    const draft = draftOf({ events: [{ at: '1d', exodus: '1%', cohort: 'stakrs' }] });
    expect(checkEvents(draft)[0]?.hint).toBe('did you mean "stakers"?');
  });

  it('rejects outages that overlap', () => {
    const keeper = {
      outages: [
        { at: '1d', for: '2d' },
        { at: '3d', for: '1d' },
        { at: '3d', for: '1d' },
      ],
    };
    expect(breachesOf(checkEvents, { keeper })).toStrictEqual([
      'keeper.outages.2.at: at or after 4d, when the outage above ends | 3d',
    ]);
  });

  it('checks what it can of a draft with gaps', () => {
    const { events } = draftOf({ events: [{ at: '1d', exodus: '1%', cohort: 'x' }] });
    expect(checkEvents({ events: [undefined, ...(events ?? [])], population: [undefined] })).toStrictEqual([]);
    expect(checkEvents({})).toStrictEqual([]);
  });
});
