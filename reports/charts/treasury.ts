import type { Chart, ChartSource } from './chart.ts';
import { DAYS, tokensOf } from './measure.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';
import { tokenSeries } from './token-series.ts';

/** What the treasury has, may spend, and spent. */
export function treasuryChart(source: ChartSource): Chart | undefined {
  const { symbol } = source.token;
  const shared = { ...tokensOf(source), axisTitle: symbol };
  return stackedChart(source, 'treasury', `Treasury (${symbol})`, [
    {
      ...shared,
      subject: 'Treasury',
      title: `Balance, and what may be spent now (${symbol})`,
      heightPixels: 180,
      named: true,
      series: tokenSeries(source, [
        { id: 'treasury.balance', name: 'balance' },
        { id: 'treasury.spending_room', name: 'may be spent' },
      ]),
    },
    {
      ...shared,
      subject: 'Flows of the treasury since genesis',
      title: `In and out since genesis (${symbol})`,
      heightPixels: 150,
      named: true,
      stepped: true,
      series: tokenSeries(source, [
        { id: 'treasury.inflow', name: 'in' },
        { id: 'treasury.spent', name: 'out' },
        { id: 'treasury.penalties', name: 'penalties' },
        { id: 'treasury.buyback_bought', name: 'bought back' },
      ]),
    },
    {
      ...DAYS,
      subject: 'Runway of the treasury',
      title: 'Runway: how long the balance lasts at the pace of the last 30 days (days; gap: nothing spent)',
      axisTitle: 'days',
      heightPixels: 100,
      stepped: true,
      series: definedSeries(source, [{ id: 'treasury.runway_days', name: 'runway' }]),
    },
  ]);
}
