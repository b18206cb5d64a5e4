import type { TopLevelSpec } from 'vega-lite';
import { areaPanel } from './area-panel.ts';
import type { Chart, ChartSource, TimeReading } from './chart.ts';
import { describeEvents, eventMarks } from './event-marks.ts';
import { linePanel } from './line-panel.ts';
import { describePanel } from './series-description.ts';
import { specFrame } from './spec-frame.ts';
import { spanOf, timeParameters } from './time-axis.ts';
import type { TimePanelOptions } from './time-panel.ts';
import { colourOf } from './wide-rows.ts';

export interface StackedPanel extends TimePanelOptions {
  /** What the description calls the panel. */
  readonly subject: string;
}

/** Panels one under another over the same time; panels without a series are left out. */
export function stackedChart(
  source: ChartSource,
  id: string,
  title: string,
  panels: readonly StackedPanel[],
): Chart | undefined {
  const shown = panels.filter((panel) => panel.series.length > 0);
  if (shown.length === 0) return undefined;
  const span = spanOf(source.unixSeconds);
  const events = eventMarks(source.events, span);
  const drawn = shown.map((panel, index) =>
    (panel.areas === true ? areaPanel : linePanel)(source, panel, {
      dataset: datasetName(index),
      events,
      isFirst: index === 0,
      isLast: index === shown.length - 1,
    }),
  );
  const described = shown.map((panel) => describePanel(panel.subject, panel.series, panel.inWords));
  const description = [...described, ...describeEvents(events)].join(' ');
  const spec: TopLevelSpec = {
    ...specFrame(source, title, description),
    params: timeParameters(span),
    datasets: Object.fromEntries(drawn.map(({ rows }, index) => [datasetName(index), [...rows]])),
    spacing: 28,
    vconcat: drawn.map(({ panel }) => panel),
  };
  return { id, title, description, spec, time: { ...span, panels: shown.map(readingOf) } };
}

function datasetName(index: number): string {
  return `panel_${index + 1}`;
}

/** How a page reads the values of a panel, whose place names its data set. */
export function readingOf(
  { subject, reading, series, named }: StackedPanel,
  index: number,
): TimeReading['panels'][number] {
  const [first] = series;
  return {
    dataset: datasetName(index),
    // A page calls the only series of a panel by the panel's subject.
    subject: named === true && first !== undefined && series.length === 1 ? `${subject}: ${first.name}` : subject,
    ...reading,
    series: series.map((one, place) => ({ name: one.name, colour: colourOf(one, place) })),
  };
}
