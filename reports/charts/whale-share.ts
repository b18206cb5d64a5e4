import type { Chart, ChartSource } from './chart.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';
import { countInWords, percentInWords } from './value-in-words.ts';

/** How much of the voting power the largest holders have. */
export function whaleShareChart(source: ChartSource): Chart | undefined {
  return stackedChart(source, 'whale-share', 'Whale share of voting power (%)', [
    {
      subject: 'Share of all voting power',
      title: 'Share of all voting power (%)',
      axisTitle: 'voting power (%)',
      format: '.0%',
      heightPixels: 260,
      series: definedSeries(source, [
        { id: 'influence.whale_share', name: 'whales' },
        { id: 'influence.top10_share', name: 'top 10 holders' },
        { id: 'influence.top1pct_share', name: 'top 1% of holders' },
        { id: 'influence.top1_share', name: 'largest holder' },
      ]),
      inWords: percentInWords,
    },
    {
      subject: 'Holders that together have more than half of the voting power',
      title: 'Nakamoto coefficient: fewest holders with more than half of the voting power (holders)',
      axisTitle: 'holders',
      format: '~f',
      heightPixels: 100,
      series: definedSeries(source, [{ id: 'influence.nakamoto', name: 'Nakamoto coefficient' }]),
      stepped: true,
      inWords: countInWords,
    },
  ]);
}
