import { join } from 'node:path';
import type { SignatureChecks } from '#harness/index.ts';
import { isSimError, SimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import type { PolicyDefinition } from '#sim/index.ts';
import { TRACE_FILE } from '#sim/replay/failure-record.ts';
import { breachOf, writeFailureBundle } from './failure-bundle.ts';
import { Recording, type TraceSubject } from './recording.ts';

/** A run as far as its trace and its failure need it. */
export interface TracedRun extends TraceSubject {
  readonly folder: string;
  readonly spec: RunSpec;
  readonly policies: readonly PolicyDefinition[];
  readonly signatures: SignatureChecks;
  readonly signal: { readonly aborted: boolean };
}

/** Begins `trace.ndjson` in a run's folder. Throws REPORT__WRITE_FAILED. */
export async function beginRunTrace(run: TracedRun): Promise<Recording> {
  return Recording.begin(join(run.folder, TRACE_FILE), run, { signatures: run.signatures });
}

/**
 * What to throw for a run that failed: of a broken invariant, with the command to go on with once its bundle is written.
 * `recording` is the run's own trace, if it has one. What fails here is told on stderr and hides nothing.
 */
export async function bundled(error: unknown, run: TracedRun, recording: Recording | undefined): Promise<unknown> {
  if (!isSimError(error, 'INVARIANT__BROKEN')) return error;
  try {
    await recording?.finish(breachOf(error.context));
    const isTraced = recording !== undefined;
    if (!isTraced) process.stderr.write('recording the run up to the broken invariant\n');
    const bundle = await writeFailureBundle({ ...run, broken: error.context, isTraced });
    if (bundle === undefined) return error;
    return new SimError('INVARIANT__BROKEN', { ...error.context, next: bundle.next }, error);
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    process.stderr.write(`no trace of the broken invariant could be made: ${reason}\n`);
    return error;
  }
}
