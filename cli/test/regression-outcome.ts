/** What is checked of a regression scenario, in this order. */
export type CheckKind = 'valid' | 'run' | 'assertion' | 'vacuity' | 'baseline';

/** One check of one scenario. */
export interface RegressionCheck {
  readonly kind: CheckKind;
  /** A sentence that is true when it passed: `runs to its end`. */
  readonly name: string;
  /** `updated`: a baseline that was written because it was asked for. `skipped`: the run did not get so far. */
  readonly status: 'passed' | 'failed' | 'skipped' | 'updated';
  /** What there is to say of it, the most important first; none where it just passed. */
  readonly lines: readonly string[];
}

/** What became of one regression scenario; plain data, so that it goes from process to process. */
export interface RegressionOutcome {
  /** As it was named. */
  readonly file: string;
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'interrupted';
  readonly checks: readonly RegressionCheck[];
  /** Wall clock. */
  readonly seconds: number;
  readonly ticksFinished: number;
  /** Agents' actions that the program accepted. */
  readonly accepted: number;
  /** Undefined where nothing was run. */
  readonly folder: string | undefined;
  readonly report: string | undefined;
  readonly resultsDigest: string | undefined;
}

/** The checks that failed; none of a scenario that passed. */
export function failuresOf({ checks }: Pick<RegressionOutcome, 'checks'>): readonly RegressionCheck[] {
  return checks.filter(({ status }) => status === 'failed');
}

/** The first thing that broke, in one line. */
export function reasonOf(outcome: Pick<RegressionOutcome, 'checks'>): string {
  const [first] = failuresOf(outcome);
  return first === undefined ? '' : (first.lines[0] ?? first.name);
}
