import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import type { Scenario } from '../schema/scenario.ts';
import { formatPath, type SourceDocument, type SourcePath } from '../text/source-document.ts';

export type Cohort = Scenario['population'][number];
export type Event = NonNullable<Scenario['events']>[number];
export type Statement = NonNullable<Scenario['assert']>[number];

/** The parts of a scenario that the schema found in order; the others have problems of their own already. */
export type ScenarioDraft = Partial<Omit<Scenario, 'population' | 'events' | 'assert'>> & {
  /** Position in the file stays: a cohort with problems leaves a gap, and an event too. */
  readonly population?: readonly (Cohort | undefined)[];
  readonly events?: readonly (Event | undefined)[] | undefined;
  readonly assert?: readonly (Statement | undefined)[] | undefined;
  /** Parts are left out that have problems of their own. */
  readonly isPartial?: boolean;
};

/** One breach of a rule between fields; its line follows from the path. */
export interface Finding {
  readonly path: SourcePath;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string;
}

/** With its place in the text; a breach by a default is at the nearest part above. */
export function toProblem(finding: Finding, document: SourceDocument): ScenarioProblem {
  const { path, expected, hint } = finding;
  const isDefault = !document.has(path) && finding.found !== 'nothing';
  const found = isDefault ? `${finding.found} (by default)` : finding.found;
  const problem = { path: formatPath(path), line: document.lineAt(path), expected, found };
  return hint === undefined ? problem : { ...problem, hint };
}
