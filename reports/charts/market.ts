import type { Chart, ChartSource } from './chart.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';
import { tokenSeries, tokensInWords } from './token-series.ts';
import { percentInWords, usdInWords } from './value-in-words.ts';

/** What the plan calls a success: more than this value staked. */
const TARGET_TVL_USD = 1_000_000;

/** What a token costs, what is staked worth, and who sells. */
export function marketChart(source: ChartSource): Chart | undefined {
  const { symbol } = source.token;
  const money = { axisTitle: 'USD', format: '~s', inWords: usdInWords } as const;
  return stackedChart(source, 'market', 'Price and value staked (USD)', [
    {
      ...money,
      format: '~g',
      subject: 'Price of a token',
      title: 'Price of a token (USD)',
      heightPixels: 180,
      series: definedSeries(source, [
        { id: 'market.price', name: 'price' },
        { id: 'market.pool_price', name: 'in the pool' },
      ]),
    },
    {
      ...money,
      subject: 'Value staked',
      title: 'Value staked (USD)',
      heightPixels: 140,
      series: definedSeries(source, [{ id: 'market.tvl', name: 'value staked' }]),
      reference: { value: TARGET_TVL_USD, label: 'target: 1M USD' },
    },
    {
      subject: 'Sell pressure',
      title: 'Sold less bought by agents in seven days (% of circulating supply)',
      axisTitle: 'of circulating (%)',
      format: '.1~%',
      heightPixels: 120,
      series: definedSeries(source, [{ id: 'market.sell_pressure_7d', name: 'sell pressure' }]),
      inWords: percentInWords,
    },
    {
      subject: 'Trades of agents',
      title: `Traded by agents a tick (${symbol})`,
      axisTitle: symbol,
      format: '~s',
      heightPixels: 120,
      series: tokenSeries(source, [
        { id: 'market.sold', name: 'sold' },
        { id: 'market.bought', name: 'bought' },
      ]),
      inWords: tokensInWords(source),
    },
  ]);
}
