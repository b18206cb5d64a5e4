import type { Chart, ChartSource } from './chart.ts';
import { SMALL_PERCENT } from './measure.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';

/** The plan's limit: new tokens of any 365 days, as a share of the supply at their start. */
const CAP = 0.05;

/** How fast the supply grows, against the limit. */
export function inflationChart(source: ChartSource): Chart | undefined {
  return stackedChart(source, 'inflation', 'Inflation of the token supply (% a year)', [
    {
      ...SMALL_PERCENT,
      subject: 'New tokens a year as a share of supply',
      title: 'New tokens, share of supply (% a year)',
      axisTitle: 'share of supply (%)',
      heightPixels: 230,
      // New tokens come once a week, all at once.
      stepped: true,
      series: definedSeries(source, [
        { id: 'supply.inflation_annualised', name: 'annualised' },
        { id: 'supply.inflation_365d', name: 'minted in the last 365 days' },
      ]),
      references: [{ value: CAP, label: 'cap: 5% in any 365 days' }],
    },
    {
      ...SMALL_PERCENT,
      subject: 'Growth of the supply over 365 days, minted less burned',
      title: 'Net growth of supply over 365 days: minted less burned (%)',
      axisTitle: 'share of supply (%)',
      heightPixels: 110,
      stepped: true,
      series: definedSeries(source, [{ id: 'supply.net_growth_365d', name: 'net growth' }]),
    },
  ]);
}
