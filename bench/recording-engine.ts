import type { ChainEngine, DeployedProgram, EngineResult, MaybePromise } from '#harness/chain/chain-engine.ts';
import type { SysvarClock } from '#harness/clock.ts';
import { Stopwatch } from './stopwatch.ts';
import type { TranscriptWriter } from './transcript.ts';

/** An engine behind a recorder, with a transcript of every call that changed it and the time that it took. Changes nothing. */
export class RecordingEngine implements ChainEngine {
  readonly name: ChainEngine['name'];
  /** Transactions and clocks. */
  readonly executing = new Stopwatch();
  /** Accounts as bytes. */
  readonly reading = new Stopwatch();
  /** The transcript, which is no part of a run. */
  readonly recording = new Stopwatch();
  /** Transactions in the transcript, and those of them that were refused. */
  sent = 0;
  rejected = 0;
  readonly #engine: ChainEngine;
  readonly #transcript: TranscriptWriter;

  constructor(engine: ChainEngine, transcript: TranscriptWriter) {
    this.name = engine.name;
    this.#engine = engine;
    this.#transcript = transcript;
  }

  /** Genesis is over: from here on everything is counted and timed anew. */
  beginTicks(): void {
    this.#transcript.mark('genesis-done');
    for (const watch of [this.executing, this.reading, this.recording]) watch.seconds = 0;
    this.sent = 0;
    this.rejected = 0;
  }

  open(programs: readonly DeployedProgram[]): MaybePromise<void> {
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

  send(transaction: Uint8Array): MaybePromise<EngineResult> {
    this.executing.start();
    const result = this.#engine.send(transaction);
    if (result instanceof Promise) return result.then((settled) => this.#record(transaction, settled));
    return this.#record(transaction, result);
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

  close(): void {
    this.#engine.close();
  }

  #record(transaction: Uint8Array, result: EngineResult): EngineResult {
    this.executing.stop();
    this.recording.start();
    // What was not executed goes out again, so a replay must not send it twice.
    if (!wasNotExecuted(result)) {
      this.#transcript.send(transaction);
      this.sent += 1;
      if (result.error !== undefined) this.rejected += 1;
    }
    this.recording.stop();
    return result;
  }
}

function wasNotExecuted({ error }: EngineResult): boolean {
  return error?.kind === 'transaction' && (error.name === 'BlockhashNotFound' || error.name === 'AlreadyProcessed');
}
