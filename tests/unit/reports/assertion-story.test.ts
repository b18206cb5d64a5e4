import { describe, expect, it } from 'vitest';
import { endManifest, type RunManifest, startManifest } from '#reports/artifacts/manifest.ts';
import { assertionSubject, assertionsFinding, assertionsOf, failedAssertions } from '#reports/assertion-story.ts';
import { assertionOutcome } from '#tests/support/fixture-assertions.ts';
import { FIXTURE_END, fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

const [HELD, FAILED] = [assertionOutcome(), assertionOutcome({ subject: 'market.tvl', when: 'always', holds: false })];

function manifestOf(assertions: readonly ReturnType<typeof assertionOutcome>[]): RunManifest {
  return endManifest(startManifest(fixtureIdentity()), { ...FIXTURE_END, assertions }, 10, []);
}

describe('reports/assertion-story', () => {
  it('has the assertions of a run that ended', () => {
    expect(assertionsOf(manifestOf([HELD, FAILED]))).toEqual([HELD, FAILED]);
    expect(failedAssertions(manifestOf([HELD, FAILED]))).toEqual([FAILED]);
    expect(assertionsOf(startManifest(fixtureIdentity()))).toEqual([]);
    expect(assertionSubject(FAILED)).toBe('market.tvl always');
  });

  it.each([
    [[], undefined],
    [[HELD], 'What the scenario asserts holds.'],
    [[HELD, HELD], 'All 2 assertions of the scenario hold.'],
    [[HELD, FAILED], '1 of 2 assertions of the scenario holds; failed: market.tvl always.'],
    [
      [HELD, HELD, FAILED, FAILED],
      '2 of 4 assertions of the scenario hold; failed: market.tvl always and market.tvl always.',
    ],
    [[FAILED], 'None of 1 assertions of the scenario hold; failed: market.tvl always.'],
  ])('sums up %#', (assertions, text) => {
    expect(assertionsFinding(manifestOf(assertions))).toBe(text);
  });
});
