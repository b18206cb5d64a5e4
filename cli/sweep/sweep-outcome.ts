import { SimError } from '#sim/core/errors/sim-error.ts';
import type { EndedSweep } from './run-sweep.ts';

/** What a sweep says, on one screen: a sentence, what to know of it, and where the report is. */
export function sweepSummary({ folder, manifest, report }: EndedSweep): string {
  const lines: string[] = [];
  if (report !== undefined) {
    lines.push(report.sentence, ...report.notes.map(({ level, text }) => `${level}: ${text}`), '');
  }
  lines.push(`results digest: ${manifest.resultsDigest}`, `sweep folder: ${folder}`);
  if (report !== undefined) lines.push(`report: ${report.htmlFile}`);
  return `${lines.join('\n')}\n`;
}

/** Why a sweep does not end with 0: it was interrupted, runs failed, or conclusions do not hold, in this order. */
export function sweepComplaint(
  { manifest, conclusions, firstFailure }: EndedSweep,
  signal: string | undefined,
): SimError | undefined {
  const { planned, completed, failed } = manifest.runs;
  if (manifest.status === 'interrupted') {
    const finishedRuns = completed + failed;
    return new SimError('CLI__SWEEP_INTERRUPTED', { signal: signal ?? 'a signal', finishedRuns, plannedRuns: planned });
  }
  if (firstFailure !== undefined) {
    const { variant, seed, code, message } = firstFailure;
    const where = `${variant} with seed ${seed}`;
    return new SimError('CLI__SWEEP_RUNS_FAILED', {
      failedRuns: failed,
      plannedRuns: planned,
      code,
      reason: message,
      where,
      listed: 'runs.csv',
    });
  }
  const broken = conclusions
    .filter(({ holds, of }) => holds < of)
    .map(({ conclusion, variant, holds, of }) => ({ say: conclusion.say, variant: variant.name, holds, of }));
  return broken.length === 0 ? undefined : new SimError('CLI__CONCLUSIONS_BROKEN', { broken });
}
