import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createBankrunChain, createLitesvmChain } from '#harness/index.ts';
import { ioReason, requireAbsent } from '#reports/artifacts/file-access.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { Breach } from '#sim/ledger/ledger.ts';
import type { TraceBreach, TraceHeader } from '#sim/ports/trace.ts';
import { counted } from '#sim/records/amount-text.ts';
import { breachKind } from '#sim/replay/breach-kind.ts';
import { type History, HistoryBuilder } from '#sim/replay/history.ts';
import { type PlayedStep, playHistory } from '#sim/replay/play-history.ts';
import { shortestHistory } from '#sim/replay/shortest-history.ts';
import type { EngineName } from '../engines.ts';
import { requireWritable } from '../output-file.ts';
import { breachOf } from './failure-bundle.ts';
import { Recording } from './recording.ts';
import { programOfTrace } from './replay-trace.ts';
import type { TraceProgress } from './trace-progress.ts';
import { atLine, readTrace, type TraceSource } from './trace-source.ts';

export interface ShortenRequest {
  readonly source: TraceSource;
  readonly engine: EngineName | undefined;
  readonly programDir: string | undefined;
  /** Where the shortest trace goes; default: `shortest.ndjson` beside the trace. */
  readonly out: string | undefined;
  readonly force: boolean;
  readonly progress: TraceProgress;
  readonly signal: { readonly aborted: boolean };
}

/** The shortest list of actions that breaks the invariant, and the trace of it. */
export interface ShortTrace {
  readonly file: string;
  readonly header: TraceHeader;
  readonly agentIds: readonly string[];
  readonly steps: readonly PlayedStep[];
  readonly breach: TraceBreach;
  /** Actions of the recorded run. */
  readonly stepsBefore: number;
  readonly plays: number;
  /** Without any one of its actions the invariant holds. */
  readonly isMinimal: boolean;
}

/** Name of the shortest trace. */
export const SHORTEST_FILE = 'shortest.ndjson';
/** A search that has not ended by then says that it is not done. */
const MAX_PLAYS = 5_000;
const MAX_MS = 15 * 60_000;

/**
 * Searches the shortest history in which the trace's breach still comes about, and writes its trace. Undefined when the
 * signal ended the first play. Throws CLI__BREACH_NOT_SHOWN, CLI__USAGE for a trace without a breach, REPORT__FILE_EXISTS,
 * REPORT__WRITE_FAILED, and as `replayTrace`.
 */
export async function shortenTrace(request: ShortenRequest): Promise<ShortTrace | undefined> {
  const { source, progress, signal, force } = request;
  const file = request.out ?? join(dirname(source.file), SHORTEST_FILE);
  if (!force) await requireAbsent(file);
  await requireWritable(file);
  const read = await readHistory(source, signal);
  if (read === undefined) return undefined;
  const { header, history, breach } = read;
  const program = programOfTrace(source.file, header, request.programDir);
  const engine = request.engine ?? header.engine;
  const create = engine === 'bankrun' ? createBankrunChain : createLitesvmChain;
  const shortest = await shortestHistory(history, {
    open: () => create({ artifacts: program.artifacts }),
    isSought: ofKind(breach),
    maxPlays: MAX_PLAYS,
    onPlay: async ({ plays, steps, agents }) => {
      await progress.show(
        plays,
        MAX_PLAYS,
        `${plays} histories played; the shortest has ${counted(steps, 'action')}, ${counted(agents, 'agent')}`,
      );
      // Engines free their memory between turns of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
      return signal.aborted || progress.elapsedMs > MAX_MS ? 'stop' : 'go on';
    },
  });
  if (shortest === undefined) {
    if (signal.aborted) return undefined;
    throw new SimError('CLI__BREACH_NOT_SHOWN', { file: source.file, invariant: breach.invariant });
  }
  if (force) await remove(file);
  const subject = { scenario: header.scenario, seed: header.seed, engine, program };
  const { steps, shown } = await playAgain(file, subject, shortest.history, breach);
  return {
    file,
    header,
    agentIds: shortest.history.plan.agentIds,
    steps,
    breach: shown,
    stepsBefore: stepCount(history),
    plays: shortest.plays,
    isMinimal: shortest.isMinimal,
  };
}

/** Whether a breach shows the flaw that another one showed. */
function ofKind(breach: TraceBreach): (one: Breach) => boolean {
  const kind = breachKind(breach);
  return (one) => breachKind(one) === kind;
}

interface ReadHistory {
  readonly header: TraceHeader;
  readonly history: History;
  readonly breach: TraceBreach;
}

async function readHistory(
  source: TraceSource,
  signal: { readonly aborted: boolean },
): Promise<ReadHistory | undefined> {
  const builder = new HistoryBuilder();
  let header: TraceHeader | undefined;
  let breach: TraceBreach | undefined;
  for await (const { record, line } of readTrace(source)) {
    if (signal.aborted) return undefined;
    if (record.kind === 'trace') header = record;
    if (record.kind === 'end') breach = record.breach;
    try {
      builder.take(record);
    } catch (error) {
      throw atLine(source.file, line, error);
    }
  }
  const history = builder.finish();
  if (header === undefined || history === undefined)
    throw new TypeError('a trace without its first two lines was read');
  if (breach === undefined) {
    const reason = `${source.file} ends without a broken invariant: there is nothing to find the shortest list for`;
    throw new SimError('CLI__USAGE', { reason });
  }
  return { header, history, breach };
}

/** Plays the history once more with its trace, a transaction for each action. */
async function playAgain(
  file: string,
  subject: Parameters<typeof Recording.begin>[1],
  history: History,
  sought: TraceBreach,
): Promise<{ readonly steps: readonly PlayedStep[]; readonly shown: TraceBreach }> {
  const recording = await Recording.begin(file, subject, { actionsPerTransaction: 1 });
  try {
    const { steps, breaches, ticksPlayed } = await playHistory(recording.chain, history);
    const found = breaches.find(ofKind(sought));
    if (found === undefined) throw new TypeError(`${sought.invariant} held when its shortest history was played again`);
    const moves = history.ticks.slice(0, ticksPlayed).filter(({ clock }) => clock !== undefined);
    const shown = breachOf({ ...found, tickIndex: moves.length });
    await recording.finish(shown);
    return { steps, shown };
  } finally {
    await recording.abandon();
    await recording.chain.close();
  }
}

async function remove(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (error) {
    throw new SimError('REPORT__WRITE_FAILED', { file, reason: ioReason(error) }, error);
  }
}

function stepCount({ ticks }: History): number {
  return ticks.reduce((sum, { steps }) => sum + steps.length, 0);
}
