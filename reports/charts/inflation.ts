import type { Chart, ChartSource } from './chart.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';
import { percentInWords } from './value-in-words.ts';

/** The plan's limit: new tokens of any 365 days, as a share of the supply at their start. */
const CAP = 0.05;

/** How fast the supply grows, against the limit. */
export function inflationChart(source: ChartSource): Chart | undefined {
  return stackedChart(source, 'inflation', 'Inflation of the token supply (% a year)', [
    {
      subject: 'New tokens a year as a share of supply',
      axisTitle: 'new tokens, share of supply (% a year)',
      format: '~%',
      heightPixels: 280,
      // New tokens come once a week, all at once.
      stepped: true,
      series: definedSeries(source, [
        { id: 'supply.inflation_annualised', name: 'annualised' },
        { id: 'supply.inflation_365d', name: 'minted in the last 365 days' },
      ]),
      reference: { value: CAP, label: 'cap: 5% in any 365 days' },
      inWords: percentInWords,
    },
  ]);
}
