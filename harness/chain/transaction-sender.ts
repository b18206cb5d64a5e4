import { SimError } from '#sim/core/errors/sim-error.ts';
import { type CompiledTransaction, SIGNATURE_BYTES, withSpareKey } from '../program/transaction.ts';
import { signBytes, type Wallet } from '../wallet.ts';
import type { ChainEngine, EngineResult } from './chain-engine.ts';

/** One cure is enough for each reason; more refusals than this mean that something else is wrong. */
const MAX_ATTEMPTS = 8;
/** Of so many transactions one is checked, the first of them. */
const SAMPLE_INTERVAL = 64;

/**
 * Which transactions the engine is to check for their signatures: each, or a sample. Accounts that have to sign are
 * marked as signers in every message, and the program sees nothing else; what a check adds is that each wallet's key
 * belongs to its address. It costs more than most instructions (70 microseconds a signature, making it included).
 */
export type SignatureChecks = 'all' | 'sampled';

/** Makes a wallet's signature of a message. */
export type SignMessage = (wallet: Wallet, message: Uint8Array) => Uint8Array;

/** The wallets of those who have to sign: a few in any order, or by address. */
export type Signers = readonly Wallet[] | ((address: Uint8Array) => Wallet);

export interface SenderOptions {
  /** Default: `sampled`. */
  readonly signatures?: SignatureChecks | undefined;
  readonly signMessage?: SignMessage | undefined;
}

/** Writes blockhash and signatures in place. */
export function sealTransaction(
  { bytes, messageOffset, blockhashOffset, signers }: CompiledTransaction,
  blockhash: Uint8Array,
  wallets: Signers,
  signMessage: SignMessage = signBytes,
): void {
  bytes.set(blockhash, blockhashOffset);
  const message = bytes.subarray(messageOffset);
  for (const [i, address] of signers.entries()) {
    const wallet = typeof wallets === 'function' ? wallets(address) : amongWallets(wallets, address);
    bytes.set(signMessage(wallet, message), 1 + i * SIGNATURE_BYTES);
  }
}

/** Seals and sends transactions one after the other, each executed exactly once. */
export class TransactionSender {
  readonly #engine: ChainEngine;
  readonly #signMessage: SignMessage;
  readonly #interval: number;
  #blockhash: Uint8Array | undefined;
  #sent = 0;
  #repeats = 0n;

  constructor(engine: ChainEngine, { signatures = 'sampled', signMessage = signBytes }: SenderOptions = {}) {
    this.#engine = engine;
    this.#signMessage = signMessage;
    this.#interval = signatures === 'all' ? 1 : SAMPLE_INTERVAL;
  }

  /**
   * Two refusals are no outcome, as nothing was executed. A blockhash that the engine has forgotten: the same
   * transaction goes out under a fresh one. A byte-for-byte repeat under one blockhash, which engines take
   * for a duplicate: it goes out with a spare key that makes it another. Throws `CHAIN__FAILED`.
   */
  async send(transaction: CompiledTransaction, wallets: Signers): Promise<EngineResult> {
    const isChecked = this.#sent % this.#interval === 0;
    this.#sent += 1;
    let sealed = transaction;
    this.#blockhash ??= await this.#engine.freshBlockhash(undefined);
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      if (isChecked || !this.#engine.takesUnsigned) {
        sealTransaction(sealed, this.#blockhash, wallets, this.#signMessage);
      } else {
        sealed.bytes.set(this.#blockhash, sealed.blockhashOffset);
      }
      const sent = this.#engine.send(sealed.bytes, isChecked);
      // Awaiting what is there already would cost litesvm a turn of the queue.
      const result = sent instanceof Promise ? await sent : sent;
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

function amongWallets(wallets: readonly Wallet[], address: Uint8Array): Wallet {
  const found = wallets.find((wallet) => Buffer.compare(wallet.address, address) === 0);
  if (found === undefined) throw new RangeError('a signer is none of the wallets');
  return found;
}
