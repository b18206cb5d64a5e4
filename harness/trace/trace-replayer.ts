import { SimError } from '#sim/core/errors/sim-error.ts';
import type { TraceRecord, TraceTransaction } from '#sim/ports/trace.ts';
import type { ChainEngine } from '../chain/chain-engine.ts';
import { deployedPrograms } from '../chain/deployed-programs.ts';
import { TransactionSender } from '../chain/transaction-sender.ts';
import { SysvarClockTracker } from '../clock.ts';
import type { ProgramArtifacts } from '../program/artifacts.ts';
import { decodeAddress, encodeAddress } from '../program/base58.ts';
import type { Wallet } from '../wallet.ts';
import { type AccountChange, changesOf, WrittenAccounts } from './account-digest.ts';
import { type ReadMessage, readMessage, transactionOf } from './message-reader.ts';
import { resultName } from './result-name.ts';
import { WalletDirectory } from './wallet-directory.ts';

/** A transaction of a trace, sent again. */
export interface ReplayedTransaction {
  readonly recorded: TraceTransaction;
  readonly message: ReadMessage;
  /** `ok`, or the refusal's name, now. */
  readonly result: string;
  readonly computeUnits: number;
  /** Of every account that it may write; only when they were asked for. */
  readonly changes: readonly AccountChange[] | undefined;
}

/** Repeats a trace on an engine, record by record: the same programs, clock, lamports and messages, signed again. */
export class TraceReplayer {
  readonly #engine: ChainEngine;
  readonly #artifacts: ProgramArtifacts;
  readonly #sender: TransactionSender;
  readonly #wallets = new WalletDirectory();
  readonly #clock = new SysvarClockTracker();
  readonly #written = new WrittenAccounts(this.#wallets);

  /** The engine is fresh; its owner closes it. Every signature is checked. */
  constructor(engine: ChainEngine, artifacts: ProgramArtifacts) {
    this.#engine = engine;
    this.#artifacts = artifacts;
    this.#sender = new TransactionSender(engine, { signatures: 'all' });
  }

  /** Names of the run's wallets. */
  nameOf(address: Uint8Array): string {
    return this.#wallets.nameOf(address);
  }

  /**
   * Repeats a record; what a transaction came to. Throws `CORE__VALUE_OUT_OF_RANGE` for a message that is none or that
   * somebody unknown has to sign, and `CHAIN__FAILED`.
   */
  async take(record: TraceRecord, isWatched = false): Promise<ReplayedTransaction | undefined> {
    this.#wallets.take(record);
    if (record.kind === 'genesis') {
      await this.#engine.open(deployedPrograms(this.#artifacts, record.plan));
      this.#engine.setClock(this.#clock.next(record.plan.clock));
    }
    if (record.kind === 'clock') this.#engine.setClock(this.#clock.next(record));
    if (record.kind === 'fund') await this.#fund(record.address, record.lamports);
    return record.kind === 'tx' ? this.#send(record, isWatched) : undefined;
  }

  /** One hash of every account that was written so far. */
  async accountsSha256(): Promise<{ readonly sha256: string; readonly accounts: number }> {
    return this.#written.sha256(this.#engine);
  }

  async #fund(text: string, lamports: bigint): Promise<void> {
    const address = decodeAddress(text);
    if (address === undefined) throw outOfRange('address', 'base58 of 32 bytes', text);
    await this.#engine.fund(address, lamports);
    this.#written.add(address);
  }

  async #send(recorded: TraceTransaction, isWatched: boolean): Promise<ReplayedTransaction> {
    const bytes = new Uint8Array(Buffer.from(recorded.message, 'base64'));
    const message = readMessage(bytes);
    const signers = message.signers.map(encodeAddress).join(', ');
    const told = recorded.signers.join(', ');
    if (signers !== told) throw outOfRange('signers', `those of the message, ${signers}`, told);
    const wallets = message.signers.map((address) => this.#walletOf(address));
    for (const address of message.writable) this.#written.add(address);
    const sent = { result: '', computeUnits: 0 };
    const send = async (): Promise<void> => {
      const result = await this.#sender.send(transactionOf(bytes, message), wallets);
      sent.result = resultName(result, message, this.#artifacts.errorNames);
      sent.computeUnits = result.computeUnits;
    };
    let changes: readonly AccountChange[] | undefined;
    if (isWatched) changes = await changesOf(this.#engine, message.writable, send);
    else await send();
    return { recorded, message, ...sent, changes };
  }

  #walletOf(address: Uint8Array): Wallet {
    const found = this.#wallets.find(address);
    if (found === undefined) {
      throw outOfRange('signer', "a wallet of the trace's genesis", encodeAddress(address));
    }
    return found.wallet;
  }
}

function outOfRange(what: string, expected: string, found: string): SimError<'CORE__VALUE_OUT_OF_RANGE'> {
  return new SimError('CORE__VALUE_OUT_OF_RANGE', { what, expected, found });
}
