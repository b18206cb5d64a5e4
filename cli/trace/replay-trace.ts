import type { AccountChange } from '#harness/trace/account-digest.ts';
import { accountDifference, type FieldChange } from '#harness/trace/account-fields.ts';
import { AccountNames } from '#harness/trace/account-names.ts';
import { type ReplayedTransaction, TraceReplayer } from '#harness/trace/trace-replayer.ts';
import { createEngine } from '#harness/trace/traced-chain.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { ACCEPTED_RESULT, type TraceBreach, type TraceHeader } from '#sim/ports/trace.ts';
import type { EngineName } from '../engines.ts';
import { chooseProgram, type ProgramChoice } from '../program-choice.ts';
import { CallWords } from './call-words.ts';
import type { TraceProgress } from './trace-progress.ts';
import { atLine, readTrace, type TraceSource } from './trace-source.ts';

export interface ReplayRequest {
  readonly source: TraceSource;
  /** Default: the trace's. */
  readonly engine: EngineName | undefined;
  readonly programDir: string | undefined;
  /** Number of the last transaction; undefined: all of them, or up to the last that is shown. */
  readonly until: number | undefined;
  /** Transactions whose accounts are wanted. */
  readonly show: readonly number[];
  readonly progress: TraceProgress;
  readonly signal: { readonly aborted: boolean };
}

/** An account that a shown transaction may write. */
export interface ShownAccount {
  /** Base58. */
  readonly address: string;
  /** Of the vault or wallet that it is, or of the wallet it belongs to; empty for what has no name. */
  readonly name: string;
  readonly kind: string;
  /** Empty: it stayed as it was. */
  readonly changes: readonly FieldChange[];
}

/** A transaction with what it did to accounts. */
export interface ShownTransaction {
  readonly number: number;
  readonly unixSeconds: bigint;
  readonly does: string;
  readonly result: string;
  readonly computeUnits: number;
  readonly accounts: readonly ShownAccount[];
}

/** What a replay came to. */
export interface Replay {
  readonly header: TraceHeader;
  readonly plan: GenesisPlan;
  readonly engine: EngineName;
  readonly transactions: number;
  /** Refused ones by their results. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly unixSeconds: bigint;
  readonly shown: readonly ShownTransaction[];
  readonly accounts: number;
  /** Of all accounts that were written. */
  readonly accountsSha256: string;
  /** The trace tells the same hash; false: the replay, or the recorded run, ended before it. */
  readonly isAsRecorded: boolean;
  /** Of the trace, when the replay came to its end. */
  readonly breach: TraceBreach | undefined;
  /** Why the replay ended before the trace said so: its run was killed. */
  readonly isCut: boolean;
}

/** The program that a trace names, or that of a folder. Throws CLI__TRACE_PROGRAM_OTHER, and what loading throws. */
export function programOfTrace(file: string, { program }: TraceHeader, programDir: string | undefined): ProgramChoice {
  const build = programDir === undefined ? (program.build ?? undefined) : undefined;
  const chosen = chooseProgram({ programDir, build });
  const { elfSha256 } = chosen.artifacts;
  if (elfSha256 === program.sha256) return chosen;
  throw new SimError('CLI__TRACE_PROGRAM_OTHER', {
    file,
    build: programDir ?? program.build ?? 'the committed program',
    expectedSha256: program.sha256,
    foundSha256: elfSha256,
  });
}

/**
 * Repeats a trace, transaction by transaction. Undefined when the signal ended it. Throws CLI__REPLAY_DIFFERS at the first
 * transaction that comes to something else and at the end for other accounts, CLI__TRACE_INVALID, CLI__TRACE_PROGRAM_OTHER and CLI__USAGE.
 */
export async function replayTrace(request: ReplayRequest): Promise<Replay | undefined> {
  const { source, until, show, progress, signal } = request;
  const last = until ?? (show.length === 0 ? undefined : Math.max(...show));
  const player = new Player(request);
  try {
    for await (const { record, line, bytesRead } of readTrace(source)) {
      if (signal.aborted) return undefined;
      try {
        await player.take(record);
      } catch (error) {
        throw atLine(source.file, line, error);
      }
      await progress.show(bytesRead, source.bytes, `${player.transactions} transactions replayed`);
      if (player.transactions === last) break;
    }
    return await player.finish(last);
  } finally {
    player.close();
  }
}

class Player {
  readonly #request: ReplayRequest;
  readonly #words = new CallWords();
  readonly #refusals = new Map<string, number>();
  readonly #shown: ShownTransaction[] = [];
  #stage: { header: TraceHeader; name: EngineName; program: ProgramChoice; replayer: TraceReplayer } | undefined;
  #close: () => void = () => undefined;
  #plan: GenesisPlan | undefined;
  #unixSeconds = 0n;
  #breach: TraceBreach | undefined;
  #recordedSha256: string | undefined;
  #names: AccountNames | undefined;
  #hasEnded = false;
  transactions = 0;

  constructor(request: ReplayRequest) {
    this.#request = request;
  }

  async take(record: Parameters<TraceReplayer['take']>[0]): Promise<void> {
    this.#words.take(record);
    if (record.kind === 'trace') this.#open(record);
    if (record.kind === 'genesis') {
      this.#plan = record.plan;
      this.#unixSeconds = record.plan.clock.unixSeconds;
    }
    if (record.kind === 'clock') this.#unixSeconds = record.unixSeconds;
    if (record.kind === 'end') {
      this.#breach = record.breach;
      this.#recordedSha256 = record.accountsSha256;
      this.#hasEnded = true;
    }
    const isWatched = record.kind === 'tx' && this.#request.show.includes(record.number);
    const replayed = await this.#stage?.replayer.take(record, isWatched);
    if (replayed !== undefined) this.#note(replayed);
  }

  async finish(last: number | undefined): Promise<Replay> {
    const [stage, plan] = [this.#stage, this.#plan];
    if (stage === undefined || plan === undefined) throw new TypeError('the trace has not begun');
    if (last !== undefined && this.transactions < last) {
      const reason = `${this.#request.source.file} has ${this.transactions} transactions: there is no transaction ${last}`;
      throw new SimError('CLI__USAGE', { reason });
    }
    const { sha256, accounts } = await stage.replayer.accountsSha256();
    if (sha256 !== (this.#recordedSha256 ?? sha256)) {
      throw new SimError('CLI__REPLAY_DIFFERS', {
        transaction: this.transactions,
        step: 'all accounts behind the last one',
        expected: `sha256 ${this.#recordedSha256}`,
        found: sha256,
        engine: stage.name,
      });
    }
    return {
      header: stage.header,
      plan,
      engine: stage.name,
      transactions: this.transactions,
      refusals: this.#refusals,
      unixSeconds: this.#unixSeconds,
      shown: this.#shown,
      accounts,
      accountsSha256: sha256,
      isAsRecorded: this.#recordedSha256 !== undefined,
      breach: this.#breach,
      isCut: last === undefined && !this.#hasEnded,
    };
  }

  close(): void {
    this.#close();
  }

  #open(header: TraceHeader): void {
    const { source, programDir, engine } = this.#request;
    const program = programOfTrace(source.file, header, programDir);
    const name = engine ?? header.engine;
    const opened = createEngine(name);
    this.#close = () => opened.close();
    this.#stage = { header, name, program, replayer: new TraceReplayer(opened, program.artifacts) };
  }

  #note({ recorded, result, computeUnits, changes }: ReplayedTransaction): void {
    this.transactions += 1;
    const does = this.#words.of(recorded);
    if (result !== recorded.result) {
      throw new SimError('CLI__REPLAY_DIFFERS', {
        transaction: recorded.number,
        step: does,
        expected: recorded.result,
        found: result,
        engine: this.#stage?.name ?? 'no engine',
      });
    }
    if (result !== ACCEPTED_RESULT) this.#refusals.set(result, (this.#refusals.get(result) ?? 0) + 1);
    if (changes === undefined) return;
    const accounts = changes.map((change) => this.#shownAccount(change));
    this.#shown.push({ number: recorded.number, unixSeconds: this.#unixSeconds, does, result, computeUnits, accounts });
  }

  #shownAccount({ address, before, after }: AccountChange): ShownAccount {
    const [stage, plan] = [this.#stage, this.#plan];
    if (stage === undefined || plan === undefined) throw new TypeError('a transaction was shown before genesis');
    const { programId } = stage.program.artifacts;
    this.#names ??= new AccountNames(programId, plan, (one) => this.#words.nameOf(one));
    const account = after ?? before;
    const unit = this.#names.isOfQuote(address, account) ? 'QuoteUnits' : 'BaseUnits';
    return {
      address,
      name: this.#names.nameOf(address, account),
      ...accountDifference(before, after, programId, unit),
    };
  }
}
