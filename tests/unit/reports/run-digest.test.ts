import { describe, expect, it } from 'vitest';
import { digestOf } from '#reports/run-digest.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';

describe('reports/run-digest', () => {
  it('tells a run in sentences, notes and at most eight figures, the most wanted first', () => {
    const digest = digestOf(fixtureResults());
    expect(digest.sentence).toMatch(/^970 agents over 365 ticks/);
    expect(digest.targets).toMatch(/targets of the plan/);
    expect(digest.power).toMatch(/^Voting power at the end: /);
    expect(digest.notes).toEqual([]);
    expect(digest.figures.length).toBeGreaterThan(5);
    expect(digest.figures.length).toBeLessThanOrEqual(8);
    expect(digest.figures[0]?.id).toBe('staking.ratio');
    expect(digest.failures.map(({ count }) => count)).toEqual([40, 7]);
  });

  it('has the course of any metric, without the ticks at which it is not defined', () => {
    const { course } = digestOf(fixtureResults());
    expect(course('staking.ratio')).toHaveLength(365);
    expect(course('influence.whale_share')).toHaveLength(364);
    expect(course('no.such_metric')).toEqual([]);
  });

  it('has no figure before the first tick has finished', () => {
    const digest = digestOf(fixtureResults({ ticks: 0, series: {}, change: { cohorts: [], censuses: [] } }));
    expect([digest.figures, digest.success]).toEqual([[], []]);
    expect([digest.targets, digest.power, digest.capture]).toEqual([undefined, undefined, undefined]);
  });
});
