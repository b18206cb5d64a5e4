import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { buildCharts } from '#reports/charts/catalog.ts';
import type { ChartSource } from '#reports/charts/chart.ts';
import { hoverSpec } from '#reports/charts/hover-layers.ts';
import { compileChart, renderSvg } from '#reports/charts/render.ts';
import { specText } from '#reports/spec-text.ts';
import { chartSourceOf, loggedEvent, wholeSource, yearOfMetrics } from '#tests/support/chart-source.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

/** Vega-Lite's own schema; its formats are colours and addresses, which no spec of ours leaves open. */
function vegaLiteValidator(): (spec: unknown) => string {
  const file = createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json');
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  return (spec) => (validate(spec) ? '' : ajv.errorsText(validate.errors));
}

const IDS = [
  'staking-ratio',
  'inflation',
  'supply',
  'whale-influence',
  'power-by-cohort',
  'lorenz',
  'governance',
  'proposals',
  'apr',
  'rewards',
  'treasury',
  'market',
  'failures',
  'compute-units',
];
const NOT_OVER_TIME = ['lorenz', 'failures', 'compute-units'];

/** Every finite number of the run made into another. */
function withValues(source: ChartSource, change: (value: number) => number): ChartSource {
  return {
    ...source,
    metric: (id) => source.metric(id)?.map((value) => (value === undefined ? undefined : change(value))),
    cohorts: source.cohorts.map((course) => ({ ...course, power: course.power.map(change) })),
    rewards: source.rewards.map((week) => ({ ...week, earnedBaseUnits: change(week.earnedBaseUnits) })),
    failures: source.failures.map((failure) => ({ ...failure, count: change(failure.count) })),
  };
}

type LoggerInterface = vega.LoggerInterface;

describe('reports/charts/catalog', () => {
  const problemsOf = vegaLiteValidator();

  it('makes behind them a chart of each attack, which the schema accepts too', () => {
    const { attacks } = fixtureResults({ spec: attackedSpec(FIXTURE_SPEC), ticks: 30 });
    const charts = buildCharts({ ...wholeSource(), attacks });
    expect(charts.map((chart) => chart.id)).toEqual([...IDS, 'attack-timeline-1', 'attack-timeline-2']);
    for (const { spec } of charts.slice(IDS.length)) expect(problemsOf(JSON.parse(JSON.stringify(spec)))).toBe('');
  });

  it('makes fourteen charts in reading order that Vega-Lite’s schema accepts and that stand on their own', () => {
    const charts = buildCharts(wholeSource());
    expect(charts.map((chart) => chart.id)).toEqual(IDS);
    const explained = charts.filter(({ note }) => note !== undefined).map(({ id }) => id);
    expect(explained).toEqual(['whale-influence', 'lorenz', 'governance', 'compute-units']);
    for (const { id, title, description, spec, time } of charts) {
      expect(problemsOf(JSON.parse(JSON.stringify(spec)))).toBe('');
      expect(JSON.stringify(spec)).not.toContain('"url"');
      expect(title).toMatch(/^[A-Z].{10,}/);
      expect(description.length).toBeGreaterThan(40);
      expect(time === undefined).toBe(NOT_OVER_TIME.includes(id));
    }
  });

  it('compiles and draws the specs of files alone without a word of warning', async () => {
    const { attacks } = fixtureResults({ spec: attackedSpec(FIXTURE_SPEC), ticks: 30 });
    for (const chart of buildCharts({ ...wholeSource(60), attacks })) {
      const said: unknown[] = [];
      const say = (...words: unknown[]) => {
        said.push(chart.id, ...words);
        return logger;
      };
      const logger = { level: () => logger, error: say, warn: say, info: say, debug: () => logger } as LoggerInterface;
      const text = specText(hoverSpec(chart));
      expect(problemsOf(JSON.parse(text))).toBe('');
      const view = new vega.View(vega.parse(compile(JSON.parse(text) as TopLevelSpec, { logger }).spec), { logger });
      expect(await view.toSVG()).not.toContain('NaN');
      view.finalize();
      expect(said).toEqual([]);
    }
  });

  it('tells a page data sets and fields that are there, also in the compiled spec', () => {
    for (const chart of buildCharts(wholeSource())) {
      const compiled = compileChart(chart);
      for (const { dataset, series } of chart.time?.panels ?? []) {
        const rows = compiled.data?.find(({ name }) => name === dataset);
        expect(rows).toHaveProperty(['values', 0, 'date']);
        for (const { name } of series) expect(rows).toHaveProperty(['values', 0, name]);
      }
      const signals = compiled.signals?.map(({ name }) => name) ?? [];
      if (chart.time !== undefined) expect(signals).toEqual(expect.arrayContaining(['from', 'to', 'cursor_time']));
    }
  });

  it('makes charts of two rows and of twenty years that draw', async () => {
    for (const rows of [2, 7_300]) {
      const charts = buildCharts(wholeSource(rows));
      expect(charts.map(({ id }) => id)).toEqual(IDS);
      for (const chart of charts) {
        expect(problemsOf(JSON.parse(JSON.stringify(chart.spec)))).toBe('');
        expect(await renderSvg(chart)).not.toContain('NaN');
      }
    }
  });

  it('makes charts of one row, and none of no row', async () => {
    const charts = buildCharts(chartSourceOf(yearOfMetrics(1)));
    expect(charts.map((chart) => chart.id)).toEqual([
      'staking-ratio',
      'inflation',
      'supply',
      'governance',
      'treasury',
      'market',
    ]);
    for (const chart of charts) expect(await renderSvg(chart)).not.toContain('NaN');
    expect(buildCharts(chartSourceOf(yearOfMetrics(0)))).toEqual([]);
  });

  it.each([
    ['zero', () => 0],
    ['huge', (value: number) => value * 1e15],
    ['negative', (value: number) => -value],
  ])('draws values that are all %s', async (_, change) => {
    for (const chart of buildCharts(withValues(wholeSource(40), change))) {
      expect(problemsOf(JSON.parse(JSON.stringify(chart.spec)))).toBe('');
      expect(await renderSvg(chart)).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('shows markup in names of the run as text', async () => {
    const name = `<script>alert('1')</script> & "x".y[0]`;
    const source = wholeSource(60, name);
    const hostile: ChartSource = {
      ...source,
      token: { symbol: '<b>', decimals: 9 },
      cohorts: source.cohorts.map((course) => ({ ...course, cohort: `${name}-${course.cohort}` })),
      rewards: source.rewards.map((week) => ({ ...week, cohort: name })),
      proposals: source.proposals.map((proposal) => ({ ...proposal, subject: name })),
      events: [loggedEvent(30, 'unlock_cliff', name, name)],
      failures: source.failures.map((failure) => ({ ...failure, errorName: name, kind: name })),
      units: source.units.map((unit) => ({ ...unit, kind: name })),
    };
    const charts = buildCharts(hostile);
    expect(charts.map(({ id }) => id)).toEqual(IDS);
    for (const chart of charts) {
      expect(problemsOf(JSON.parse(JSON.stringify(chart.spec)))).toBe('');
      const svg = await renderSvg(chart);
      expect(svg).toContain('&lt;script&gt;');
      expect(svg).not.toMatch(/<script|<b>/);
    }
    const areas = await renderSvg(charts.find(({ id }) => id === 'power-by-cohort')!);
    expect(areas.match(/class="mark-area/g)).toHaveLength(2);
  });

  it('would notice a spec that the schema does not accept', () => {
    expect(problemsOf({ mark: 'curve', data: { values: [] } })).not.toBe('');
  });
});
