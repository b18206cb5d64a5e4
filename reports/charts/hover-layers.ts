import type { TopLevelSpec } from 'vega-lite';
import type { Chart, TimeReading } from './chart.ts';
import type { Layer, Panel } from './panel.ts';
import { INK } from './theme.ts';
import { timeChannel } from './time-axis.ts';
import { fieldPath } from './wide-rows.ts';

const INSTANT = 'time (UTC)';

/**
 * The spec for who opens it alone: at the pointer a panel over time says the values of its series. A page has a cursor
 * of its own over all panels, and pictures have no pointer: neither needs these marks.
 */
export function hoverSpec({ spec, time }: Pick<Chart, 'spec' | 'time'>): TopLevelSpec {
  if (time === undefined || !('vconcat' in spec)) return spec;
  return { ...spec, vconcat: spec.vconcat.map((panel, index) => withHover(panel, time.panels[index], index)) };
}

function withHover(panel: Panel, reading: TimeReading['panels'][number] | undefined, index: number): Panel {
  if (reading === undefined || !('layer' in panel)) return panel;
  return { ...panel, layer: [...panel.layer, hoverLayer(reading, `hover_${index + 1}`)] };
}

/** A rule at each row, seen only where the pointer is nearest. */
function hoverLayer({ dataset, series, format }: TimeReading['panels'][number], name: string): Layer {
  return {
    data: { name: dataset },
    transform: [{ calculate: "utcFormat(toDate(datum.date), '%Y-%m-%d %H:%M')", as: INSTANT }],
    params: [
      { name, select: { type: 'point', fields: ['date'], nearest: true, on: 'pointerover', clear: 'pointerout' } },
    ],
    mark: { type: 'rule', color: INK.cursor, strokeWidth: 1, clip: true },
    encoding: {
      x: timeChannel(false),
      opacity: { condition: { param: name, empty: false, value: 1 }, value: 0 },
      tooltip: [
        { field: INSTANT, type: 'nominal' },
        ...series.map((one) => ({
          field: fieldPath(one.name),
          type: 'quantitative' as const,
          title: one.name,
          format,
        })),
      ],
    },
  };
}
