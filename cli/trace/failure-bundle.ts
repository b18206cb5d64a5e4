import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignatureChecks } from '#harness/index.ts';
import { ioReason, replaceFile } from '#reports/artifacts/file-access.ts';
import type { ErrorContexts } from '#sim/core/errors/codes.ts';
import { isSimError, SimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { type PolicyDefinition, type RunSink, runSimulation } from '#sim/index.ts';
import type { TraceBreach } from '#sim/ports/trace.ts';
import { FAILURE_FILE, FAILURE_FORMAT, type FailureRecord, TRACE_FILE } from '#sim/replay/failure-record.ts';
import { programWords, shellQuoted } from '../shell-words.ts';
import { COMMAND_NAME, typedCommand } from '../typed-command.ts';
import { Recording, type TraceSubject } from './recording.ts';

export interface FailureRequest extends TraceSubject {
  /** Folder of the failed run; the bundle becomes `failure` in it. */
  readonly folder: string;
  readonly spec: RunSpec;
  readonly policies: readonly PolicyDefinition[];
  readonly signatures?: SignatureChecks;
  readonly broken: ErrorContexts['INVARIANT__BROKEN'];
  /** `trace.ndjson` of the run's folder holds the breach: nothing is run again. */
  readonly isTraced: boolean;
  readonly signal: { readonly aborted: boolean };
}

/** What a run that an invariant ended leaves for whoever looks into it. */
export interface FailureBundle {
  readonly folder: string;
  /** What to type to find the shortest list of transactions. */
  readonly next: string;
}

/** Name of a bundle in its run's folder. */
export const FAILURE_FOLDER = 'failure';

/**
 * Writes `failure.json` and a trace of a run that broke an invariant. Unless the run was traced, it is run once more to
 * the failing tick, so that healthy runs pay nothing. Undefined when the signal ended that.
 * Throws REPORT__WRITE_FAILED, and a `TypeError` for a run that does not fail again in the same way.
 */
export async function writeFailureBundle(request: FailureRequest): Promise<FailureBundle | undefined> {
  const folder = join(request.folder, FAILURE_FOLDER);
  await makeFolder(folder);
  if (!request.isTraced) {
    let isRecorded = false;
    try {
      isRecorded = await recordAgain(request, join(folder, TRACE_FILE));
    } finally {
      // A trace without its breach is of no use.
      if (!isRecorded) await rm(folder, { recursive: true, force: true });
    }
    if (!isRecorded) return undefined;
  }
  const list = `replay ${shellQuoted(folder)}`;
  const replay = [list, ...programWords(request.program.programDir)].join(' ');
  const shorten = `${replay} --shortest`;
  const next = [shorten, `${list} --list`, replay].map((words) => `${COMMAND_NAME} ${words}`);
  await replaceFile(join(folder, FAILURE_FILE), `${JSON.stringify(failureRecord(request, next), null, 2)}\n`);
  return { folder, next: `${typedCommand()} ${shorten}` };
}

/** A breach as a trace tells it. */
export function breachOf({ invariant, tickIndex, expected, found, where }: TraceBreach): TraceBreach {
  return { invariant, tickIndex, expected: cut(expected), found: cut(found), where: cut(where) };
}

/** Longest text of a breach; a trace is read with this limit. */
const MAX_TEXT = 4_000;

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}...` : text;
}

/** Why a run does not fail again in the same way, and what to do. */
const MEMORY = 'a policy has a memory outside its minds; run it with --trace, which records the first run itself';

/** Runs until the same invariant breaks; false when the signal came first. */
async function recordAgain(request: FailureRequest, path: string): Promise<boolean> {
  const { spec, policies, signal, signatures, broken } = request;
  const recording = await Recording.begin(path, request, { signatures });
  const { chain, observer } = recording;
  try {
    const { status } = await runSimulation({ spec, chain, sink: NOWHERE, policies, observers: [observer], signal });
    if (status === 'interrupted') return false;
    throw new TypeError(`the run broke ${broken.invariant}, and completed when it was repeated: ${MEMORY}`);
  } catch (error) {
    if (!isSimError(error, 'INVARIANT__BROKEN')) throw error;
    const { invariant, tickIndex } = error.context;
    if (invariant !== broken.invariant || tickIndex !== broken.tickIndex) {
      const [first, second] = [broken, error.context].map((one) => `${one.invariant} at tick ${one.tickIndex}`);
      throw new TypeError(`the run broke ${first}, and ${second} when it was repeated: ${MEMORY}`, {
        cause: error,
      });
    }
    await recording.finish(breachOf(error.context));
    return true;
  } finally {
    await recording.abandon();
    await chain.close();
  }
}

function failureRecord(request: FailureRequest, next: readonly string[]): FailureRecord {
  const { scenario, seed, engine, program, isTraced } = request;
  const { invariant, tickIndex, expected, found, where } = breachOf(request.broken);
  return {
    format: FAILURE_FORMAT,
    version: 1,
    invariant,
    tick: tickIndex,
    expected,
    found,
    where,
    scenario: { ...scenario },
    seed,
    engine,
    build: program.build,
    programSha256: program.artifacts.elfSha256,
    trace: isTraced ? `../${TRACE_FILE}` : TRACE_FILE,
    next: [...next],
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    throw new SimError('REPORT__WRITE_FAILED', { file: folder, reason: ioReason(error) }, error);
  }
}

/** The rows are in the run's folder already. */
const NOWHERE: RunSink = {
  write: () => undefined,
  endTick: async () => new Promise((resolve) => setImmediate(resolve)),
};
