import { SimError } from '#sim/core/errors/sim-error.ts';
import { ADDRESS_BYTES, type CompiledTransaction, SIGNATURE_BYTES } from '../program/transaction.ts';

/** An instruction as a message holds it. */
export interface ReadInstruction {
  readonly programId: Uint8Array;
  readonly accounts: readonly Uint8Array[];
  readonly data: Uint8Array;
}

/** A legacy message, taken apart. */
export interface ReadMessage {
  /** Who signs; the first pays. */
  readonly signers: readonly Uint8Array[];
  /** Accounts that the transaction may write, in the order of the keys. */
  readonly writable: readonly Uint8Array[];
  readonly instructions: readonly ReadInstruction[];
  readonly blockhashOffset: number;
}

/** Keys and instructions of a message; more would not fit a byte's indices, or any transaction. */
const MAX_KEYS = 256;
const MAX_INSTRUCTIONS = 1_024;

/** Takes a legacy message apart. Throws `CORE__VALUE_OUT_OF_RANGE` for bytes that are none. */
export function readMessage(bytes: Uint8Array): ReadMessage {
  const cursor = new Cursor(bytes);
  const signerCount = cursor.byte();
  const readonlySigners = cursor.byte();
  const readonlyOthers = cursor.byte();
  const keyCount = cursor.length(MAX_KEYS);
  const keys = Array.from({ length: keyCount }, () => cursor.take(ADDRESS_BYTES));
  const fits = signerCount > readonlySigners && signerCount + readonlyOthers <= keyCount;
  if (!fits) throw malformed(`${signerCount} signers of ${keyCount} keys`);
  const blockhashOffset = cursor.offset;
  cursor.take(ADDRESS_BYTES);
  const keyAt = (index: number): Uint8Array => {
    const key = keys[index];
    if (key === undefined) throw malformed(`key ${index} of ${keyCount}`);
    return key;
  };
  const instructions = Array.from({ length: cursor.length(MAX_INSTRUCTIONS) }, (): ReadInstruction => {
    const programId = keyAt(cursor.byte());
    const accounts = [...cursor.take(cursor.length(MAX_KEYS))].map(keyAt);
    return { programId, accounts, data: cursor.take(cursor.length(bytes.length)) };
  });
  if (cursor.offset !== bytes.length) throw malformed(`${bytes.length - cursor.offset} bytes behind its end`);
  const isWritable = (index: number): boolean =>
    index < signerCount ? index < signerCount - readonlySigners : index < keyCount - readonlyOthers;
  return {
    signers: keys.slice(0, signerCount),
    writable: keys.filter((_, index) => isWritable(index)),
    instructions,
    blockhashOffset,
  };
}

/** The message with room for its signatures, as a sender takes it. */
export function transactionOf(message: Uint8Array, { signers, blockhashOffset }: ReadMessage): CompiledTransaction {
  const messageOffset = 1 + signers.length * SIGNATURE_BYTES;
  const bytes = new Uint8Array(messageOffset + message.length);
  bytes[0] = signers.length;
  bytes.set(message, messageOffset);
  return { bytes, messageOffset, blockhashOffset: messageOffset + blockhashOffset, signers };
}

/** A copy of a sealed transaction's message, its blockhash zeroed. */
export function messageOf(transaction: Uint8Array): { readonly bytes: Uint8Array; readonly message: ReadMessage } {
  const bytes = transaction.slice(1 + (transaction[0] ?? 0) * SIGNATURE_BYTES);
  const message = readMessage(bytes);
  bytes.fill(0, message.blockhashOffset, message.blockhashOffset + ADDRESS_BYTES);
  return { bytes, message };
}

class Cursor {
  offset = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.take(1)[0] as number;
  }

  /** Solana's compact u16: seven bits a byte, least first. */
  length(max: number): number {
    let value = 0;
    for (let shift = 0; shift <= 14; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if ((byte & 0x80) !== 0) continue;
      if (value > max) throw malformed(`a length of ${value}`);
      return value;
    }
    throw malformed('a length of more than 16 bits');
  }

  take(count: number): Uint8Array {
    const end = this.offset + count;
    if (end > this.#bytes.length) throw malformed(`its end after ${this.#bytes.length} bytes`);
    const part = this.#bytes.subarray(this.offset, end);
    this.offset = end;
    return part;
  }
}

function malformed(found: string): SimError<'CORE__VALUE_OUT_OF_RANGE'> {
  return new SimError('CORE__VALUE_OUT_OF_RANGE', { what: 'message', expected: 'a legacy transaction message', found });
}
