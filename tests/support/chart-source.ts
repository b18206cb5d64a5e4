import type { ChartSource } from '#reports/charts/chart.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';

type Series = readonly (number | undefined)[];

/** Rows of daily ticks that end at midnight, from 2 January 2025 on. */
export function chartSourceOf(metrics: Readonly<Record<string, Series>>, runLabel = 'first-year'): ChartSource {
  const rows = Math.max(0, ...Object.values(metrics).map((values) => values.length));
  const start = Date.UTC(2025, 0, 2) / 1000;
  return {
    runLabel,
    unixSeconds: Array.from({ length: rows }, (_, row) => start + row * SECONDS_PER_DAY),
    metric: (id) => metrics[id],
  };
}

/** A year of every metric that a chart shows; influence begins with the second row. */
export function yearOfMetrics(rows = 365): Readonly<Record<string, Series>> {
  const series = (value: (row: number) => number | undefined): Series =>
    Array.from({ length: rows }, (_, row) => value(row));
  return {
    'staking.ratio': series((row) => 0.45 * (1 - Math.exp(-row / 60))),
    'staking.ratio_of_supply': series((row) => 0.25 * (1 - Math.exp(-row / 60))),
    'staking.mean_lock_days': series((row) => (row === 0 ? undefined : 40 + row / 20)),
    'supply.inflation_annualised': series(() => 0.05),
    'supply.inflation_365d': series((row) => 0.05 * (row / 365)),
    'influence.whale_share': series((row) => (row === 0 ? undefined : 0.6 - row / 5_000)),
    'influence.top10_share': series((row) => (row === 0 ? undefined : 0.4 - row / 5_000)),
    'influence.top1pct_share': series((row) => (row === 0 ? undefined : 0.35 - row / 5_000)),
    'influence.top1_share': series((row) => (row === 0 ? undefined : 0.09)),
    'influence.nakamoto': series((row) => (row === 0 ? undefined : 10 + Math.floor(row / 100))),
  };
}
