import type { Chart, ChartSource } from './chart.ts';
import { PERCENT, tokensOf } from './measure.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';
import { tokenSeries } from './token-series.ts';

/** What the plan calls a success: more than this share of what can be claimed is. */
const TARGET_CLAIMED = 0.8;

/** Where rewards come from, and what becomes of them. */
export function rewardsChart(source: ChartSource): Chart | undefined {
  const { symbol } = source.token;
  const shared = { ...tokensOf(source), axisTitle: symbol };
  return stackedChart(source, 'rewards', `Rewards by source and use (${symbol})`, [
    {
      ...shared,
      subject: 'Rewards earned since genesis',
      title: `Earned since genesis, and what became of it (${symbol})`,
      heightPixels: 180,
      named: true,
      series: tokenSeries(source, [
        { id: 'rewards.released', name: 'earned' },
        { id: 'rewards.claimed', name: 'paid out' },
        { id: 'rewards.compounded', name: 'compounded of it' },
        { id: 'rewards.reserve_owed', name: 'still owed' },
        { id: 'rewards.forfeited', name: 'given up' },
      ]),
    },
    {
      ...PERCENT,
      subject: 'Share of what can be claimed that was',
      title: 'Claimed share of what can be claimed (%)',
      axisTitle: 'claimed (%)',
      heightPixels: 110,
      series: definedSeries(source, [{ id: 'rewards.claimed_share', name: 'claimed' }]),
      references: [{ value: TARGET_CLAIMED, label: 'target: 80%' }],
    },
    {
      ...shared,
      subject: 'Rewards funded since genesis',
      title: `Funded since genesis, by source (${symbol})`,
      heightPixels: 140,
      named: true,
      stepped: true,
      series: tokenSeries(source, [
        { id: 'rewards.funded_inflation', name: 'inflation' },
        { id: 'rewards.funded_fees', name: 'debate fees' },
        { id: 'rewards.funded_grants', name: 'treasury grants' },
      ]),
    },
    {
      ...shared,
      subject: 'Budget of the open week',
      title: `Budget of the open week (${symbol})`,
      heightPixels: 100,
      stepped: true,
      series: tokenSeries(source, [{ id: 'rewards.budget_current', name: 'budget' }]),
    },
  ]);
}
