import type { CheckShares } from './check-shares.ts';

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

/** One run and its floors, all measured in one process. Genesis is apart; everything else is of the ticks. */
export interface Measurement extends BenchCase {
  readonly ticks: number;
  /** Agents' actions. */
  readonly actions: number;
  /** Transactions, the operator's too. */
  readonly transactions: number;
  readonly genesis: Part;
  /** The floor is the bare engine with the same bytes. */
  readonly run: Part;
  /** The bare engine again, not looking at signatures; undefined where it never looks. */
  readonly uncheckedSeconds: number | undefined;
  readonly parts: Readonly<Record<PartName, Part>>;
  /** At the end of the run, before anything is replayed. */
  readonly peakRssBytes: number;
  readonly resultsDigest: string;
}

export type PartName = 'engine' | 'signing' | 'encoding' | 'sim' | 'readBack' | 'csv' | 'release';

/** What the checks of a run cost; a run of its own, because the profiler slows it down. */
export interface CheckMeasurement {
  readonly scenario: string;
  readonly agents: number;
  readonly actions: number;
  readonly shares: CheckShares;
}
