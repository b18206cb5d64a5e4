import type { Config } from 'vega-lite';
import type { ChartSource } from './chart.ts';
import { CHART_CONFIG } from './theme.ts';

/** What every spec begins with: which schema, what it is about, of which run, and how it looks. */
export function specFrame(source: Pick<ChartSource, 'runLabel'>, title: string, description: string): SpecFrame {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: title, subtitle: source.runLabel },
    description: `${title}. ${description}`,
    config: CHART_CONFIG,
  };
}

interface SpecFrame {
  readonly $schema: string;
  readonly title: { readonly text: string; readonly subtitle: string };
  readonly description: string;
  readonly config: Config;
}
