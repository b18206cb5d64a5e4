import type { CheckShares } from './check-shares.ts';
import type { EncodeFloor } from './encode-floor.ts';
import type { Web3Baseline } from './web3-baseline.ts';

/** What to measure. */
export interface BenchCase {
  readonly engine: 'litesvm' | 'bankrun';
  readonly agents: number;
  readonly years: number;
}

/** Time of one part of a run, and of the least that could do it; undefined where there is no such thing. */
export interface Part {
  readonly seconds: number;
  readonly floorSeconds: number | undefined;
}

/** One run and its floors, all measured in one process. */
export interface Measurement extends BenchCase {
  readonly ticks: number;
  /** Agents' actions. */
  readonly actions: number;
  /** Of the ticks, the operator's too. */
  readonly transactions: number;
  /** The part of the replay in which transactions only read accounts. */
  readonly probeSeconds: number;
  /** From genesis to the finished run folder; the floor is the bare engine with the same bytes. */
  readonly run: Part;
  /** `run` without genesis. */
  readonly ticking: Part;
  /** Of the ticks; together they are `ticking`. */
  readonly parts: Readonly<Record<PartName, Part>>;
  readonly encoding: EncodeFloor;
  /** On bankrun. */
  readonly web3: Web3Baseline | undefined;
  /** At the end of the run, before anything is replayed. */
  readonly peakRssBytes: number;
  readonly resultsDigest: string;
}

export type PartName =
  | 'engine'
  | 'signing'
  | 'encoding'
  | 'policies'
  | 'ledger'
  | 'metrics'
  | 'csv'
  | 'readBack'
  | 'release';

/** What the checks of a run cost; a run of its own, because the profiler slows it down. */
export interface CheckMeasurement {
  readonly scenario: string;
  readonly agents: number;
  readonly actions: number;
  readonly shares: CheckShares;
}

/** All that one command measured. */
export interface BenchResults {
  readonly runs: readonly Measurement[];
  readonly checks: readonly CheckMeasurement[];
}
