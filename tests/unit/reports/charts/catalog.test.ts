import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { buildCharts } from '#reports/charts/catalog.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

/** Vega-Lite's own schema; its formats are colours and addresses, which no spec of ours leaves open. */
function vegaLiteValidator(): (spec: unknown) => string {
  const file = createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json');
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  return (spec) => (validate(spec) ? '' : ajv.errorsText(validate.errors));
}

const IDS = ['staking-ratio', 'inflation', 'whale-share', 'supply', 'rewards', 'governance', 'treasury', 'market'];

describe('reports/charts/catalog', () => {
  const problemsOf = vegaLiteValidator();

  it('makes eight charts that Vega-Lite’s schema accepts and that stand on their own', () => {
    const charts = buildCharts(chartSourceOf(yearOfMetrics()));
    expect(charts.map((chart) => chart.id)).toEqual(IDS);
    for (const { spec } of charts) {
      const written = JSON.parse(JSON.stringify(spec)) as unknown;
      expect(problemsOf(written)).toBe('');
      expect(JSON.stringify(spec)).not.toContain('"url"');
    }
  });

  it('makes charts of one row, of ten years, and of no row', () => {
    for (const rows of [2, 3_650]) {
      const charts = buildCharts(chartSourceOf(yearOfMetrics(rows)));
      expect(charts).toHaveLength(IDS.length);
      for (const { spec } of charts) expect(problemsOf(JSON.parse(JSON.stringify(spec)))).toBe('');
    }
    expect(buildCharts(chartSourceOf(yearOfMetrics(1))).map((chart) => chart.id)).toEqual([
      'staking-ratio',
      'inflation',
      'supply',
      'governance',
      'treasury',
      'market',
    ]);
    expect(buildCharts(chartSourceOf(yearOfMetrics(0)))).toEqual([]);
  });

  it('would notice a spec that the schema does not accept', () => {
    expect(problemsOf({ mark: 'curve', data: { values: [] } })).not.toBe('');
  });
});
