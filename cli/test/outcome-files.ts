import { appendFile } from 'node:fs/promises';
import { replaceFile } from '#reports/artifacts/file-access.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { actsimVersion } from '../project.ts';
import { junitOf } from './outcome-junit.ts';
import { markdownOf } from './outcome-markdown.ts';
import { type RegressionOutcome, reasonOf } from './regression-outcome.ts';

/** Where a test's results are to be written, and what it ran with. */
export interface OutcomeFiles {
  readonly junit: string | undefined;
  readonly summary: string | undefined;
  readonly engine: string;
  readonly build: string;
}

/**
 * Writes the JUnit file and the summary that were asked for. Without a file for the summary, GitHub's own of the step
 * gets it, where there is one. Throws REPORT__WRITE_FAILED.
 */
export async function writeOutcomeFiles(
  outcomes: readonly RegressionOutcome[],
  { junit, summary, engine, build }: OutcomeFiles,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<void> {
  if (junit !== undefined) await replaceFile(junit, junitOf(outcomes, { actsim: actsimVersion(), engine, build }));
  const step = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (summary === undefined && step === '') return;
  const twin = build === 'real' ? '' : `, build ${build}`;
  const text = markdownOf(outcomes, `actsim test (${engine}${twin})`);
  if (summary !== undefined) return replaceFile(summary, text);
  // Other steps of the job write to it as well.
  await appendFile(step, text).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SimError('REPORT__WRITE_FAILED', { file: step, reason }, error);
  });
}

/** Why a test does not end with 0: it was interrupted, or something failed. */
export function testComplaint(
  outcomes: readonly RegressionOutcome[],
  of: number,
  signal: string | undefined,
): SimError | undefined {
  const failed = outcomes.filter(({ status }) => status === 'failed');
  if (signal !== undefined) {
    const ended = outcomes.filter(({ status }) => status !== 'interrupted').length;
    return new SimError('CLI__CHECK_INTERRUPTED', { signal, what: `all of ${of} regressions (${ended} were done)` });
  }
  const [first] = failed;
  if (first === undefined) return undefined;
  return new SimError('CLI__REGRESSIONS_FAILED', {
    failed: failed.length,
    of,
    first: first.file,
    reason: reasonOf(first),
  });
}
