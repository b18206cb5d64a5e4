import type { Chart, ChartSource } from './chart.ts';
import { tokensOf } from './measure.ts';
import { stackedChart } from './stacked-chart.ts';
import { tokenSeries } from './token-series.ts';

/** How many tokens there are, and what comes and goes. */
export function supplyChart(source: ChartSource): Chart | undefined {
  const { symbol } = source.token;
  const shared = { ...tokensOf(source), axisTitle: symbol };
  return stackedChart(source, 'supply', `Token supply (${symbol})`, [
    {
      ...shared,
      subject: 'Supply',
      title: `Supply (${symbol})`,
      heightPixels: 200,
      named: true,
      series: tokenSeries(source, [
        { id: 'supply.total', name: 'total' },
        { id: 'supply.circulating', name: 'circulating' },
        { id: 'mitigation.vesting_outstanding', name: 'not unlocked yet' },
      ]),
    },
    {
      ...shared,
      subject: 'Minted and burned since genesis',
      title: `Minted and burned since genesis (${symbol})`,
      heightPixels: 120,
      named: true,
      stepped: true,
      series: tokenSeries(source, [
        { id: 'supply.minted', name: 'minted' },
        { id: 'supply.burned', name: 'burned' },
      ]),
    },
  ]);
}
