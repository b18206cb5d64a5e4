import { DAYS_PER_WEEK, SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { Chart, ChartSource } from './chart.ts';
import { PERCENT, tokensOf, USD } from './measure.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';
import { eventfulSeries, inTokens } from './token-series.ts';
import { trailingSum } from './trailing.ts';

const SECONDS_PER_WEEK = DAYS_PER_WEEK * SECONDS_PER_DAY;

/** What the plan calls a success: more than this value staked. */
const TARGET_TVL_USD = 1_000_000;

/** What a token costs, what is staked worth, and who sells. */
export function marketChart(source: ChartSource): Chart | undefined {
  const { symbol } = source.token;
  return stackedChart(source, 'market', 'Price and value staked (USD)', [
    {
      ...USD,
      subject: 'Price of a token',
      title: 'Price of a token (USD)',
      axisTitle: 'USD',
      heightPixels: 180,
      named: true,
      series: definedSeries(source, [
        { id: 'market.price', name: 'price' },
        { id: 'market.pool_price', name: 'in the pool' },
      ]),
    },
    {
      ...USD,
      subject: 'Value staked',
      title: 'Value staked (USD)',
      axisTitle: 'USD',
      heightPixels: 140,
      series: definedSeries(source, [{ id: 'market.tvl', name: 'value staked' }]),
      references: [{ value: TARGET_TVL_USD, label: 'target: 1M USD' }],
    },
    {
      ...PERCENT,
      format: '.1~%',
      subject: 'Sell pressure',
      title: 'Sold less bought by agents in seven days (% of circulating supply)',
      axisTitle: 'of circulating (%)',
      heightPixels: 120,
      series: definedSeries(source, [{ id: 'market.sell_pressure_7d', name: 'sell pressure' }]),
    },
    {
      ...tokensOf(source),
      subject: 'Trades of agents in seven days',
      title: `Traded by agents in seven days (${symbol})`,
      axisTitle: symbol,
      heightPixels: 120,
      named: true,
      series: inTokens(
        source,
        eventfulSeries(source, [
          { id: 'market.sold', name: 'sold' },
          { id: 'market.bought', name: 'bought' },
        ]).map(({ name, values }) => ({ name, values: trailingSum(source.unixSeconds, values, SECONDS_PER_WEEK) })),
      ),
    },
  ]);
}
