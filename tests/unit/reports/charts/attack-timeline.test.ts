import { describe, expect, it } from 'vitest';
import { attackTimelineCharts, attackTimelineId, isAttackTimeline } from '#reports/charts/attack-timeline.ts';
import { compileChart, renderSvg } from '#reports/charts/render.ts';
import type { AttackHistory } from '#reports/history/attack-history.ts';
import type { AttackMoment } from '#reports/history/attack-steps.ts';
import { rowsOf } from '#reports/page/live-data.ts';
import { chartSource } from '#reports/run-results.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

const TICKS = 30;
const SOURCE = chartSource(
  fixtureResults({
    spec: attackedSpec(FIXTURE_SPEC),
    ticks: TICKS,
    series: { 'staking.ratio': Array.from({ length: TICKS }, () => 0.5) },
  }),
);

function sleepers(): AttackHistory {
  const history = SOURCE.attacks[1];
  if (history === undefined) throw new Error('expected two attacks');
  return history;
}

/** Many moments of the run, by turns of these outcomes. */
function moments(count: number, outcomes: readonly string[]): readonly AttackMoment[] {
  return Array.from({ length: count }, (_, index) => ({
    unixSeconds: (SOURCE.unixSeconds[0] ?? 0) + index * 60,
    outcome: outcomes[index % outcomes.length] ?? 'accepted',
    count: 2,
    actions: ['roll'],
  }));
}

describe('reports/charts/attack-timeline', () => {
  it('draws the gain of each attack from its arrival on, and its steps by what became of them', async () => {
    const charts = attackTimelineCharts(SOURCE);
    expect(charts.map(({ id }) => id)).toEqual(['attack-timeline-1', 'attack-timeline-2']);
    const [, chart] = charts;
    if (chart === undefined) throw new Error('expected a chart');
    expect(chart.title).toBe('Attack sleepers: what it gained (ACT), and its steps');
    expect(chart.description).toBe(
      'Gain: gain from −12.00 ACT at first to −12.00 ACT at the end (lowest −12.00 ACT, highest −12.00 ACT). ' +
        '56 steps from 2025-01-04 to 2025-01-31: 28 accepted, 28 refused (StillLocked 28).',
    );
    const compiled = compileChart(chart);
    expect(rowsOf(compiled, 'panel_1')[0]).toEqual({ date: '2025-01-04', gain: -12 });
    expect(rowsOf(compiled, 'steps').slice(0, 2)).toEqual([
      { date: '2025-01-04', lane: 22, outcome: 'accepted', text: 'accepted: stake 500000000000000 for 0 days' },
      {
        date: '2025-01-04',
        lane: 56,
        outcome: 'refused',
        text: 'refused with StillLocked: unstake 500000000000000 of entry 0',
      },
    ]);
    const svg = await renderSvg(chart);
    for (const word of ['accepted', 'refused: StillLocked', 'Steps, by what became of them']) {
      expect(svg).toContain(`>${word}<`);
    }
    expect(chart.time?.panels.map(({ dataset, unit }) => [dataset, unit])).toEqual([['panel_1', 'ACT']]);
  });

  it('draws cash below the tokens where there was any', () => {
    const history = sleepers();
    const { course } = history;
    if (course === undefined) throw new Error('expected a course');
    const gainQuoteUnits = course.gainBaseUnits.map((_, index) => index * 1e6);
    const [chart] = attackTimelineCharts({
      ...SOURCE,
      attacks: [{ ...history, course: { ...course, gainQuoteUnits } }],
    });
    expect(chart?.time?.panels.map(({ subject }) => subject)).toEqual(['Gain', 'Gain in cash']);
    expect(JSON.stringify(chart?.spec)).toContain('"gain in cash":27');
  });

  it('gives the most frequent errors a lane each, and the others one', async () => {
    const refusals = Array.from({ length: 9 }, (_, index) => ({ errorName: `Error${index}`, count: 9 - index }));
    const steps = {
      count: 45,
      listed: [],
      moments: moments(
        45,
        refusals.map(({ errorName }) => errorName),
      ),
      refusals,
    };
    const [chart] = attackTimelineCharts({ ...SOURCE, attacks: [{ ...sleepers(), steps }] });
    if (chart === undefined) throw new Error('expected a chart');
    const svg = await renderSvg(chart);
    expect(svg).toContain('>refused: Error4<');
    expect(svg).not.toContain('>refused: Error5<');
    expect(svg).toContain('>other errors<');
    expect(svg).not.toContain('>accepted<');
    const lanes = rowsOf(compileChart(chart), 'steps').map(({ lane }) => lane);
    expect(Math.max(...lanes.map(Number))).toBe(5 * 34 + 22);
  });

  it('joins what comes close together when there is too much of it', () => {
    const steps = { count: 20_000, listed: [], moments: moments(10_000, ['accepted']), refusals: [] };
    const [chart] = attackTimelineCharts({ ...SOURCE, attacks: [{ ...sleepers(), steps }] });
    if (chart === undefined) throw new Error('expected a chart');
    const rows = rowsOf(compileChart(chart), 'steps');
    expect(rows.length).toBeLessThanOrEqual(241);
    expect(rows[0]?.['text']).toMatch(/^accepted: roll; and \d+ more$/);
  });

  it('draws the gain alone of an attack that did nothing, and nothing of one that is idle or has not come', () => {
    const history = sleepers();
    const still = { ...history, steps: { count: 0, listed: [], moments: [], refusals: [] } };
    const [chart] = attackTimelineCharts({ ...SOURCE, attacks: [still] });
    expect(chart?.description).toMatch(/ It did nothing\.$/);
    expect(JSON.stringify(chart?.spec)).not.toContain('Steps, by');
    expect(attackTimelineCharts({ ...SOURCE, attacks: [{ ...history, idle: true }] })).toEqual([]);
    expect(attackTimelineCharts({ ...SOURCE, attacks: [{ ...history, course: undefined }] })).toEqual([]);
  });

  it('is told apart by its id', () => {
    expect(isAttackTimeline(attackTimelineId(4))).toBe(true);
    expect(isAttackTimeline('market')).toBe(false);
  });
});
