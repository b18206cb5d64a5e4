import type { TopLevelSpec } from 'vega-lite';
import type { TokenUnit } from '../text/quantity.ts';

/** What charts are made from: the rows of one run in time order. */
export interface ChartSource {
  /** Said under every title: which run this is. */
  readonly runLabel: string;
  /** The token that amounts are counted in. */
  readonly token: TokenUnit;
  /** Unix time of each row in seconds. */
  readonly unixSeconds: readonly number[];
  /** Values of a metric, one a row; undefined when the run did not record the metric. */
  metric(id: string): readonly (number | undefined)[] | undefined;
}

/** One chart, ready to be drawn: the spec holds its data and stands on its own. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What the chart shows, in words: first, last, least and greatest value of each series. */
  readonly description: string;
  readonly spec: TopLevelSpec;
}

/** Makes one chart; undefined when the run holds no value of the metrics that it is about. */
export type ChartBuilder = (source: ChartSource) => Chart | undefined;
