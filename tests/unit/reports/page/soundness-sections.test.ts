import { describe, expect, it } from 'vitest';
import { endManifest, type RunEnd, type RunManifest, startManifest } from '#reports/artifacts/manifest.ts';
import { assertionsSection, brokenSection } from '#reports/page/soundness-sections.ts';
import { assertionOutcome, brokenInvariant } from '#tests/support/fixture-assertions.ts';
import { FIXTURE_END, fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

function manifestOf(end: Partial<RunEnd>): RunManifest {
  return endManifest(startManifest(fixtureIdentity()), { ...FIXTURE_END, ...end }, 10, []);
}

describe('reports/page/soundness-sections', () => {
  it('lists broken invariants with their first breach', () => {
    const text = brokenSection(manifestOf({ broken: [brokenInvariant({ tickIndex: 1_234 })] }))?.text ?? '';
    expect(text).toContain(
      '<tr data-invariant="I04"><th scope="row"><code>I04</code></th><td class="number">1,234</td>' +
        '<td>pool.reserve_owed</td><td class="hash">1000</td><td class="hash">1200</td><td class="number">23</td></tr>',
    );
  });

  it('lists assertions with a word beside the mark', () => {
    const assertions = [
      assertionOutcome(),
      assertionOutcome({ holds: false, found: null, tick: null, message: 'a < b' }),
    ];
    const text = assertionsSection(manifestOf({ assertions }))?.text ?? '';
    expect(text).toContain('1 of 2 assertions of the scenario holds');
    expect(text).toContain('<span aria-hidden="true">✓</span> holds</td>');
    expect(text).toContain('<span aria-hidden="true">✗</span> failed</td>');
    expect(text).toContain('<td>no value</td><td class="number">–</td><td>a &lt; b</td>');
    expect(text).toContain('<td>45.20%</td><td class="number">29</td>');
  });

  it('is left out where there is nothing, or the run did not end', () => {
    for (const manifest of [manifestOf({}), startManifest(fixtureIdentity())]) {
      expect(brokenSection(manifest)).toBeUndefined();
      expect(assertionsSection(manifest)).toBeUndefined();
    }
  });
});
