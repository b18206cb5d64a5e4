import type { ColumnDescription } from '../artifacts/columns.ts';
import type { BrokenInvariantEntry } from '../artifacts/manifest.ts';
import type { TokenUnit } from '../text/quantity.ts';

/** One economy of a sweep: the scenario with what the variant changes. */
export interface SweepVariant {
  /** In lower case with hyphens. */
  readonly name: string;
  readonly title: string;
  /** What it changes, by path, as texts for a reader. */
  readonly changes: readonly { readonly path: string; readonly value: string }[];
  /** Ids of the metrics that its runs have; a lock that it does not have has none. */
  readonly metricIds: readonly string[];
  readonly tickSeconds: number;
  readonly horizonTicks: number;
}

export interface SweepChart {
  readonly metric: string;
  readonly title: string;
}

/** Something that the scenario does at a time of its own, marked in charts. */
export interface SweepMark {
  readonly unixSeconds: number;
  readonly label: string;
}

/** What a sweep asks of each of its runs, in the order in which tables list them. */
export interface SweepDesign {
  readonly name: string;
  readonly description: string;
  readonly token: TokenUnit;
  /** Decimals of the quote asset. */
  readonly quoteDecimals: number;
  readonly seeds: readonly number[];
  readonly variants: readonly SweepVariant[];
  /** Metrics of all variants, each once: the columns of tables. */
  readonly metrics: readonly ColumnDescription[];
  readonly charts: readonly SweepChart[];
  readonly conclusions: readonly Conclusion[];
  readonly marks: readonly SweepMark[];
}

/** The text of each metric's cell, by its position in `metricIds`. */
export type MetricCells = readonly string[];

/** What is kept of one run: it goes from one thread to another. */
export interface SweepRun {
  readonly variant: string;
  readonly seed: number;
  readonly status: 'completed' | 'interrupted' | 'failed';
  readonly ticksFinished: number;
  /** sha256 of what `metrics.csv` of the same run holds. */
  readonly digest: string;
  /** Kinds of action that were never once accepted. */
  readonly vacuousKinds: readonly string[];
  /** Invariants that broke in a run that went on, in the order of their first breach. Default: none. */
  readonly broken?: readonly BrokenInvariantEntry[];
  /** Why a failed run failed. */
  readonly failure: { readonly code: string; readonly message: string } | undefined;
  /** Unix time of each tick. */
  readonly unixSeconds: Float64Array;
  /** Each tick's value of the metrics that charts and conclusions need, in the design's order; NaN is no value. */
  readonly series: ReadonlyMap<string, Float64Array>;
  /** At the last tick; empty before the first one has finished. */
  readonly end: MetricCells;
  /** At the end of each year, and of the run. */
  readonly years: readonly YearEnd[];
  /** At the ticks that were asked for. */
  readonly kept: readonly KeptTick[];
}

/** Every metric at the end of a tick. */
export interface TickCells {
  readonly tickIndex: number;
  readonly unixSeconds: number;
  readonly cells: MetricCells;
}

/** A tick that was asked for. */
export interface KeptTick extends TickCells {
  /** sha256 of `metrics.csv` up to its row: equal hashes, equal ticks until then. */
  readonly digest: string;
}

export interface YearEnd extends TickCells {
  /** From 1. */
  readonly year: number;
}

/** Which figure of a series: its last, least, largest or mean value, or that of the last tick at or before a time. */
export type FigureTime =
  | { readonly kind: 'end' | 'min' | 'max' | 'mean' }
  | { readonly kind: 'time'; readonly atSeconds: number };

export interface ConclusionBound {
  readonly side: 'above' | 'below';
  /** A number in the metric's unit, or the same figure of another variant with the same seed. */
  readonly than: { readonly value: number } | { readonly variant: string };
  /** What it is compared with, in words. */
  readonly words: string;
}

/** A sentence that is true when its figure keeps all bounds, for every seed. */
export interface Conclusion {
  readonly say: string;
  readonly metric: string;
  readonly at: FigureTime;
  /** Since genesis, both ends included; undefined: the whole run. */
  readonly between: { readonly fromSeconds: number; readonly toSeconds: number } | undefined;
  /** Undefined: it is about each variant. */
  readonly variant: string | undefined;
  readonly bounds: readonly ConclusionBound[];
}
