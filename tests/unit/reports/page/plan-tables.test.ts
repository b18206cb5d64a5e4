import { describe, expect, it } from 'vitest';
import type { RunTable } from '#reports/artifacts/run-table.ts';
import { successSection, yearSection } from '#reports/page/plan-tables.ts';
import type { RunResults } from '#reports/run-results.ts';

function resultsOf(ticks: number, expected?: unknown): RunResults {
  const ids = ['tick', 'unix_seconds', 'date', 'staking.ratio', 'supply.circulating'];
  const metrics: RunTable = {
    file: 'metrics.csv',
    columns: ids.map((id) => ({ id, title: id, unit: '', formula: '' })),
    rows: Array.from({ length: ticks }, (_, tick) => [`${tick}`, '0', '2026-01-01', '0.5', '1000']),
  };
  const spec = { tickSeconds: 86_400, horizonTicks: ticks, token: { symbol: 'A<C', decimals: 0 }, expected };
  return { manifest: { spec }, metrics, failures: [] } as unknown as RunResults;
}

describe('reports/page/plan-tables', () => {
  it('tells each target in a row, met or not', () => {
    const text = successSection(resultsOf(3))?.text ?? '';
    expect(text).toContain('1 of 1 are met at the end of the run.');
    expect(text).toContain(
      '<td><span class="verdict met"><span aria-hidden="true">✓ </span>yes</span></td><td class="number">&gt; 40%</td><td class="number">50.00%</td><td class="number">+10.00 points</td>',
    );
  });

  it('has a column of expected figures only where there are some', () => {
    const bare = yearSection(resultsOf(365))?.text ?? '';
    expect(bare).toContain('1,000 A&lt;C');
    expect(bare).not.toContain('Expected');
    const compared = yearSection(resultsOf(365, [{ circulatingBaseUnits: '500' }]))?.text ?? '';
    expect(compared.match(/Expected/g)).toHaveLength(1);
    expect(compared).toContain(
      '<td>Circulating</td><td class="number">1,000 A&lt;C</td><td class="number">500 A&lt;C</td>',
    );
    expect(compared).toContain('+100.00%');
  });

  it('is left out where there is nothing to tell', () => {
    const none = { ...resultsOf(3), metrics: { file: 'metrics.csv', columns: [], rows: [] } };
    expect(successSection(none)).toBeUndefined();
    expect(yearSection(none)).toBeUndefined();
  });
});
