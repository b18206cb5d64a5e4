import type { Chart, ChartSource } from './chart.ts';
import { stackedChart } from './stacked-chart.ts';
import { tokenSeries, tokensInWords } from './token-series.ts';

/** Where rewards come from, and what becomes of them. */
export function rewardsChart(source: ChartSource): Chart | undefined {
  const { symbol } = source.token;
  const shared = { axisTitle: symbol, format: '~s', inWords: tokensInWords(source) };
  return stackedChart(source, 'rewards', `Rewards by source and use (${symbol})`, [
    {
      ...shared,
      subject: 'Rewards funded since genesis',
      title: `Funded since genesis, by source (${symbol})`,
      heightPixels: 180,
      stepped: true,
      series: tokenSeries(source, [
        { id: 'rewards.funded_inflation', name: 'inflation' },
        { id: 'rewards.funded_fees', name: 'debate fees' },
        { id: 'rewards.funded_grants', name: 'treasury grants' },
      ]),
    },
    {
      ...shared,
      subject: 'Rewards earned since genesis',
      title: `Earned since genesis, and what became of it (${symbol})`,
      heightPixels: 180,
      series: tokenSeries(source, [
        { id: 'rewards.released', name: 'earned' },
        { id: 'rewards.claimed', name: 'paid out' },
        { id: 'rewards.compounded', name: 'compounded of it' },
        { id: 'rewards.forfeited', name: 'given up' },
      ]),
    },
  ]);
}
