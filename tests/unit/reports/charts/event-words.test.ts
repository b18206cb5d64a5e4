import { describe, expect, it } from 'vitest';
import {
  eventLabel,
  eventRank,
  eventText,
  isMinorEvent,
  shortEventLabel,
  shortenedTo,
} from '#reports/charts/event-words.ts';
import { loggedEvent } from '#tests/support/chart-source.ts';

describe('reports/charts/event-words', () => {
  it.each([
    ['price_shock', 'price', 'the price of the token falls by 60%', 'price −60%', 'price'],
    ['price_shock', 'price', 'the price of the token rises by 12.5%', 'price +12.5%', 'price'],
    ['demand_shock', 'demand', 'demand for debates times 0.5 for 30 days', 'demand × 0.5', 'demand'],
    ['exodus', 'retail', '25% of the wallets leave', 'exodus 25%', 'exodus'],
    ['unlock_cliff', 'team', '50 ACT unlock at once', 'unlock: team', 'unlock'],
    ['proposal_executed', 'proposal 3', 'parameter min_claim = 2 ACT', 'min claim: 2 ACT', 'min claim'],
    ['proposal_executed', 'proposal 5', 'feature voteLock on', 'vote lock on', 'vote lock'],
    ['proposal_executed', 'proposal 4', 'burn of 5,000 ACT', 'burn #4', '#4'],
    ['proposal_executed', 'proposal 6', 'upgrade of the program', 'upgrade #6', '#6'],
    ['proposal_executed', 'proposal 7', '', '#7', '#7'],
    ['outage_begin', 'keeper', '', 'outage', 'outage'],
    ['pause', 'stake', '', 'pause', 'pause'],
    ['arrival', 'late', 'the first of 9 wallets', 'arrival: late', 'arrival'],
    ['eclipse_of_the_sun', 'x', '', 'eclipse of the sun', 'eclipse'],
  ])('labels %s of %s (%s) as %s', (kind, subject, detail, label, short) => {
    const event = loggedEvent(0, kind, subject, detail);
    expect(eventLabel(event)).toBe(label);
    expect(shortEventLabel(event)).toBe(short);
  });

  it('labels what has no figure by its kind alone', () => {
    expect(['price_shock', 'demand_shock', 'exodus'].map((kind) => eventLabel(loggedEvent(0, kind, 'x')))).toEqual([
      'price',
      'demand',
      'exodus',
    ]);
  });

  it('says all of an event, with its end', () => {
    const begin = loggedEvent(0, 'outage_begin', 'keeper', 'days stay open');
    expect(eventText(begin, loggedEvent(3, 'outage_end', 'keeper'))).toBe(
      '2025-01-02 to 2025-01-05: outage, keeper, days stay open',
    );
    expect(eventText(loggedEvent(0, 'pause', ''), undefined)).toBe('2025-01-02: pause');
  });

  it('names the proposal that was executed', () => {
    const executed = loggedEvent(0, 'proposal_executed', 'proposal 3', 'parameter min_claim = 2 ACT');
    expect(eventText(executed, undefined)).toBe('2025-01-02: proposal 3 executed, parameter min_claim = 2 ACT');
  });

  it('ranks shocks before executions, and calls arrivals, exits and spends minor', () => {
    const [shock, spend, rule] = [
      loggedEvent(0, 'price_shock', 'price'),
      loggedEvent(0, 'proposal_executed', 'proposal 1', 'burn of 5 ACT'),
      loggedEvent(0, 'proposal_executed', 'proposal 2', 'feature quadratic on'),
    ];
    expect(eventRank(shock)).toBeLessThan(eventRank(spend));
    expect(eventRank(loggedEvent(0, 'unheard_of', ''))).toBeGreaterThan(eventRank(spend));
    expect([shock, spend, rule, loggedEvent(0, 'arrival', 'x')].map(isMinorEvent)).toEqual([false, true, false, true]);
  });

  it('shortens by whole characters', () => {
    expect(shortenedTo(4, 'abcd')).toBe('abcd');
    expect(shortenedTo(4, '😀😀😀😀😀')).toBe('😀😀😀…');
    expect(eventLabel(loggedEvent(0, 'unlock_cliff', 'x'.repeat(99)))).toHaveLength(20);
  });
});
