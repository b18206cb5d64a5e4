import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { FailedTransactionMetadata } from 'litesvm/dist/internal.js';
import { BankrunEngine } from '#harness/chain/bankrun-engine.ts';
import type { ChainEngine, DeployedProgram } from '#harness/chain/chain-engine.ts';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { deriveWallet, signBytes } from '#harness/wallet.ts';
import { Stopwatch } from './stopwatch.ts';
import { readTranscript } from './transcript.ts';

const SIGNATURE_BYTES = 64;
/** bankrun forgets a blockhash after some seconds. */
const SENDS_PER_BLOCKHASH = 200;

/** What the calls of a transcript take when nothing but the engine runs. */
export interface Replay {
  readonly genesisSeconds: number;
  readonly seconds: number;
  /** The part of `seconds` in which the binding frees its result objects. */
  readonly releaseSeconds: number;
  /** Transactions of the ticks that were refused. */
  readonly rejected: number;
  /** The engine afterwards, for comparison; the caller closes it. */
  readonly engine: ChainEngine;
}

/** A fresh engine of that name. */
export function createEngine(name: ChainEngine['name']): LitesvmEngine | BankrunEngine {
  return name === 'litesvm' ? new LitesvmEngine() : new BankrunEngine();
}

/** Sends a transcript's bytes to a fresh litesvm, each by one call of the binding. */
export async function replayOnLitesvm(
  path: string,
  program: DeployedProgram,
  checkSignatures: boolean,
): Promise<Replay> {
  const engine = new LitesvmEngine();
  if (!checkSignatures) engine.svm.setSigverify(false);
  const genesis = new Stopwatch();
  const ticks = new Stopwatch();
  const releasing = new Stopwatch();
  let watch = genesis;
  let rejected = 0;
  genesis.time(() => engine.open([program]));
  for (const calls of readTranscript(path)) {
    watch.start();
    for (const call of calls) {
      if (call.kind === 'send') {
        if (engine.svm.sendLegacyTransaction(call.bytes) instanceof FailedTransactionMetadata) rejected += 1;
      } else if (call.kind === 'genesis-done') {
        watch.stop();
        watch = ticks;
        rejected = 0;
        releasing.seconds = 0;
        watch.start();
      } else if (call.kind === 'clock') {
        engine.setClock(call.clock);
      } else if (call.kind === 'fund') {
        engine.fund(call.address, call.lamports);
      } else {
        engine.svm.expireBlockhash();
      }
    }
    watch.stop();
    await releasing.timeAsync(() => setImmediate());
  }
  const seconds = ticks.seconds + releasing.seconds;
  return { genesisSeconds: genesis.seconds, seconds, releaseSeconds: releasing.seconds, rejected, engine };
}

/**
 * Sends a transcript's messages to a fresh bankrun, each by one call of the binding. Its blockhashes are others in
 * each process, so a fresh one is put into the bytes first; that is not timed.
 */
export async function replayOnBankrun(path: string, program: DeployedProgram): Promise<Replay> {
  const engine = new BankrunEngine();
  const genesis = new Stopwatch();
  const ticks = new Stopwatch();
  let watch = genesis;
  let rejected = 0;
  let blockhash: Uint8Array | undefined;
  let sends = 0;
  await genesis.timeAsync(() => engine.open([program]));
  for (const calls of readTranscript(path)) {
    for (const call of calls) {
      if (call.kind === 'send') {
        if (sends % SENDS_PER_BLOCKHASH === 0) blockhash = await engine.freshBlockhash(blockhash);
        sends += 1;
        call.bytes.set(blockhash as Uint8Array, blockhashOffset(call.bytes));
        watch.start();
        const { result } = await engine.context.banksClient.tryProcessLegacyTransaction(call.bytes);
        watch.stop();
        if (result !== null) rejected += 1;
      } else if (call.kind === 'genesis-done') {
        watch = ticks;
        rejected = 0;
      } else if (call.kind === 'fund') {
        await watch.timeAsync(() => engine.fund(call.address, call.lamports));
      } else if (call.kind === 'clock') {
        watch.time(() => engine.setClock(call.clock));
        // A message may come again in another tick, and is no repeat under another blockhash.
        sends = 0;
      }
    }
  }
  return { genesisSeconds: genesis.seconds, seconds: ticks.seconds, releaseSeconds: 0, rejected, engine };
}

/** Signatures, three counts, the number of keys, the keys; all numbers below 128 take one byte. */
function blockhashOffset(transaction: Uint8Array): number {
  const message = 1 + (transaction[0] ?? 0) * SIGNATURE_BYTES;
  return message + 4 + (transaction[message + 3] ?? 0) * 32;
}

/** Seconds to sign the ticks' messages one after the other. */
export function signingSeconds(path: string): number {
  const wallet = deriveWallet(0, 'bench', 'signing');
  const watch = new Stopwatch();
  let inTicks = false;
  for (const calls of readTranscript(path)) {
    watch.start();
    for (const call of calls) {
      if (call.kind === 'genesis-done') inTicks = true;
      if (call.kind !== 'send' || !inTicks) continue;
      const signatures = call.bytes[0] ?? 0;
      const message = call.bytes.subarray(1 + signatures * SIGNATURE_BYTES);
      for (let i = 0; i < signatures; i += 1) signBytes(wallet, message);
    }
    watch.stop();
  }
  return watch.seconds;
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
