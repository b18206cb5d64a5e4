import type { TopLevelSpec } from 'vega-lite';
import type { Chart, ChartSource } from './chart.ts';
import { type LinePanelOptions, linePanel } from './line-panel.ts';
import { describePanel } from './series-description.ts';
import { CHART_CONFIG } from './theme.ts';

export interface StackedPanel extends LinePanelOptions {
  /** What the description calls the panel. */
  readonly subject: string;
  /** A value in words, for the description. */
  readonly inWords: (value: number) => string;
}

/** Line panels one under another over the same time; panels without a series are left out. */
export function stackedChart(
  source: ChartSource,
  id: string,
  title: string,
  panels: readonly StackedPanel[],
): Chart | undefined {
  const shown = panels.filter((panel) => panel.series.length > 0);
  if (shown.length === 0) return undefined;
  const description = shown.map((panel) => describePanel(panel.subject, panel.series, panel.inWords)).join(' ');
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: title, subtitle: source.runLabel },
    description: `${title}. ${description}`,
    config: CHART_CONFIG,
    spacing: 28,
    vconcat: shown.map((panel, index) => linePanel(source, panel, index === shown.length - 1)),
  };
  return { id, title, description, spec };
}
