// The public classes of solana-bankrun wrap these and take web3.js objects; the binding takes bytes.
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { Account, Clock, type ProgramTestContext, start } from 'solana-bankrun/dist/internal.js';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { SysvarClock } from '../clock.ts';
import { LOADER_PROGRAM } from '../program/addresses.ts';
import { decodeAddress } from '../program/base58.ts';
import { compileTransaction } from '../program/message.ts';
import { parseRuntimeText } from '../program/runtime-errors.ts';
import { rentExemptLamports, transferLamports } from '../program/token-instructions.ts';
import { SIGNATURE_BYTES } from '../program/transaction.ts';
import { walletFromSeed } from '../wallet.ts';
import type { ChainEngine, DeployedProgram, EngineResult, WholeAccount } from './chain-engine.ts';
import { sealTransaction } from './transaction-sender.ts';

const REFUSED_SIGNATURE: EngineResult = {
  computeUnits: 0,
  error: { kind: 'transaction', name: 'SignatureFailure' },
};

/** solana-bankrun: Solana 1.18's bank behind a client, one transaction after the other. */
export class BankrunEngine implements ChainEngine {
  readonly name = 'bankrun';
  readonly takesUnsigned = false;
  #context: ProgramTestContext | undefined;
  readonly #publicKeys = new Map<string, KeyObject>();

  /** The binding's own handle. Throws `CHAIN__FAILED` before `open`. */
  get context(): ProgramTestContext {
    if (this.#context === undefined) throw failed('context', 'the engine is not open');
    return this.#context;
  }

  async open(programs: readonly DeployedProgram[]): Promise<void> {
    // Otherwise the runtime writes several lines a transaction to stderr, read once when it starts.
    process.env['RUST_LOG'] ??= 'off';
    const accounts = programs.map(({ programId, elf }): [Uint8Array, Account] => [
      programId,
      new Account(rentExemptLamports(elf.length), elf, LOADER_PROGRAM, true, 0n),
    ]);
    this.#context = await attempt('start', () => start([], accounts));
  }

  setClock(clock: SysvarClock): void {
    this.context.setClock(
      new Clock(clock.slot, clock.epochStartUnixSeconds, clock.epoch, clock.leaderScheduleEpoch, clock.unixSeconds),
    );
  }

  /** The bank registers a blockhash every few milliseconds of real time and forgets it after some seconds. */
  async freshBlockhash(previous: Uint8Array | undefined): Promise<Uint8Array> {
    for (;;) {
      const latest = await attempt('getLatestBlockhash', () => this.context.banksClient.getLatestBlockhash());
      const blockhash = decodeAddress(latest?.blockhash ?? '');
      if (blockhash === undefined) throw failed('getLatestBlockhash', 'no blockhash');
      if (previous === undefined || Buffer.compare(blockhash, previous) !== 0) return blockhash;
    }
  }

  async fund(address: Uint8Array, lamports: bigint): Promise<void> {
    const purse = walletFromSeed(this.context.payer.subarray(0, 32));
    const transaction = compileTransaction(purse.address, [transferLamports(purse.address, address, lamports)]);
    sealTransaction(transaction, await this.freshBlockhash(undefined), [purse]);
    const result = await this.send(transaction.bytes, false);
    if (result.error !== undefined) throw failed('fund', JSON.stringify(result.error));
  }

  async send(transaction: Uint8Array, isChecked = true): Promise<EngineResult> {
    // The bank that bankrun drives executes without looking at signatures, so this looks first.
    if (isChecked && !this.#hasValidSignatures(transaction)) return REFUSED_SIGNATURE;
    const { result, meta } = await attempt('tryProcessLegacyTransaction', () =>
      this.context.banksClient.tryProcessLegacyTransaction(transaction),
    );
    const computeUnits = Number(meta?.computeUnitsConsumed ?? 0n);
    if (result === null) return { computeUnits, error: undefined };
    const error = parseRuntimeText(result);
    if (error === undefined) throw failed('tryProcessLegacyTransaction', result);
    return { computeUnits, error };
  }

  async accounts(addresses: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]> {
    const client = this.context.banksClient;
    return attempt('getAccount', () =>
      Promise.all(addresses.map(async (address) => (await client.getAccount(address))?.data)),
    );
  }

  async wholeAccounts(addresses: readonly Uint8Array[]): Promise<readonly (WholeAccount | undefined)[]> {
    const client = this.context.banksClient;
    return attempt('getAccount', () =>
      Promise.all(
        addresses.map(async (address) => {
          const found = await client.getAccount(address);
          if (found === null || found.lamports === 0n) return undefined;
          const { lamports, owner, executable, data } = found;
          return { lamports, owner, executable, data };
        }),
      ),
    );
  }

  close(): void {
    this.#context = undefined;
    this.#publicKeys.clear();
  }

  #hasValidSignatures(transaction: Uint8Array): boolean {
    const count = transaction[0] ?? 0;
    const messageOffset = 1 + count * SIGNATURE_BYTES;
    const message = transaction.subarray(messageOffset);
    // A message starts with three counts and the number of keys, then the keys, signers first.
    if (count === 0 || message[0] !== count) return false;
    for (let i = 0; i < count; i += 1) {
      const signature = transaction.subarray(1 + i * SIGNATURE_BYTES, 1 + (i + 1) * SIGNATURE_BYTES);
      if (!verify(null, message, this.#publicKey(message.subarray(4 + i * 32, 36 + i * 32)), signature)) return false;
    }
    return true;
  }

  #publicKey(address: Uint8Array): KeyObject {
    const x = Buffer.from(address).toString('base64url');
    let key = this.#publicKeys.get(x);
    if (key === undefined) {
      key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      this.#publicKeys.set(x, key);
    }
    return key;
  }
}

/** Runs a call of the binding; what it throws becomes `CHAIN__FAILED`. */
async function attempt<T>(step: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failed(step, error instanceof Error ? error.message : String(error), error);
  }
}

function failed(step: string, reason: string, cause?: unknown): SimError<'CHAIN__FAILED'> {
  return new SimError('CHAIN__FAILED', { engine: 'bankrun', step, reason }, cause);
}
