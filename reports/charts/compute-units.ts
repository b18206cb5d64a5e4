import { printable } from '../text/escape.ts';
import { groupDigits } from '../text/quantity.ts';
import { barChart } from './bar-chart.ts';
import type { Chart, ChartSource } from './chart.ts';

/** What the engine metered for each kind of action. */
export function computeUnitsChart(source: ChartSource): Chart | undefined {
  const metered = source.units
    .filter(({ actions }) => actions > 0)
    .map(({ kind, actions, computeUnits }) => ({ kind: printable(kind), actions, mean: computeUnits / actions }))
    .sort((a, b) => b.mean - a.mean);
  if (metered.length === 0) return undefined;
  const bars = metered.map(({ kind, actions, mean }) => ({
    name: kind,
    parts: [{ series: 'mean', value: mean }],
    label: `${groupDigits(mean.toFixed(0))} (${groupDigits(String(actions))} metered)`,
  }));
  const described = bars.map(({ name, label }) => `${name} ${label}`);
  return barChart(source, {
    id: 'compute-units',
    title: 'Compute units of one action, mean by kind (units)',
    description: `Mean compute units of one action, as metered in transactions of one kind of action alone: ${described.join('; ')}.`,
    axisTitle: 'compute units an action',
    barTitle: 'action',
    format: '~s',
    bars,
    series: [{ name: 'mean' }],
  });
}
