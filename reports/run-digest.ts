import { allFigures, type KeyFigure, keyFigures } from './key-figures.ts';
import { type RunResults, readRunResults } from './run-results.ts';
import { type Note, runNotes, summarySentence } from './story.ts';

/** What a reader who has only a few lines wants to know of a run. */
export interface RunDigest {
  readonly sentence: string;
  /** What to know before the figures; empty for a sound run. */
  readonly notes: readonly Note[];
  /** None before the first tick has finished. */
  readonly figures: readonly KeyFigure[];
}

/** The digest of a run folder. Throws REPORT__RUN_FILE_INVALID. */
export async function digestRun(folder: string): Promise<RunDigest> {
  return digestOf(await readRunResults(folder));
}

export function digestOf(results: RunResults): RunDigest {
  return {
    sentence: summarySentence(results),
    notes: runNotes(results),
    figures: keyFigures(allFigures(results.metrics, results.manifest.spec.token)),
  };
}
