import type { ChartSource } from '#reports/charts/chart.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';

type Series = readonly (number | undefined)[];

/** Rows of daily ticks that end at midnight, from 2 January 2025 on. */
export function chartSourceOf(metrics: Readonly<Record<string, Series>>, runLabel = 'first-year'): ChartSource {
  const rows = Math.max(0, ...Object.values(metrics).map((values) => values.length));
  const start = Date.UTC(2025, 0, 2) / 1000;
  return {
    runLabel,
    token: { symbol: 'ACT', decimals: 9 },
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
    'market.price': series((row) => 0.05 * Math.exp(-row / 200)),
    'market.pool_price': series((row) => 0.0499 * Math.exp(-row / 200)),
    'market.tvl': series((row) => 5e6 * (1 - Math.exp(-row / 60))),
    'market.sell_pressure_7d': series((row) => 0.001 * Math.sin(row)),
    'market.sold': series((row) => row * 1e12),
    'market.bought': series(() => 2e14),
    'supply.total': series((row) => 1e18 + row * 1e14),
    'supply.circulating': series((row) => 5e17 + row * 2e14),
    'mitigation.vesting_outstanding': series((row) => Math.max(0, 3e17 - row * 1e14)),
    'supply.minted': series((row) => row * 1e14),
    'supply.burned': series((row) => (row < 100 ? 0 : 1e15)),
    'rewards.funded_inflation': series((row) => row * 1e14),
    'rewards.funded_fees': series((row) => row * 1e12),
    'rewards.funded_grants': series((row) => (row < 200 ? 0 : 5e15)),
    'rewards.released': series((row) => row * 9e13),
    'rewards.claimed': series((row) => row * 8e13),
    'rewards.compounded': series((row) => row * 3e13),
    'rewards.forfeited': series(() => 0),
    'governance.turnout': series((row) => (row < 30 ? undefined : 0.25)),
    'governance.approval': series((row) => (row < 30 ? undefined : 0.8)),
    'mitigation.largest_vote_share': series((row) => (row < 30 ? undefined : 0.05)),
    'governance.live_proposals': series((row) => (row % 60 < 20 ? 1 : 0)),
    'governance.proposals_executed': series((row) => Math.floor(row / 60)),
    'governance.proposals_defeated': series(() => 0),
    'governance.proposals_expired': series(() => 0),
    'treasury.balance': series((row) => 2e17 - row * 1e13),
    'treasury.spending_room': series(() => 2e16),
    'treasury.outflow_30d': series((row) => (row < 100 ? 0 : 1e15)),
    'treasury.penalties': series((row) => row * 1e12),
    'treasury.buyback_bought': series((row) => (row < 150 ? 0 : 1e14)),
  };
}
