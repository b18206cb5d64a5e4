import type { Chart, ChartSource } from './chart.ts';
import { countsOf, PERCENT, RATIO, tokensOf } from './measure.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';
import { tokenSeries } from './token-series.ts';

/** How much of the voting power the largest holders have, and what it would cost to have more. */
export function whaleInfluenceChart(source: ChartSource): Chart | undefined {
  const { symbol } = source.token;
  return stackedChart(source, 'whale-influence', `Whale influence: voting power (%), and cost of a vote (${symbol})`, [
    {
      ...PERCENT,
      subject: 'Share of all voting power',
      title: 'Share of all voting power (%)',
      axisTitle: 'voting power (%)',
      heightPixels: 220,
      named: true,
      series: definedSeries(source, [
        // A cohort may be called whales too, and be only some of them.
        { id: 'influence.whale_share', name: 'agents that act as whales' },
        { id: 'influence.top10_share', name: 'top 10 holders' },
        { id: 'influence.top1pct_share', name: 'top 1% of holders' },
        { id: 'influence.top1_share', name: 'largest holder' },
      ]),
    },
    {
      ...PERCENT,
      subject: 'Banzhaf power to decide a vote',
      title: 'Banzhaf power to decide a vote (%)',
      axisTitle: 'power (%)',
      heightPixels: 110,
      named: true,
      series: definedSeries(source, [
        { id: 'influence.banzhaf_whales', name: 'agents that act as whales' },
        { id: 'influence.banzhaf_top1', name: 'probability that the largest holder decides' },
      ]),
    },
    {
      ...RATIO,
      subject: 'Inequality of voting power',
      title: 'Gini coefficient of voting power (0: all equal, 1: one holder has it all)',
      axisTitle: 'Gini',
      heightPixels: 90,
      series: definedSeries(source, [{ id: 'influence.gini', name: 'Gini coefficient' }]),
    },
    {
      ...countsOf('holders'),
      subject: 'Fewest holders that together have enough',
      title: 'Fewest holders with a majority of the power (Nakamoto coefficient), or with a quorum (holders)',
      axisTitle: 'holders',
      heightPixels: 100,
      named: true,
      series: definedSeries(source, [
        { id: 'influence.nakamoto', name: 'more than half' },
        { id: 'influence.quorum_holders', name: 'quorum' },
      ]),
      stepped: true,
    },
    {
      ...tokensOf(source),
      subject: 'Smallest capital that carries a vote alone',
      title: `Cost of capturing a vote: smallest stake that carries it alone (${symbol})`,
      axisTitle: symbol,
      heightPixels: 130,
      named: true,
      series: tokenSeries(source, [
        { id: 'influence.capture_contested', name: 'against the usual turnout' },
        { id: 'influence.capture_capital', name: 'when nobody else votes' },
      ]),
    },
  ]);
}
