import type { Scenario } from '../schema/scenario.ts';
import type { SourcePath } from '../text/source-document.ts';

export type Cohort = Scenario['population'][number];

/** The parts of a scenario that the schema found in order; the others have problems of their own already. */
export type ScenarioDraft = Partial<Omit<Scenario, 'population'>> & {
  /** Position in the file stays: a cohort with problems leaves a gap. */
  readonly population?: readonly (Cohort | undefined)[];
};

/** One breach of a rule between fields; its line follows from the path. */
export interface Finding {
  readonly path: SourcePath;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string;
}
