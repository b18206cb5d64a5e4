import type { BankrunEngine } from '#harness/chain/bankrun-engine.ts';
import type { ChainEngine, DeployedProgram, EngineResult, MaybePromise } from '#harness/chain/chain-engine.ts';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import type { SysvarClock } from '#harness/clock.ts';
import { instructionDiscriminator, STAKING_INSTRUCTION_NAMES } from '#harness/program/instruction-names.ts';
import { SIGNATURE_BYTES } from '#harness/program/transaction.ts';

const ADDRESS_BYTES = 32;
const LOG_BYTES = 100_000n;
const TOKEN_CONSUMED = /^Program TokenkegQ\w+ consumed (\d+) of \d+ compute units$/;
const NAMES = new Map(STAKING_INSTRUCTION_NAMES.map((name) => [hex(instructionDiscriminator(name)), name]));

/** What an accepted transaction of one instruction of the program took. */
export interface UnitsOf {
  readonly instruction: string;
  readonly computeUnits: number;
  /** The token program's part. */
  readonly tokenUnits: number;
  /** Wall time of running it once, signatures unchecked; undefined if it was not timed. */
  readonly microseconds?: number | undefined;
}

/** Of so many runs in a row the fastest counts: other work on the machine only ever makes them slower. */
const TIMED_RUNS = 5;

/** An engine that remembers what each accepted transaction of one staking instruction took. Changes nothing. */
export class UnitsEngine implements ChainEngine {
  readonly name: ChainEngine['name'];
  /** What a transaction would log can only be asked of a signed one. */
  readonly takesUnsigned = false;
  /** In the order of sending. */
  readonly taken: UnitsOf[] = [];
  readonly #engine: LitesvmEngine | BankrunEngine;
  readonly #repetitions: number;

  /** `repetitions`: how often a transaction of one staking instruction is simulated to time it, on litesvm only. */
  constructor(engine: LitesvmEngine | BankrunEngine, repetitions = 0) {
    this.name = engine.name;
    this.#engine = engine;
    this.#repetitions = engine instanceof LitesvmEngine ? repetitions : 0;
    // The engine keeps no logs by itself, and only they tell what a called program took.
    if (engine instanceof LitesvmEngine) engine.svm.setLogBytesLimit(LOG_BYTES);
  }

  open(programs: readonly DeployedProgram[]): MaybePromise<void> {
    return this.#engine.open(programs);
  }

  setClock(clock: SysvarClock): void {
    this.#engine.setClock(clock);
  }

  freshBlockhash(previous: Uint8Array | undefined): MaybePromise<Uint8Array> {
    return this.#engine.freshBlockhash(previous);
  }

  fund(address: Uint8Array, lamports: bigint): MaybePromise<void> {
    return this.#engine.fund(address, lamports);
  }

  async send(transaction: Uint8Array, isChecked?: boolean): Promise<EngineResult> {
    const instruction = soleInstruction(transaction);
    const tokenUnits = instruction === undefined ? 0 : tokenUnitsOf(await this.#logs(transaction));
    const microseconds = instruction === undefined ? undefined : this.#timed(transaction);
    const result = await this.#engine.send(transaction, isChecked);
    if (result.error === undefined && instruction !== undefined) {
      this.taken.push({ instruction, computeUnits: result.computeUnits, tokenUnits, microseconds });
    }
    return result;
  }

  #timed(transaction: Uint8Array): number | undefined {
    if (this.#repetitions === 0 || !(this.#engine instanceof LitesvmEngine)) return undefined;
    const { svm } = this.#engine;
    svm.setSigverify(false);
    svm.setLogBytesLimit(0n);
    const runs = Array.from({ length: TIMED_RUNS }, () => {
      const start = performance.now();
      for (let i = 0; i < this.#repetitions; i += 1) svm.simulateLegacyTransaction(transaction);
      return (1_000 * (performance.now() - start)) / this.#repetitions;
    });
    svm.setLogBytesLimit(LOG_BYTES);
    svm.setSigverify(true);
    return Math.min(...runs);
  }

  /** What the transaction would log now. */
  async #logs(transaction: Uint8Array): Promise<readonly string[]> {
    if (this.#engine instanceof LitesvmEngine) {
      return this.#engine.svm.simulateLegacyTransaction(transaction).meta().logs();
    }
    const { meta } = await this.#engine.context.banksClient.simulateLegacyTransaction(transaction);
    return meta?.logMessages ?? [];
  }

  accounts(addresses: readonly Uint8Array[]): MaybePromise<readonly (Uint8Array | undefined)[]> {
    return this.#engine.accounts(addresses);
  }

  wholeAccounts(addresses: readonly Uint8Array[]): ReturnType<ChainEngine['wholeAccounts']> {
    return this.#engine.wholeAccounts(addresses);
  }

  close(): void {
    this.#engine.close();
  }
}

function tokenUnitsOf(logs: readonly string[]): number {
  return logs.reduce((sum, line) => sum + Number(TOKEN_CONSUMED.exec(line)?.[1] ?? 0), 0);
}

/** The staking instruction that a legacy transaction consists of; undefined if it is another, or one of several. */
function soleInstruction(transaction: Uint8Array): string | undefined {
  const message = 1 + (transaction[0] ?? 0) * SIGNATURE_BYTES;
  const keys = transaction[message + 3] ?? 0;
  // Behind the keys and the blockhash: the number of instructions, then the first one's program.
  let offset = message + 4 + (keys + 1) * ADDRESS_BYTES;
  if (transaction[offset] !== 1) return undefined;
  offset += 2;
  offset += 1 + (transaction[offset] ?? 0);
  // A length of two bytes belongs to data that is longer than any of ours but `initialize_governance`.
  offset += (transaction[offset] ?? 0) >= 0x80 ? 2 : 1;
  return NAMES.get(hex(transaction.subarray(offset, offset + 8)));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
