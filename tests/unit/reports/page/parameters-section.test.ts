import { describe, expect, it } from 'vitest';
import { startManifest } from '#reports/artifacts/manifest.ts';
import { parametersSection } from '#reports/page/parameters-section.ts';
import { fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

const PARAMETERS = [
  { path: 'tick', value: '1 day' },
  { path: 'staking.penalty', value: '10%' },
  { path: 'staking.min_stake', value: '<100> ACT' },
];

function textWith(keys?: readonly string[]): string {
  const identity = fixtureIdentity();
  const scenario = keys === undefined ? identity.scenario : { ...identity.scenario, keys };
  return parametersSection(PARAMETERS, startManifest({ ...identity, scenario })).text;
}

describe('reports/page/parameters-section.ts', () => {
  it('has what was set before the defaults, each folded under its number', () => {
    const [set = '', defaults = ''] = textWith(['staking.penalty']).split('</details>');
    expect(set).toContain('<summary>1 that the scenario or the command line sets</summary>');
    expect(set).toContain('<th scope="row"><code>staking.penalty</code></th><td>10%</td>');
    expect(set).not.toContain('tick');
    expect(defaults).toMatch(/<summary>2 defaults( \(profile [a-z]+\))?<\/summary>/);
    expect(defaults).toContain('&lt;100&gt; ACT');
    expect(defaults).not.toContain('staking.penalty');
  });

  it('has them all in one table where the manifest does not tell', () => {
    expect(textWith()).toContain('<summary>3 parameters with their units</summary>');
    expect(textWith().match(/<details>/g)).toHaveLength(1);
  });
});
