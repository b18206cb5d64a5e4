import { BankrunEngine } from '#harness/chain/bankrun-engine.ts';
import type { DeployedProgram } from '#harness/chain/chain-engine.ts';
import { Stopwatch } from './stopwatch.ts';
import type { EngineCall } from './transcript.ts';

const SIGNATURE_BYTES = 64;
/** bankrun forgets a blockhash after some seconds. */
const SENDS_PER_BLOCKHASH = 200;

/**
 * Gives a transcript's calls to a fresh bankrun. Its blockhashes are others in each process, so a fresh one is put into
 * the bytes first; that is not timed.
 */
export class BankrunPlayer {
  readonly engine = new BankrunEngine();
  /** The binding at work. */
  readonly watch = new Stopwatch();
  /** The binding at work on transactions that only read. */
  readonly probing = new Stopwatch();
  /** Transactions that were refused here and not in the run, or the other way round. */
  differing = 0;
  #blockhash: Uint8Array | undefined;
  #sends = 0;

  static async open(programs: readonly DeployedProgram[]): Promise<BankrunPlayer> {
    const player = new BankrunPlayer();
    await player.watch.timeAsync(() => player.engine.open(programs));
    return player;
  }

  async play(call: EngineCall): Promise<void> {
    switch (call.kind) {
      case 'send': {
        call.bytes.set(await this.#freshBlockhash(), blockhashOffset(call.bytes));
        const { banksClient } = this.engine.context;
        const watch = call.isReading ? this.probing : this.watch;
        watch.start();
        const { result } = await banksClient.tryProcessLegacyTransaction(call.bytes);
        watch.stop();
        if ((result !== null) !== call.isRefused) this.differing += 1;
        return;
      }
      case 'fund':
        return this.watch.timeAsync(async () => this.engine.fund(call.address, call.lamports));
      case 'clock':
        this.watch.time(() => this.engine.setClock(call.clock));
        // A message may come again in another tick, and is no repeat under another blockhash.
        this.#sends = 0;
        return;
      case 'expire':
      case 'genesis-done':
    }
  }

  async #freshBlockhash(): Promise<Uint8Array> {
    if (this.#blockhash === undefined || this.#sends % SENDS_PER_BLOCKHASH === 0) {
      this.#blockhash = await this.engine.freshBlockhash(this.#blockhash);
    }
    this.#sends += 1;
    return this.#blockhash;
  }
}

/** Signatures, three counts, the number of keys in one byte or, from 128 on, in two, the keys. */
function blockhashOffset(transaction: Uint8Array): number {
  const count = 1 + (transaction[0] ?? 0) * SIGNATURE_BYTES + 3;
  const low = transaction[count] ?? 0;
  return low < 0x80 ? count + 1 + low * 32 : count + 2 + ((low & 0x7f) + ((transaction[count + 1] ?? 0) << 7)) * 32;
}
