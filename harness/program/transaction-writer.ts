import { ADDRESS_BYTES, type CompiledTransaction, MAX_TRANSACTION_BYTES, SIGNATURE_BYTES } from './transaction.ts';

/** Bits of `WritableInstruction.flags`. */
export const SIGNS = 1;
export const WRITES = 2;
/** Beside them: instructions that are being added name the key. */
const NAMED = 4;

/** An instruction as a writer takes it: its accounts in order, each with its bits. */
export interface WritableInstruction {
  readonly programId: Uint8Array;
  readonly addresses: readonly Uint8Array[];
  readonly flags: Uint8Array;
  readonly data: Uint8Array;
}

/** Keys that indices of one byte can name. */
const MAX_KEYS = 256;
/** Counts of a message: signers, those of them that are read-only, other read-only keys. */
const HEADER_BYTES = 3;

/**
 * Writes legacy transactions of any instructions into one buffer, over and over. Keys come in the order that
 * web3.js gives them: the payer, then by first use, grouped as the format wants (signing writable, signing
 * read-only, writable, read-only). Two addresses are the same when they are the same object: whoever fills a
 * transaction keeps one array for each account, so that nothing is compared byte by byte.
 */
export class TransactionWriter {
  readonly #maxBytes: number;
  readonly #bytes: Uint8Array;
  readonly #keys: Uint8Array[] = [];
  #keyCount = 0;
  readonly #flags = new Uint8Array(MAX_KEYS);
  readonly #flagsBefore = new Uint8Array(MAX_KEYS);
  readonly #flagsAdded = new Uint8Array(MAX_KEYS);
  readonly #positions = new Uint8Array(MAX_KEYS);
  readonly #signers: Uint8Array[] = [];
  /** Of each instruction: program, number of accounts, length of the data; then its accounts as indices of keys. */
  readonly #shape: Uint32Array;
  #shapeLength = 0;
  readonly #data: Uint8Array;
  #dataBytes = 0;
  #instructionBytes = 0;
  #instructionCount = 0;

  /** A transaction of more than `maxBytes` is not begun. */
  constructor(maxBytes = MAX_TRANSACTION_BYTES) {
    this.#maxBytes = maxBytes;
    this.#bytes = new Uint8Array(maxBytes);
    this.#data = new Uint8Array(maxBytes);
    this.#shape = new Uint32Array(maxBytes);
  }

  /** Instructions so far. */
  get instructionCount(): number {
    return this.#instructionCount;
  }

  /** Begins a transaction without instructions. */
  begin(payer: Uint8Array): void {
    this.#keyCount = 0;
    this.#shapeLength = 0;
    this.#dataBytes = 0;
    this.#instructionBytes = 0;
    this.#instructionCount = 0;
    this.#use(payer, SIGNS | WRITES);
  }

  /**
   * Adds all of the instructions, or none and returns false: when there is no room for all, or when they or those
   * before them would find an account other than the payer with flags that they do not have alone, as flags hold for
   * the whole transaction. Copies what it needs.
   */
  add(instructions: readonly WritableInstruction[]): boolean {
    const keysBefore = this.#keyCount;
    const shapeBefore = this.#shapeLength;
    const dataBefore = this.#dataBytes;
    const bytesBefore = this.#instructionBytes;
    for (let i = 0; i < keysBefore; i += 1) this.#flagsBefore[i] = this.#flags[i] as number;
    this.#flagsAdded.fill(0, 0, keysBefore);
    for (const instruction of instructions) {
      if (!this.#append(instruction)) {
        this.#rollBack(keysBefore, shapeBefore, dataBefore, bytesBefore);
        return false;
      }
    }
    if (this.#size() > this.#maxBytes || this.#hasOtherFlags(keysBefore)) {
      this.#rollBack(keysBefore, shapeBefore, dataBefore, bytesBefore);
      return false;
    }
    this.#instructionCount += instructions.length;
    return true;
  }

  /** The transaction, with zeroed signatures and blockhash; its bytes hold until the next one is finished. */
  finish(): CompiledTransaction {
    const bytes = this.#bytes;
    const signerCount = this.#arrangeKeys();
    const keyCount = this.#keyCount;
    const messageOffset = lengthBytes(signerCount) + signerCount * SIGNATURE_BYTES;
    bytes.fill(0, 0, messageOffset);
    writeLength(bytes, 0, signerCount);
    let at = messageOffset + HEADER_BYTES;
    at = writeLength(bytes, at, keyCount);
    for (let i = 0; i < keyCount; i += 1) {
      bytes.set(this.#keys[i] as Uint8Array, at + (this.#positions[i] as number) * ADDRESS_BYTES);
    }
    const blockhashOffset = at + keyCount * ADDRESS_BYTES;
    bytes.fill(0, blockhashOffset, blockhashOffset + ADDRESS_BYTES);
    const end = this.#writeInstructions(blockhashOffset + ADDRESS_BYTES);
    return { bytes: bytes.subarray(0, end), messageOffset, blockhashOffset, signers: this.#signers.slice() };
  }

  /** Place of an address among the keys. Few keys are searched sooner than a map answers. */
  #use(address: Uint8Array, flags: number): number {
    const keys = this.#keys;
    const count = this.#keyCount;
    for (let i = 0; i < count; i += 1) {
      if (keys[i] !== address) continue;
      this.#flags[i] = (this.#flags[i] as number) | flags;
      this.#flagsAdded[i] = (this.#flagsAdded[i] as number) | flags | NAMED;
      return i;
    }
    keys[count] = address;
    this.#flags[count] = flags;
    this.#keyCount = count + 1;
    return count;
  }

  #append({ programId, addresses, flags, data }: WritableInstruction): boolean {
    // What the longest transaction could not hold anyway is not even begun.
    const isTooLong = this.#dataBytes + data.length > this.#maxBytes;
    const isTooWide = this.#shapeLength + 3 + addresses.length > this.#maxBytes;
    if (isTooLong || isTooWide || this.#keyCount + addresses.length + 1 > MAX_KEYS) return false;
    const shape = this.#shape;
    let at = this.#shapeLength;
    shape[at++] = this.#use(programId, 0);
    shape[at++] = addresses.length;
    shape[at++] = data.length;
    for (let i = 0; i < addresses.length; i += 1) {
      shape[at++] = this.#use(addresses[i] as Uint8Array, flags[i] as number);
    }
    this.#shapeLength = at;
    this.#data.set(data, this.#dataBytes);
    this.#dataBytes += data.length;
    this.#instructionBytes +=
      1 + lengthBytes(addresses.length) + addresses.length + lengthBytes(data.length) + data.length;
    return true;
  }

  /** An account that was there is named again with other flags; the payer pays whatever else it does. */
  #hasOtherFlags(keysBefore: number): boolean {
    for (let i = 1; i < keysBefore; i += 1) {
      const added = this.#flagsAdded[i] as number;
      if (added !== 0 && added !== ((this.#flagsBefore[i] as number) | NAMED)) return true;
    }
    return false;
  }

  #rollBack(keys: number, shape: number, dataBytes: number, instructionBytes: number): void {
    this.#keyCount = keys;
    for (let i = 0; i < keys; i += 1) this.#flags[i] = this.#flagsBefore[i] as number;
    this.#shapeLength = shape;
    this.#dataBytes = dataBytes;
    this.#instructionBytes = instructionBytes;
  }

  /** Bytes of the transaction as it stands. */
  #size(): number {
    const keyCount = this.#keyCount;
    let signers = 0;
    for (let i = 0; i < keyCount; i += 1) signers += (this.#flags[i] as number) & SIGNS;
    const keyBytes = lengthBytes(keyCount) + keyCount * ADDRESS_BYTES;
    const signatureBytes = lengthBytes(signers) + signers * SIGNATURE_BYTES;
    // The count of instructions takes one byte: more than 127 never fit.
    return signatureBytes + HEADER_BYTES + keyBytes + ADDRESS_BYTES + 1 + this.#instructionBytes;
  }

  /** Gives each key its place, and the message its header; returns the number of signers. */
  #arrangeKeys(): number {
    const writingSigners = this.#place(SIGNS | WRITES, 0);
    const signerCount = this.#place(SIGNS, writingSigners);
    const changeable = this.#place(WRITES, signerCount);
    const keyCount = this.#place(0, changeable);
    this.#signers.length = signerCount;
    const header = lengthBytes(signerCount) + signerCount * SIGNATURE_BYTES;
    this.#bytes[header] = signerCount;
    this.#bytes[header + 1] = signerCount - writingSigners;
    this.#bytes[header + 2] = keyCount - changeable;
    return signerCount;
  }

  /** Gives the keys with these flags the places from `first` on; returns the place behind them. */
  #place(wanted: number, first: number): number {
    let next = first;
    for (let i = 0; i < this.#keyCount; i += 1) {
      if (this.#flags[i] !== wanted) continue;
      this.#positions[i] = next;
      if ((wanted & SIGNS) !== 0) this.#signers[next] = this.#keys[i] as Uint8Array;
      next += 1;
    }
    return next;
  }

  #writeInstructions(start: number): number {
    const bytes = this.#bytes;
    const shape = this.#shape;
    let at = writeLength(bytes, start, this.#instructionCount);
    let dataAt = 0;
    for (let i = 0; i < this.#shapeLength; ) {
      bytes[at++] = this.#positions[shape[i++] as number] as number;
      const accounts = shape[i++] as number;
      const dataBytes = shape[i++] as number;
      at = writeLength(bytes, at, accounts);
      for (const last = i + accounts; i < last; ) bytes[at++] = this.#positions[shape[i++] as number] as number;
      at = writeLength(bytes, at, dataBytes);
      for (const last = dataAt + dataBytes; dataAt < last; ) bytes[at++] = this.#data[dataAt++] as number;
    }
    return at;
  }
}

/** Bytes of a length in Solana's "compact-u16". */
function lengthBytes(length: number): number {
  if (length < 0x80) return 1;
  return length < 0x4000 ? 2 : 3;
}

/** Solana's "compact-u16": seven bits a byte, the eighth says that more follow. Returns where the next byte goes. */
function writeLength(bytes: Uint8Array, start: number, length: number): number {
  let at = start;
  let rest = length;
  while (rest >= 0x80) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>= 7;
  }
  bytes[at++] = rest;
  return at;
}
