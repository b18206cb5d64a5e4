import type { TopLevelSpec } from 'vega-lite';
import type { Census } from '../history/census.ts';
import type { Chart, ChartSource } from './chart.ts';
import { type LorenzCurve, lorenzCurve } from './lorenz-curve.ts';
import { specFrame } from './spec-frame.ts';
import { INK, seriesStyle } from './theme.ts';
import { percentInWords, ratioInWords } from './value-in-words.ts';
import { shortened } from './wide-rows.ts';

const MAX_CURVES = 5;
const SIDE_PIXELS = 420;

/** How unequal voting power is among those who have any, at some times of the run. */
export function lorenzChart(source: ChartSource): Chart | undefined {
  const curves = spread(source.censuses, MAX_CURVES).flatMap((census) => {
    const curve = lorenzCurve(census.agents.map(({ power }) => power));
    return curve === undefined ? [] : [{ ...curve, date: census.date.slice(0, 10) }];
  });
  if (curves.length === 0) return undefined;
  const title = 'Lorenz curve of voting power (% of holders, % of power)';
  const description = `${curves.map(inWords).join('; ')}.`;
  const names = curves.map(({ date, gini }) => `${date} \u00b7 Gini ${ratioInWords(gini)}`);
  const share = (shown: string) => ({
    type: 'quantitative' as const,
    scale: { domain: [0, 1] },
    axis: { format: '.0%', title: shown, tickCount: 5 },
  });
  const x = share('share of the holders with power, the least powerful first (%)');
  const y = share('share of all voting power (%)');
  const legend = { orient: 'right', direction: 'vertical', offset: 24, title: null } as const;
  const spec: TopLevelSpec = {
    ...specFrame(source, title, description),
    datasets: {
      curves: curves.flatMap(({ points }, index) =>
        points.map(({ holders, power }) => ({
          curve: names[index] ?? '',
          holders: shortened(holders),
          power: shortened(power),
        })),
      ),
    },
    width: SIDE_PIXELS,
    height: SIDE_PIXELS,
    layer: [
      {
        data: { values: [{ from: 0, to: 1 }] },
        mark: { type: 'rule', color: INK.reference, strokeWidth: 1.2, strokeDash: [3, 3] },
        encoding: {
          x: { field: 'from', ...x },
          y: { field: 'from', ...y },
          x2: { field: 'to' },
          y2: { field: 'to' },
        },
      },
      {
        data: { values: [{ at: 0.47, label: 'all have the same' }] },
        mark: { type: 'text', angle: 315, dy: -9, color: INK.reference, fontSize: 11 },
        encoding: {
          x: { field: 'at', ...x },
          y: { field: 'at', ...y },
          text: { field: 'label', type: 'nominal' },
        },
      },
      {
        data: { name: 'curves' },
        mark: { type: 'line', clip: true },
        encoding: {
          x: { field: 'holders', ...x },
          y: { field: 'power', ...y },
          color: {
            field: 'curve',
            type: 'nominal',
            scale: { domain: names, range: names.map((_, index) => seriesStyle(index).colour) },
            legend,
          },
          tooltip: { field: 'curve', type: 'nominal' },
          strokeDash: {
            field: 'curve',
            type: 'nominal',
            scale: { domain: names, range: names.map((_, index) => [...seriesStyle(index).dash]) },
            legend,
          },
        },
      },
    ],
  };
  return { id: 'lorenz', title, description, spec };
}

function inWords({ date, gini, lowerHalf, topTenth }: LorenzCurve & { readonly date: string }): string {
  return (
    `${date}: Gini coefficient ${ratioInWords(gini)}, the less powerful half of the holders has ` +
    `${percentInWords(lowerHalf)} of the power, the most powerful tenth ${percentInWords(topTenth)}`
  );
}

/** The first, the last, and what lies evenly between. */
function spread(all: readonly Census[], most: number): readonly Census[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => Math.round((index * (all.length - 1)) / (most - 1))).flatMap(
    (place) => all[place] ?? [],
  );
}
