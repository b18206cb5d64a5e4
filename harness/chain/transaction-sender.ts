import { SimError } from '#sim/core/errors/sim-error.ts';
import { type CompiledTransaction, SIGNATURE_BYTES, withSpareKey } from '../program/message.ts';
import { signBytes, type Wallet } from '../wallet.ts';
import type { ChainEngine, EngineResult } from './chain-engine.ts';

/** One cure is enough for each reason; more refusals than this mean that something else is wrong. */
const MAX_ATTEMPTS = 8;

/** Makes a wallet's signature of a message. */
export type SignMessage = (wallet: Wallet, message: Uint8Array) => Uint8Array;

/** Writes blockhash and signatures in place. Signers come in the order of the transaction's key table. */
export function sealTransaction(
  transaction: CompiledTransaction,
  blockhash: Uint8Array,
  signers: readonly Wallet[],
  signMessage: SignMessage = signBytes,
): void {
  const { bytes, messageOffset } = transaction;
  bytes.set(blockhash, transaction.blockhashOffset);
  const message = bytes.subarray(messageOffset);
  signers.forEach((signer, i) => bytes.set(signMessage(signer, message), 1 + i * SIGNATURE_BYTES));
}

/** Seals and sends transactions one after the other, each executed exactly once. */
export class TransactionSender {
  readonly #engine: ChainEngine;
  readonly #signMessage: SignMessage;
  #blockhash: Uint8Array | undefined;
  #repeats = 0n;

  constructor(engine: ChainEngine, signMessage: SignMessage = signBytes) {
    this.#engine = engine;
    this.#signMessage = signMessage;
  }

  /**
   * Two refusals are no outcome, as nothing was executed. A blockhash that the engine has forgotten: the same
   * transaction goes out under a fresh one. A byte-for-byte repeat under one blockhash, which engines take
   * for a duplicate: it goes out with a spare key that makes it another. Throws `CHAIN__FAILED`.
   */
  async send(transaction: CompiledTransaction, signers: readonly Wallet[]): Promise<EngineResult> {
    let sealed = transaction;
    this.#blockhash ??= await this.#engine.freshBlockhash(undefined);
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      sealTransaction(sealed, this.#blockhash, signers, this.#signMessage);
      const result = await this.#engine.send(sealed.bytes);
      const reason = result.error?.kind === 'transaction' ? result.error.name : undefined;
      if (reason === 'BlockhashNotFound') {
        this.#blockhash = await this.#engine.freshBlockhash(this.#blockhash);
      } else if (reason === 'AlreadyProcessed') {
        sealed = withSpareKey(transaction, this.#nextSpareKey());
      } else {
        return result;
      }
    }
    const reason = `not taken in ${MAX_ATTEMPTS} attempts`;
    throw new SimError('CHAIN__FAILED', { engine: this.#engine.name, step: 'send', reason });
  }

  #nextSpareKey(): Uint8Array {
    this.#repeats += 1n;
    const key = new Uint8Array(32).fill(0xfe);
    new DataView(key.buffer).setBigUint64(0, this.#repeats, true);
    return key;
  }
}
