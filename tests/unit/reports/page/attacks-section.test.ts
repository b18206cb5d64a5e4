import { describe, expect, it } from 'vitest';
import { attackTimelineId } from '#reports/charts/attack-timeline.ts';
import { attacksSection } from '#reports/page/attacks-section.ts';
import type { DrawnChart } from '#reports/page/chart-figure.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { attackedSpec, attackerCohort } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

const CHART: DrawnChart = {
  chart: {
    id: attackTimelineId(1),
    title: 'A timeline',
    description: 'It loses.',
    spec: { mark: 'line', data: { values: [] } },
  },
  svg: '<svg></svg>',
};

function sectionOf(spec: RunSpec, ticks = 12): ReturnType<typeof attacksSection> {
  return attacksSection(fixtureResults({ spec, ticks, series: { 'staking.ratio': [0.5] } }), [CHART]);
}

/** The articles, one an attack. */
function partsOf(section: ReturnType<typeof attacksSection>): readonly string[] {
  return (section?.content.text ?? '').split('<article').slice(1);
}

describe('reports/page/attacks-section', () => {
  it('tells each attack: verdict, account, chart and steps', () => {
    const section = sectionOf(attackedSpec(FIXTURE_SPEC));
    const [raiders = '', sleepers = ''] = partsOf(section);
    expect(section?.parts?.map(({ id }) => id)).toEqual(['attack-1', 'attack-2']);
    expect(raiders).toContain('data-attack="raiders" aria-labelledby="attack-1"');
    expect(raiders).toContain('<strong class="missed">paid:</strong> +51,200 ACT on 1,000,000 ACT of capital');
    expect(raiders).toMatch(
      /<tr data-item="gain"><th scope="row">Gain in tokens<br>.*<td class="number">\+51,200 ACT<\/td>/,
    );
    expect(raiders).not.toContain('data-chart');
    expect(sleepers).toContain('data-chart="attack-timeline-2"');
    expect(sleepers).toContain('<summary>Its 20 steps</summary>');
    expect(sleepers).toContain('<td class="verdict missed">refused: StillLocked</td>');
    expect(sleepers).toContain('<td class="verdict met">accepted</td>');
  });

  it('cuts long lists of steps, and says where the others are', () => {
    const [raiders = ''] = partsOf(sectionOf(attackedSpec(FIXTURE_SPEC), 150));
    expect(raiders).toContain('<summary>Its 296 steps</summary>');
    expect(raiders.match(/<td class="verdict met">/g)).toHaveLength(200);
    expect(raiders).toContain('96 more steps are in attack_steps.csv.');
  });

  it('says why there is nothing to tell of an attacker that is idle, or has not come', () => {
    const population = [
      attackerCohort('watchers', { idle: true }),
      attackerCohort('late', { atSeconds: 90 * SECONDS_PER_DAY }),
    ];
    const [idle = '', late = ''] = partsOf(sectionOf({ ...FIXTURE_SPEC, population }));
    expect(idle).toContain('<strong class="muted">idle:</strong> its wallets got 1,000,000 ACT');
    expect(idle).not.toContain('steps</summary>');
    expect(late).toContain('<strong class="muted">absent:</strong> it comes 90 days after genesis');
    expect(late).not.toContain('<table>');
  });

  it('escapes what a scenario calls its attack', () => {
    const [part = ''] = partsOf(sectionOf({ ...FIXTURE_SPEC, population: [attackerCohort('<b>"x')] }));
    expect(part).toContain('data-attack="&lt;b&gt;&quot;x"');
    expect(part).not.toContain('<b>');
  });

  it('is left out of a run without attacks', () => {
    expect(sectionOf(FIXTURE_SPEC)).toBeUndefined();
  });
});
