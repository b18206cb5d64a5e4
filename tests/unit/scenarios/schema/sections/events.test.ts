import { describe, expect, it } from 'vitest';
import { EVENT_KINDS, eventsSection } from '#scenarios/schema/sections/events.ts';

describe('scenarios/schema/sections/events.ts', () => {
  const section = eventsSection();

  it('reads each kind of event', () => {
    const events = [
      { at: '180d', price: '-60%' },
      { at: '1y', demand: 10, for: '90d' },
      { at: '2y', exodus: '20%', cohort: 'long-term' },
      { at: '0d', propose: { kind: 'feature', feature: 'quadratic', enabled: true }, by: 'author' },
    ];
    expect(section.parse(events)).toMatchObject([
      { at: 15_552_000, price: -6_000 },
      { at: 31_536_000, demand: 10, for: 7_776_000 },
      { at: 63_072_000, exodus: 2_000, cohort: 'long-term' },
      { at: 0, propose: { kind: 'feature', feature: 'quadratic', enabled: true }, by: 'author' },
    ]);
    expect(events.map((event) => EVENT_KINDS.filter((kind) => kind in event))).toStrictEqual(
      EVENT_KINDS.map((kind) => [kind]),
    );
  });

  it.each([
    { price: '-60%' },
    { at: '1d', price: '-100%' },
    { at: '1d', price: -60 },
    { at: '1d', demand: 0 },
    { at: '1d', exodus: '0%' },
    { at: '1d', exodus: '20%', cohort: 'Long Term' },
    { at: '1d', propose: { kind: 'feature', feature: 'quadratic', enabled: true, at_day: 3 }, by: 'a' },
    { at: '1d', propose: { kind: 'attack' }, by: 'a' },
    { at: '1d', parameter: {} },
  ])('rejects %j', (event) => {
    expect(section.safeParse([event]).success).toBe(false);
  });
});
