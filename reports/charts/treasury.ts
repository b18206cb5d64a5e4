import type { Chart, ChartSource } from './chart.ts';
import { stackedChart } from './stacked-chart.ts';
import { tokenSeries, tokensInWords } from './token-series.ts';

/** What the treasury has, may spend, and spent. */
export function treasuryChart(source: ChartSource): Chart | undefined {
  const { symbol } = source.token;
  const shared = { axisTitle: symbol, format: '~s', inWords: tokensInWords(source) };
  return stackedChart(source, 'treasury', `Treasury (${symbol})`, [
    {
      ...shared,
      subject: 'Treasury',
      title: `Balance, and what may be spent now (${symbol})`,
      heightPixels: 180,
      series: tokenSeries(source, [
        { id: 'treasury.balance', name: 'balance' },
        { id: 'treasury.spending_room', name: 'may be spent' },
      ]),
    },
    {
      ...shared,
      subject: 'Flows of the treasury',
      title: `In and out (${symbol})`,
      heightPixels: 160,
      stepped: true,
      series: tokenSeries(source, [
        { id: 'treasury.outflow_30d', name: 'spent in the last 30 days' },
        { id: 'treasury.penalties', name: 'penalties since genesis' },
        { id: 'treasury.buyback_bought', name: 'bought back since genesis' },
      ]),
    },
  ]);
}
