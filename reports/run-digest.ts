import { numberColumn } from './artifacts/run-table.ts';
import { allFigures, type KeyFigure, keyFigures } from './key-figures.ts';
import type { RunResults } from './run-results.ts';
import { type Note, runNotes, summarySentence } from './story.ts';
import { type SuccessRow, successTable } from './success-metrics.ts';

/** What a reader who has only a few lines wants to know of a run. */
export interface RunDigest {
  readonly sentence: string;
  /** What to know before the figures; empty for a sound run. */
  readonly notes: readonly Note[];
  /** None before the first tick has finished. */
  readonly figures: readonly KeyFigure[];
  /** The plan's success metrics, as far as the run can tell. */
  readonly success: readonly SuccessRow[];
  /** Values of a metric over the run, without the ticks at which it is not defined. */
  readonly course: (metricId: string) => readonly number[];
}

export function digestOf(results: RunResults): RunDigest {
  return {
    sentence: summarySentence(results),
    notes: runNotes(results),
    figures: keyFigures(allFigures(results.metrics, results.manifest.spec.token)),
    success: successTable(results),
    course: (metricId) => (numberColumn(results.metrics, metricId) ?? []).filter((value) => value !== undefined),
  };
}
