import { describe, expect, it } from 'vitest';
import { KEY_METRICS, METRIC_GROUPS } from '#reports/compare/key-metrics.ts';
import { metricColumn } from '#tests/support/run-folder-fixture.ts';

describe('reports/compare/key-metrics.ts', () => {
  it('names metrics that there are, each once', () => {
    expect(KEY_METRICS.map((id) => metricColumn(id).id)).toEqual(KEY_METRICS);
    expect(new Set(KEY_METRICS).size).toBe(KEY_METRICS.length);
    expect(new Set(METRIC_GROUPS.map(({ id }) => id)).size).toBe(METRIC_GROUPS.length);
  });
});
