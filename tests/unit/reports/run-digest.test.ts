import { describe, expect, it } from 'vitest';
import { endManifest, startManifest } from '#reports/artifacts/manifest.ts';
import { digestOf, untoldAttacks } from '#reports/run-digest.ts';
import { assertionOutcome } from '#tests/support/fixture-assertions.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_END, FIXTURE_SPEC, fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

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

  it('tells attacks, and whether what the scenario asserts holds', () => {
    const spec = attackedSpec(FIXTURE_SPEC);
    const end = { ...FIXTURE_END, assertions: [assertionOutcome()] };
    const manifest = endManifest(startManifest(fixtureIdentity(spec)), end, 12, []);
    const digest = digestOf(fixtureResults({ spec, ticks: 12, change: { manifest } }));
    expect(digest.attacks.map(({ kind }) => kind)).toEqual(['paid', 'bounded']);
    expect(digest.notes.map(({ word }) => word)).toEqual(['Attack succeeded']);
    expect(untoldAttacks(digest).map(({ kind }) => kind)).toEqual(['bounded']);
    expect(digest.assertions).toBe('What the scenario asserts holds.');
  });

  it('has no figure before the first tick has finished', () => {
    const digest = digestOf(fixtureResults({ ticks: 0, series: {}, change: { cohorts: [], censuses: [] } }));
    expect([digest.figures, digest.success]).toEqual([[], []]);
    expect([digest.targets, digest.power, digest.capture]).toEqual([undefined, undefined, undefined]);
  });
});
