import type { ColumnDescription } from '../artifacts/columns.ts';
import { type RunIdentity, startManifest } from '../artifacts/manifest.ts';
import type { SweepRun } from '../sweep/sweep-run.ts';
import type { ComparedRun, ComparedSide } from './compared-side.ts';

export interface SeedsSideOptions {
  readonly name: string;
  /** Of its runs; the seed is the first one's. */
  readonly identity: RunIdentity;
  readonly programDir: string | undefined;
  readonly metrics: readonly ColumnDescription[];
  readonly planned: number;
  /** In the order of the seeds; an interrupted run is none. */
  readonly runs: readonly SweepRun[];
}

/** A scenario that was run with many seeds as a side. */
export function seedsSide({ identity, runs, ...side }: SeedsSideOptions): ComparedSide {
  return { ...side, manifest: startManifest(identity), runs: runs.map(comparedRun) };
}

function comparedRun(run: SweepRun): ComparedRun {
  const { seed, status, ticksFinished, digest, vacuousKinds, broken = [], failure, unixSeconds, series } = run;
  const cells = new Map([...run.years, ...run.kept].map((kept) => [kept.tickIndex, kept.cells]));
  return {
    seed,
    status,
    ticksFinished,
    digest,
    vacuousKinds,
    broken,
    failure,
    unixSeconds,
    cellsAt: (tickIndex) => cells.get(tickIndex),
    digestAt: (tickIndex) => run.kept.find((kept) => kept.tickIndex === tickIndex)?.digest,
    seriesOf: (id) => series.get(id),
  };
}
