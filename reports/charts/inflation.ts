import type { Chart, ChartSource } from './chart.ts';
import { SMALL_PERCENT } from './measure.ts';
import type { ReferenceLevel } from './reference-level.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';

/** What an executed proposal says that sets the cap, in basis points. */
const CAP_CHANGE = /^parameter inflation_cap_bps = (\d+)$/;
const BPS_OF_ONE = 10_000;

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
      named: true,
      series: definedSeries(source, [
        { id: 'supply.inflation_annualised', name: 'annualised' },
        { id: 'supply.inflation_365d', name: 'minted in the last 365 days' },
      ]),
      references: capLevels(source),
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

/** The scenario's limit on the new tokens of any 365 days, and what proposals made of it. */
function capLevels({ inflationCap, events, unixSeconds }: ChartSource): readonly ReferenceLevel[] {
  if (inflationCap === undefined) return [];
  const changes = events.flatMap(({ kind, detail, unixSeconds: fromSeconds }) => {
    const [, bps] = (kind === 'proposal_executed' ? CAP_CHANGE.exec(detail) : undefined) ?? [];
    return bps === undefined ? [] : [{ fromSeconds, value: Number(bps) / BPS_OF_ONE }];
  });
  const label = `cap: ${percent(inflationCap)} in any 365 days`;
  if (changes.length === 0) return [{ value: inflationCap, label }];
  const levels = [{ fromSeconds: unixSeconds[0] ?? 0, value: inflationCap }, ...changes];
  return levels.map(({ fromSeconds, value }, index) => ({
    value,
    label: index === 0 ? label : `cap: ${percent(value)}`,
    stretch: { fromSeconds, untilSeconds: levels[index + 1]?.fromSeconds ?? unixSeconds.at(-1) ?? fromSeconds },
  }));
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
