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
  readonly #flags = new Uint8Array(MAX_KEYS);
  readonly #flagsBefore = new Uint8Array(MAX_KEYS);
  readonly #flagsAdded = new Uint8Array(MAX_KEYS);
  readonly #positions = new Uint8Array(MAX_KEYS);
  readonly #indices = new Map<Uint8Array, number>();
  readonly #signers: Uint8Array[] = [];
  /** Of each instruction: program, number of accounts, length of the data; then its accounts as indices of keys. */
  readonly #shape: number[] = [];
  readonly #data: Uint8Array;
  #dataBytes = 0;
  #instructionBytes = 0;
  #instructionCount = 0;

  /** A transaction of more than `maxBytes` is not begun. */
  constructor(maxBytes = MAX_TRANSACTION_BYTES) {
    this.#maxBytes = maxBytes;
    this.#bytes = new Uint8Array(maxBytes);
    this.#data = new Uint8Array(maxBytes);
  }

  /** Instructions so far. */
  get instructionCount(): number {
    return this.#instructionCount;
  }

  /** Begins a transaction without instructions. */
  begin(payer: Uint8Array): void {
    this.#keys.length = 0;
    this.#indices.clear();
    this.#shape.length = 0;
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
    const keysBefore = this.#keys.length;
    const shapeBefore = this.#shape.length;
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
    const keyCount = this.#keys.length;
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

  #use(address: Uint8Array, flags: number): number {
    const known = this.#indices.get(address);
    if (known !== undefined) {
      this.#flags[known] = (this.#flags[known] as number) | flags;
      this.#flagsAdded[known] = (this.#flagsAdded[known] as number) | flags | NAMED;
      return known;
    }
    const index = this.#keys.length;
    this.#keys.push(address);
    this.#indices.set(address, index);
    this.#flags[index] = flags;
    return index;
  }

  #append({ programId, addresses, flags, data }: WritableInstruction): boolean {
    if (this.#keys.length + addresses.length + 1 > MAX_KEYS || this.#dataBytes + data.length > this.#maxBytes) {
      return false;
    }
    const shape = this.#shape;
    shape.push(this.#use(programId, 0), addresses.length, data.length);
    for (let i = 0; i < addresses.length; i += 1) {
      shape.push(this.#use(addresses[i] as Uint8Array, flags[i] as number));
    }
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
    for (let i = keys; i < this.#keys.length; i += 1) this.#indices.delete(this.#keys[i] as Uint8Array);
    this.#keys.length = keys;
    for (let i = 0; i < keys; i += 1) this.#flags[i] = this.#flagsBefore[i] as number;
    this.#shape.length = shape;
    this.#dataBytes = dataBytes;
    this.#instructionBytes = instructionBytes;
  }

  /** Bytes of the transaction as it stands. */
  #size(): number {
    const keyCount = this.#keys.length;
    let signers = 0;
    for (let i = 0; i < keyCount; i += 1) signers += (this.#flags[i] as number) & SIGNS;
    const keyBytes = lengthBytes(keyCount) + keyCount * ADDRESS_BYTES;
    const signatureBytes = lengthBytes(signers) + signers * SIGNATURE_BYTES;
    // The count of instructions takes one byte: more than 127 never fit.
    return signatureBytes + HEADER_BYTES + keyBytes + ADDRESS_BYTES + 1 + this.#instructionBytes;
  }

  /** Gives each key its place, and the message its header; returns the number of signers. */
  #arrangeKeys(): number {
    const keyCount = this.#keys.length;
    let next = 0;
    const place = (wanted: number): number => {
      const first = next;
      for (let i = 0; i < keyCount; i += 1) {
        if (this.#flags[i] !== wanted) continue;
        this.#positions[i] = next;
        if ((wanted & SIGNS) !== 0) this.#signers[next] = this.#keys[i] as Uint8Array;
        next += 1;
      }
      return next - first;
    };
    place(SIGNS | WRITES);
    const readonlySigners = place(SIGNS);
    const signerCount = next;
    this.#signers.length = signerCount;
    place(WRITES);
    const readonlyKeys = place(0);
    const header = lengthBytes(signerCount) + signerCount * SIGNATURE_BYTES;
    this.#bytes[header] = signerCount;
    this.#bytes[header + 1] = readonlySigners;
    this.#bytes[header + 2] = readonlyKeys;
    return signerCount;
  }

  #writeInstructions(start: number): number {
    const bytes = this.#bytes;
    const shape = this.#shape;
    let at = writeLength(bytes, start, this.#instructionCount);
    let dataAt = 0;
    for (let i = 0; i < shape.length; ) {
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
