import type { SysvarClock } from '../clock.ts';
import type { EngineError } from '../program/runtime-errors.ts';

/** A value, or a promise of it when the engine works in the background. */
export type MaybePromise<T> = T | Promise<T>;

/** What became of one transaction. */
export interface EngineResult {
  readonly computeUnits: number;
  /** Undefined when it was accepted. */
  readonly error: EngineError | undefined;
}

/** A program to deploy: its address and its compiled bytes. */
export interface DeployedProgram {
  readonly programId: Uint8Array;
  readonly elf: Uint8Array;
}

/** Everything that an account is, but the epoch that its rent was last looked at, which engines keep differently. */
export interface WholeAccount {
  readonly lamports: bigint;
  readonly owner: Uint8Array;
  readonly executable: boolean;
  readonly data: Uint8Array;
}

/** The few things that differ between engines. Addresses and blockhashes are 32 bytes. */
export interface ChainEngine {
  readonly name: 'litesvm' | 'bankrun';
  /** Transactions that are not to be checked may come without signatures. */
  readonly takesUnsigned: boolean;
  /** Once, first. */
  open(programs: readonly DeployedProgram[]): MaybePromise<void>;
  /** Overwrites the whole clock account. */
  setClock(clock: SysvarClock): void;
  /** A blockhash that transactions may use now, other than `previous`. */
  freshBlockhash(previous: Uint8Array | undefined): MaybePromise<Uint8Array>;
  /** Lamports from the engine's own purse. */
  fund(address: Uint8Array, lamports: bigint): MaybePromise<void>;
  /**
   * Runs a legacy transaction; its bytes may be reused when the result is there. `isChecked` (default): refuses
   * it (`SignatureFailure`) unless every signature is valid.
   */
  send(transaction: Uint8Array, isChecked?: boolean): MaybePromise<EngineResult>;
  /** Data of accounts in the given order; undefined for one that does not exist. */
  accounts(addresses: readonly Uint8Array[]): MaybePromise<readonly (Uint8Array | undefined)[]>;
  /** Likewise, whole accounts; one without lamports does not exist. */
  wholeAccounts(addresses: readonly Uint8Array[]): MaybePromise<readonly (WholeAccount | undefined)[]>;
  close(): void;
}
