import type { ColumnDescription } from '../artifacts/columns.ts';
import type { BrokenInvariantEntry, RunManifest } from '../artifacts/manifest.ts';

/** One of the two economies that are compared: a run folder's, or a scenario's over many seeds. */
export interface ComparedSide {
  /** What it is called in names of files. */
  readonly name: string;
  /** Of its runs, as far as it does not depend on the seed. */
  readonly manifest: RunManifest;
  /** Another build of the program, as it was named; undefined for the one of this package, or when unknown. */
  readonly programDir?: string | undefined;
  /** In the order of `cellsAt`. */
  readonly metrics: readonly ColumnDescription[];
  /** How many runs there should be; undefined: those that there are. */
  readonly planned?: number | undefined;
  /** Those that ended, by seed, ascending. */
  readonly runs: readonly ComparedRun[];
}

/** One run of a side, as far as a comparison reads it. */
export interface ComparedRun {
  readonly seed: number;
  readonly status: RunManifest['status'];
  readonly ticksFinished: number;
  /** sha256 of its `metrics.csv`. */
  readonly digest: string;
  /** Kinds of action that were never once accepted. */
  readonly vacuousKinds: readonly string[];
  /** Invariants that broke in a run that went on, in the order of their first breach. Default: none. */
  readonly broken?: readonly BrokenInvariantEntry[];
  /** Why a failed run failed. */
  readonly failure: { readonly code: string; readonly message: string } | undefined;
  /** Unix time of each finished tick. */
  readonly unixSeconds: Float64Array;
  /** Exact texts of all metrics at the end of a tick; undefined where they were not kept. */
  readonly cellsAt: (tickIndex: number) => readonly string[] | undefined;
  /** sha256 of `metrics.csv` up to a tick; undefined where it was not kept. */
  readonly digestAt?: (tickIndex: number) => string | undefined;
  /** Each finished tick's value, NaN for none; undefined when the series was not kept. */
  readonly seriesOf: (metricId: string) => Float64Array | undefined;
}
