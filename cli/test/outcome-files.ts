import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { replaceFile } from '#reports/artifacts/file-access.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { requireAppendable, requireWritable } from '../output-file.ts';
import { actsimVersion } from '../project.ts';
import { baselineFileOf } from './baseline-file.ts';
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

/** A step of a GitHub workflow has a summary of its own. */
function stepSummaryOf(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return env['GITHUB_STEP_SUMMARY'] || undefined;
}

/**
 * Before anything is run: whether the files can be written, and are none of the scenarios and baselines to test.
 * Throws CLI__USAGE and REPORT__WRITE_FAILED.
 */
export async function requireOutcomeFiles(
  scenarios: readonly string[],
  { junit, summary }: Pick<OutcomeFiles, 'junit' | 'summary'>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<void> {
  const inputs = new Set(scenarios.flatMap((file) => [resolve(file), resolve(baselineFileOf(file))]));
  for (const [option, file] of Object.entries({ junit, summary })) {
    if (file === undefined) continue;
    if (inputs.has(resolve(file))) {
      throw new SimError('CLI__USAGE', { reason: `--${option} ${file}: would replace what is tested` });
    }
    await requireWritable(file);
  }
  if (junit !== undefined && summary !== undefined && resolve(junit) === resolve(summary)) {
    throw new SimError('CLI__USAGE', { reason: `--junit and --summary are the same file, ${junit}` });
  }
  const step = summary === undefined ? stepSummaryOf(env) : undefined;
  if (step !== undefined) await requireAppendable(step);
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
  const step = stepSummaryOf(env);
  const twin = build === 'real' ? '' : `, build ${build}`;
  const text = markdownOf(outcomes, `actsim test (${engine}${twin})`);
  if (summary !== undefined) return replaceFile(summary, text);
  if (step === undefined) return;
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
