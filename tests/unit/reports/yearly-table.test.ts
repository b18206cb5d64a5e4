import { describe, expect, it } from 'vitest';
import type { RunManifest } from '#reports/artifacts/manifest.ts';
import type { RunTable } from '#reports/artifacts/run-table.ts';
import { yearlyTable } from '#reports/yearly-table.ts';

const DAY = 86_400;

function manifestOf(tickSeconds: number, expected?: unknown): RunManifest {
  const spec = { tickSeconds, horizonTicks: 1, token: { symbol: 'ACT', decimals: 0 }, expected };
  return { spec } as unknown as RunManifest;
}

/** Circulating 1,000 + tick, staked twice the tick, funded three a tick. */
function metricsOf(ticks: number): RunTable {
  const ids = ['tick', 'unix_seconds', 'date', 'supply.circulating', 'staking.total_staked', 'rewards.funded'];
  return {
    file: 'metrics.csv',
    columns: ids.map((id) => ({ id, title: id, unit: '', formula: '' })),
    rows: Array.from({ length: ticks }, (_, tick) => [
      `${tick}`,
      '0',
      '',
      `${1_000 + tick}`,
      `${2 * tick}`,
      `${3 * (tick + 1)}`,
    ]),
  };
}

describe('reports/yearly-table', () => {
  it('has no year for a run below one', () => {
    expect(yearlyTable({ manifest: manifestOf(DAY), metrics: metricsOf(364) })).toEqual([]);
  });

  it('takes balances at the end of a year and flows within it', () => {
    const rows = yearlyTable({ manifest: manifestOf(DAY), metrics: metricsOf(800) });
    expect(rows.map(({ label, figures }) => [label, ...figures.map(({ found }) => found)])).toEqual([
      ['year 1', '1,364 ACT', '728 ACT', '1,095 ACT'],
      ['year 2', '1,729 ACT', '1,458 ACT', '1,095 ACT'],
      ['year 3 to day 800', '1,799 ACT', '1,598 ACT', '210 ACT'],
    ]);
    expect(rows.every(({ figures }) => figures.every(({ expected }) => expected === undefined))).toBe(true);
  });

  it('sets beside a whole year what was expected of it', () => {
    const expected = [{ circulatingBaseUnits: '1240', rewardsBaseUnits: '2190' }, { stakedBaseUnits: '1' }];
    const [first, second] = yearlyTable({ manifest: manifestOf(DAY, expected), metrics: metricsOf(400) });
    expect(first?.figures).toEqual([
      { title: 'Circulating', found: '1,364 ACT', expected: '1,240 ACT', difference: '+10.00%' },
      { title: 'Staked', found: '728 ACT', expected: undefined, difference: undefined },
      { title: 'Paid into rewards', found: '1,095 ACT', expected: '2,190 ACT', difference: '−50.00%' },
    ]);
    expect(second?.figures.map((figure) => figure.expected)).toEqual([undefined, undefined, undefined]);
  });

  it('counts years by ticks of any length', () => {
    const rows = yearlyTable({ manifest: manifestOf(DAY / 2), metrics: metricsOf(731) });
    expect(rows.map(({ label }) => label)).toEqual(['year 1', 'year 2 to day 365']);
    expect(rows[0]?.figures[0]?.found).toBe('1,729 ACT');
  });
});
