// The public class of litesvm takes @solana/kit objects, whose making costs more than running them; the
// binding under it takes a legacy transaction's bytes. It is no documented entry, so the version is pinned.
import {
  Clock,
  FailedTransactionMetadata,
  InstructionErrorBorshIo,
  InstructionErrorCustom,
  LiteSvm,
  TransactionErrorDuplicateInstruction,
  TransactionErrorInstructionError,
  TransactionErrorInsufficientFundsForRent,
  TransactionErrorProgramExecutionTemporarilyRestricted,
} from 'litesvm/dist/internal.js';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { SysvarClock } from '../clock.ts';
import { decodeAddress } from '../program/base58.ts';
import { type EngineError, INSTRUCTION_ERROR_NAMES, TRANSACTION_ERROR_NAMES } from '../program/runtime-errors.ts';
import type { ChainEngine, DeployedProgram, EngineResult, WholeAccount } from './chain-engine.ts';

/** litesvm: everything at once in this thread, blockhashes checked. */
export class LitesvmEngine implements ChainEngine {
  readonly name = 'litesvm';
  readonly takesUnsigned = true;
  /** The binding's own handle. */
  readonly svm: LiteSvm;
  #isChecking = true;

  constructor() {
    this.svm = new LiteSvm();
    // Without a history nothing is kept of past transactions, and one may be repeated byte for byte.
    this.svm.setTransactionHistory(0n);
    this.svm.setLogBytesLimit(0n);
  }

  open(programs: readonly DeployedProgram[]): void {
    for (const program of programs) this.svm.addProgram(program.programId, program.elf);
  }

  setClock(clock: SysvarClock): void {
    this.svm.setClock(
      new Clock(clock.slot, clock.epochStartUnixSeconds, clock.epoch, clock.leaderScheduleEpoch, clock.unixSeconds),
    );
  }

  freshBlockhash(previous: Uint8Array | undefined): Uint8Array {
    if (previous !== undefined) this.svm.expireBlockhash();
    const text = this.svm.latestBlockhash();
    const blockhash = decodeAddress(text);
    if (blockhash === undefined) throw failed('latestBlockhash', `${text} is no blockhash`);
    return blockhash;
  }

  fund(address: Uint8Array, lamports: bigint): void {
    const result = this.svm.airdrop(address, lamports);
    if (result === null || result instanceof FailedTransactionMetadata) {
      throw failed('airdrop', result === null ? 'no result' : result.toString());
    }
  }

  send(transaction: Uint8Array, isChecked = true): EngineResult {
    if (isChecked !== this.#isChecking) {
      this.svm.setSigverify(isChecked);
      this.#isChecking = isChecked;
    }
    const result = this.svm.sendLegacyTransaction(transaction);
    if (result instanceof FailedTransactionMetadata) {
      return { computeUnits: Number(result.meta().computeUnitsConsumed()), error: readError(result) };
    }
    return { computeUnits: Number(result.computeUnitsConsumed()), error: undefined };
  }

  accounts(addresses: readonly Uint8Array[]): readonly (Uint8Array | undefined)[] {
    return addresses.map((address) => this.svm.getAccount(address)?.data());
  }

  wholeAccounts(addresses: readonly Uint8Array[]): readonly (WholeAccount | undefined)[] {
    return addresses.map((address) => {
      const found = this.svm.getAccount(address);
      const lamports = found?.lamports() ?? 0n;
      if (found === null || lamports === 0n) return undefined;
      return { lamports, owner: found.owner(), executable: found.executable(), data: found.data() };
    });
  }

  close(): void {
    // The binding frees its memory with this object.
  }
}

function readError(failure: FailedTransactionMetadata): EngineError {
  const error = failure.err();
  if (error instanceof TransactionErrorInstructionError) {
    const { index } = error;
    const reason = error.err();
    if (reason instanceof InstructionErrorCustom) return { kind: 'program', index, code: reason.code };
    if (reason instanceof InstructionErrorBorshIo) return { kind: 'instruction', index, name: 'BorshIoError' };
    const name = INSTRUCTION_ERROR_NAMES[reason as number];
    if (name !== undefined) return { kind: 'instruction', index, name };
  } else if (error instanceof TransactionErrorDuplicateInstruction) {
    return { kind: 'transaction', name: 'DuplicateInstruction' };
  } else if (error instanceof TransactionErrorInsufficientFundsForRent) {
    return { kind: 'transaction', name: 'InsufficientFundsForRent' };
  } else if (error instanceof TransactionErrorProgramExecutionTemporarilyRestricted) {
    return { kind: 'transaction', name: 'ProgramExecutionTemporarilyRestricted' };
  } else {
    const name = TRANSACTION_ERROR_NAMES[error as number];
    if (name !== undefined) return { kind: 'transaction', name };
  }
  throw failed('sendLegacyTransaction', failure.toString());
}

function failed(step: string, reason: string): SimError<'CHAIN__FAILED'> {
  return new SimError('CHAIN__FAILED', { engine: 'litesvm', step, reason });
}
