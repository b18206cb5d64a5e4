import type { ChainEngine, DeployedProgram, EngineResult, MaybePromise } from '#harness/chain/chain-engine.ts';
import type { SysvarClock } from '#harness/clock.ts';
import { Stopwatch } from './stopwatch.ts';
import type { TranscriptWriter } from './transcript.ts';

const TAKEN: EngineResult = { computeUnits: 0, error: undefined };

/** An engine behind a recorder, with a transcript of every call that changed it and the time that it took. Changes nothing. */
export class RecordingEngine implements ChainEngine {
  readonly name: ChainEngine['name'];
  readonly takesUnsigned: boolean;
  /** Transactions and clocks. */
  readonly executing = new Stopwatch();
  /** Transactions that only read. */
  readonly probing = new Stopwatch();
  /** Accounts as bytes. */
  readonly reading = new Stopwatch();
  /** The transcript, which is no part of a run. */
  readonly recording = new Stopwatch();
  /** What was deployed first; a replay needs it too. */
  programs: readonly DeployedProgram[] = [];
  /** Transactions of the ticks. */
  sent = 0;
  /** What is sent now only reads. */
  isReading = false;
  /** Says that it took a transaction, and does nothing; accounts can still be read. */
  isSilent = false;
  readonly #engine: ChainEngine;
  readonly #transcript: TranscriptWriter;

  constructor(engine: ChainEngine, transcript: TranscriptWriter) {
    this.name = engine.name;
    this.takesUnsigned = engine.takesUnsigned;
    this.#engine = engine;
    this.#transcript = transcript;
  }

  /** Genesis is over: from here on everything is counted and timed anew, but for `recording`. */
  beginTicks(): void {
    this.#transcript.mark('genesis-done');
    for (const watch of [this.executing, this.probing, this.reading]) watch.seconds = 0;
    this.sent = 0;
  }

  open(programs: readonly DeployedProgram[]): MaybePromise<void> {
    this.programs = programs;
    return this.#engine.open(programs);
  }

  setClock(clock: SysvarClock): void {
    this.recording.time(() => this.#transcript.clock(clock));
    this.executing.time(() => this.#engine.setClock(clock));
  }

  freshBlockhash(previous: Uint8Array | undefined): MaybePromise<Uint8Array> {
    if (previous !== undefined) this.#transcript.mark('expire');
    return this.#engine.freshBlockhash(previous);
  }

  fund(address: Uint8Array, lamports: bigint): MaybePromise<void> {
    this.#transcript.fund(address, lamports);
    return this.#engine.fund(address, lamports);
  }

  send(transaction: Uint8Array, isChecked = true): MaybePromise<EngineResult> {
    if (this.isSilent) return TAKEN;
    const watch = this.isReading ? this.probing : this.executing;
    watch.start();
    const result = this.#engine.send(transaction, isChecked);
    if (result instanceof Promise) {
      return result.then((settled) => {
        watch.stop();
        return this.#record(transaction, isChecked, settled);
      });
    }
    watch.stop();
    return this.#record(transaction, isChecked, result);
  }

  accounts(addresses: readonly Uint8Array[]): MaybePromise<readonly (Uint8Array | undefined)[]> {
    this.reading.start();
    const found = this.#engine.accounts(addresses);
    if (!(found instanceof Promise)) {
      this.reading.stop();
      return found;
    }
    return found.finally(() => this.reading.stop());
  }

  wholeAccounts(addresses: readonly Uint8Array[]): ReturnType<ChainEngine['wholeAccounts']> {
    return this.#engine.wholeAccounts(addresses);
  }

  close(): void {
    this.#engine.close();
  }

  #record(transaction: Uint8Array, isChecked: boolean, result: EngineResult): EngineResult {
    this.recording.start();
    // What was not executed goes out again, so a replay must not send it twice.
    if (!wasNotExecuted(result)) {
      const isRefused = result.error !== undefined;
      this.#transcript.send(transaction, { isChecked, isRefused, isReading: this.isReading });
      this.sent += 1;
    }
    this.recording.stop();
    return result;
  }
}

function wasNotExecuted({ error }: EngineResult): boolean {
  return error?.kind === 'transaction' && (error.name === 'BlockhashNotFound' || error.name === 'AlreadyProcessed');
}
