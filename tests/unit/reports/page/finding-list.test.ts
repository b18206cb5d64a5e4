import { describe, expect, it } from 'vitest';
import { endManifest, startManifest } from '#reports/artifacts/manifest.ts';
import { findingList } from '#reports/page/finding-list.ts';
import { assertionOutcome } from '#tests/support/fixture-assertions.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_END, FIXTURE_SPEC, fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

describe('reports/page/finding-list', () => {
  it('answers the questions that the run can answer', () => {
    const text = findingList(fixtureResults())?.text ?? '';
    expect(text).toContain('<div data-finding="targets"><dt>Does the plan meet its targets?</dt><dd>');
    expect(text).toContain(
      '<div data-finding="power"><dt>Who holds the power at the end?</dt><dd>Voting power at the end',
    );
  });

  it('answers first whether assertions hold, and what attacks came to', () => {
    const spec = attackedSpec(FIXTURE_SPEC);
    const end = { ...FIXTURE_END, assertions: [assertionOutcome()] };
    const manifest = endManifest(startManifest(fixtureIdentity(spec)), end, 12, []);
    const text = findingList(fixtureResults({ spec, ticks: 12, change: { manifest } }))?.text ?? '';
    const names = [...text.matchAll(/data-finding="(\w+)"/g)].map(([, name]) => name);
    expect(names.slice(0, 3)).toEqual(['assertions', 'attacks', 'targets']);
    expect(text).toContain('<dd>What the scenario asserts holds.</dd>');
    expect(text).toContain('<dd>1 of 2 attacks succeeded. Paid: raiders; bounded: sleepers.</dd>');
  });

  it('is left out where there is no answer', () => {
    const none = fixtureResults({ series: { 'supply.total': [1] }, ticks: 1, change: { cohorts: [], censuses: [] } });
    expect(findingList(none)).toBeUndefined();
  });
});
