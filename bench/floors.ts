import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { FailedTransactionMetadata } from 'litesvm/dist/internal.js';
import type { ChainEngine, DeployedProgram } from '#harness/chain/chain-engine.ts';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { BankrunPlayer } from './bankrun-player.ts';
import { Stopwatch } from './stopwatch.ts';
import { readTranscript } from './transcript.ts';

/** What the calls of a transcript take when nothing but the engine runs. */
export interface Replay {
  readonly genesisSeconds: number;
  readonly seconds: number;
  /** The part of `seconds` in which transactions only read. */
  readonly probeSeconds: number;
  /** The part of `seconds` in which the binding frees its result objects. */
  readonly releaseSeconds: number;
  /** Transactions that were refused here and not in the run, or the other way round. */
  readonly differing: number;
  /** The engine afterwards, for comparison; the caller closes it. */
  readonly engine: ChainEngine;
}

/** Sends a transcript's bytes to a fresh litesvm, each by one call of the binding; signatures are checked as in the run. */
export async function replayOnLitesvm(path: string, programs: readonly DeployedProgram[]): Promise<Replay> {
  const engine = new LitesvmEngine();
  const { svm } = engine;
  const genesis = new Stopwatch();
  const ticks = new Stopwatch();
  const probing = new Stopwatch();
  const releasing = new Stopwatch();
  let watch = genesis;
  let checking = true;
  let differing = 0;
  const send = (bytes: Uint8Array, refused: boolean): void => {
    if (svm.sendLegacyTransaction(bytes) instanceof FailedTransactionMetadata !== refused) differing += 1;
  };
  svm.setSigverify(checking);
  genesis.time(() => engine.open(programs));
  for (const calls of readTranscript(path)) {
    watch.start();
    for (const call of calls) {
      if (call.kind === 'send') {
        if (call.isChecked !== checking) svm.setSigverify(call.isChecked);
        checking = call.isChecked;
        if (call.isReading) probing.time(() => send(call.bytes, call.isRefused));
        else send(call.bytes, call.isRefused);
      } else if (call.kind === 'genesis-done') {
        watch.stop();
        genesis.seconds += releasing.seconds;
        releasing.seconds = 0;
        probing.seconds = 0;
        watch = ticks;
        watch.start();
      } else if (call.kind === 'clock') {
        engine.setClock(call.clock);
      } else if (call.kind === 'fund') {
        engine.fund(call.address, call.lamports);
      } else {
        svm.expireBlockhash();
      }
    }
    watch.stop();
    await releasing.timeAsync(() => setImmediate());
  }
  return {
    genesisSeconds: genesis.seconds,
    seconds: ticks.seconds + releasing.seconds,
    probeSeconds: probing.seconds,
    releaseSeconds: releasing.seconds,
    differing,
    engine,
  };
}

/** Sends a transcript's messages to a fresh bankrun, each by one call of the binding. */
export async function replayOnBankrun(path: string, programs: readonly DeployedProgram[]): Promise<Replay> {
  const player = await BankrunPlayer.open(programs);
  let genesisSeconds = 0;
  for (const calls of readTranscript(path)) {
    for (const call of calls) {
      if (call.kind === 'genesis-done') {
        genesisSeconds = player.watch.seconds;
        player.watch.seconds = 0;
        player.probing.seconds = 0;
      } else {
        await player.play(call);
      }
    }
  }
  const { watch, probing, differing, engine } = player;
  const seconds = watch.seconds + probing.seconds;
  return { genesisSeconds, seconds, probeSeconds: probing.seconds, releaseSeconds: 0, differing, engine };
}

/** Seconds to write files of the same bytes, each in one call. */
export function writingSeconds(folder: string, names: readonly string[]): number {
  const watch = new Stopwatch();
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    watch.start();
    const file = openSync(join(folder, `${name}.again`), 'w');
    writeSync(file, bytes);
    closeSync(file);
    watch.stop();
  }
  return watch.seconds;
}
