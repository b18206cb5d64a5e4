import type { ScenarioOverride } from '../overrides.ts';
import type { WrittenValue } from '../values/written-value.ts';

/** A checked sweep file: one scenario, many seeds, variants of it, and what has to hold in all of them. */
export interface SweepSpec {
  readonly name: string;
  readonly description: string;
  /** Path of the scenario file, relative to the sweep file's folder. */
  readonly scenario: string;
  /** Number of seeds, each of which every variant is run with. */
  readonly seeds: number;
  /** At least one; without any in the file, one named `base` that changes nothing. */
  readonly variants: readonly SweepVariantSpec[];
  readonly charts: readonly SweepChartSpec[];
  readonly conclusions: readonly ConclusionSpec[];
}

export interface SweepVariantSpec {
  /** In lower case with hyphens; no two share one. */
  readonly name: string;
  /** For legends; the name where the file has none. */
  readonly title: string;
  /** In the order of the file. */
  readonly overrides: readonly ScenarioOverride[];
}

export interface SweepChartSpec {
  /** Id of a metric. */
  readonly metric: string;
  /** Absent: the metric's own. */
  readonly title?: string;
}

/** A sentence that is true when its figure keeps all bounds, for every seed. */
export interface ConclusionSpec {
  readonly say: string;
  /** Id of a metric. */
  readonly metric: string;
  readonly at: FigureTime;
  /** The figure is taken from this time only, both ends included; only with `min`, `max` and `mean`. Absent: the whole run. */
  readonly between?: { readonly fromSeconds: number; readonly toSeconds: number };
  /** Variant whose figure it is; absent: it holds for each one. Always there with a bound by another variant. */
  readonly variant?: string;
  /** At least one. */
  readonly bounds: readonly ConclusionBound[];
}

/** Which figure of a series: its last, least, largest or mean value, or that of the last tick at or before a time. */
export type FigureTime =
  | { readonly kind: 'end' | 'min' | 'max' | 'mean' }
  | { readonly kind: 'time'; readonly atSeconds: number };

/** Strictly above or below. */
export interface ConclusionBound {
  readonly side: 'above' | 'below';
  readonly than: BoundValue;
}

/** What a figure is compared with; that its unit is the metric's is for the reader of the spec to check. */
export type BoundValue =
  | WrittenValue
  /** The same figure of another variant with the same seed. */
  | { readonly unit: 'variant'; readonly variant: string };
