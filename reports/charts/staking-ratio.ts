import type { Chart, ChartSource } from './chart.ts';
import { DAYS, PERCENT } from './measure.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';

/** What the plan calls a success: more than this share of the circulating supply staked, longer locks than this. */
const TARGET_RATIO = 0.4;
const TARGET_LOCK_DAYS = 30;

/** How much of the supply is staked, and for how long. */
export function stakingRatioChart(source: ChartSource): Chart | undefined {
  return stackedChart(source, 'staking-ratio', 'Staking ratio (%) and mean lock (days)', [
    {
      ...PERCENT,
      subject: 'Staked share',
      title: 'Staked share of supply (%)',
      axisTitle: 'share of supply (%)',
      heightPixels: 230,
      named: true,
      series: definedSeries(source, [
        { id: 'staking.ratio', name: 'of circulating supply' },
        { id: 'staking.ratio_of_supply', name: 'of total supply' },
      ]),
      references: [{ value: TARGET_RATIO, label: 'target: 40% of circulating supply' }],
    },
    {
      ...DAYS,
      subject: 'Lock weighted by amount',
      title: 'Mean lock, weighted by amount (days)',
      axisTitle: 'lock (days)',
      heightPixels: 120,
      series: definedSeries(source, [{ id: 'staking.mean_lock_days', name: 'mean lock' }]),
      references: [{ value: TARGET_LOCK_DAYS, label: 'target: 30 days' }],
    },
  ]);
}
