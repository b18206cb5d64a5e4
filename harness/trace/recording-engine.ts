import type { TraceLog, TraceRecord } from '#sim/ports/trace.ts';
import type { ChainEngine, DeployedProgram, EngineResult, WholeAccount } from '../chain/chain-engine.ts';
import type { SysvarClock } from '../clock.ts';
import { encodeAddress } from '../program/base58.ts';
import type { ProgramErrorNames } from '../program/program-errors.ts';
import { WrittenAccounts } from './account-digest.ts';
import { messageOf } from './message-reader.ts';
import { resultName } from './result-name.ts';
import { isProbe, transactionWords } from './transaction-words.ts';
import { WalletDirectory } from './wallet-directory.ts';

/** Refusals after which a sender sends the same transaction once more: nothing was executed. */
const NOT_TAKEN: readonly string[] = ['BlockhashNotFound', 'AlreadyProcessed'];

/**
 * An engine whose funding and transactions are written to a log, those of the probe left out: they only read. Calls of the
 * port go through `log` of this, so that it knows whose wallets sign.
 */
export class RecordingEngine implements ChainEngine {
  readonly #engine: ChainEngine;
  readonly #errorNames: ProgramErrorNames;
  readonly #wallets = new WalletDirectory();
  readonly #written = new WrittenAccounts(this.#wallets);
  readonly #log: TraceLog;
  /** For the calls of the port. */
  readonly log: TraceLog = { write: (record) => this.#writeCall(record) };
  #transactions = 0;

  constructor(engine: ChainEngine, errorNames: ProgramErrorNames, log: TraceLog) {
    this.#engine = engine;
    this.#errorNames = errorNames;
    this.#log = log;
  }

  get name(): ChainEngine['name'] {
    return this.#engine.name;
  }

  get takesUnsigned(): boolean {
    return this.#engine.takesUnsigned;
  }

  /** Transactions written so far. */
  get transactions(): number {
    return this.#transactions;
  }

  /** One hash of every account that was written so far, as replaying the log comes to it. */
  async accountsSha256(): Promise<string> {
    return (await this.#written.sha256(this.#engine)).sha256;
  }

  async open(programs: readonly DeployedProgram[]): Promise<void> {
    await this.#engine.open(programs);
  }

  setClock(clock: SysvarClock): void {
    this.#engine.setClock(clock);
  }

  async freshBlockhash(previous: Uint8Array | undefined): Promise<Uint8Array> {
    return this.#engine.freshBlockhash(previous);
  }

  async fund(address: Uint8Array, lamports: bigint): Promise<void> {
    await this.#engine.fund(address, lamports);
    this.#written.add(address);
    this.#log.write({ kind: 'fund', address: encodeAddress(address), lamports });
  }

  async send(transaction: Uint8Array, isChecked?: boolean): Promise<EngineResult> {
    // Its bytes may be reused as soon as the result is there.
    const { bytes, message } = messageOf(transaction);
    const result = await this.#engine.send(transaction, isChecked);
    const isTaken = result.error?.kind !== 'transaction' || !NOT_TAKEN.includes(result.error.name);
    if (!isTaken || isProbe(message)) return result;
    this.#transactions += 1;
    for (const address of message.writable) this.#written.add(address);
    this.#log.write({
      kind: 'tx',
      number: this.#transactions,
      message: Buffer.from(bytes).toString('base64'),
      signers: message.signers.map(encodeAddress),
      by: transactionWords(message, (address) => this.#wallets.nameOf(address)),
      result: resultName(result, message, this.#errorNames),
      computeUnits: result.computeUnits,
    });
    return result;
  }

  async accounts(addresses: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]> {
    return this.#engine.accounts(addresses);
  }

  async wholeAccounts(addresses: readonly Uint8Array[]): Promise<readonly (WholeAccount | undefined)[]> {
    return this.#engine.wholeAccounts(addresses);
  }

  close(): void {
    this.#engine.close();
  }

  #writeCall(record: TraceRecord): void {
    this.#wallets.take(record);
    this.#log.write(record);
  }
}
