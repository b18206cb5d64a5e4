/** Largest transaction that the network carries: an IPv6 packet of 1,280 bytes less its headers. */
export const MAX_TRANSACTION_BYTES = 1_232;
export const SIGNATURE_BYTES = 64;
const ADDRESS_BYTES = 32;

export interface AccountMeta {
  readonly address: Uint8Array;
  readonly signer: boolean;
  readonly writable: boolean;
}

export interface Instruction {
  readonly programId: Uint8Array;
  readonly accounts: readonly AccountMeta[];
  readonly data: Uint8Array;
}

/** Bytes of a legacy transaction with zeroed signatures and blockhash, and where its parts lie. */
export interface CompiledTransaction {
  readonly bytes: Uint8Array;
  readonly signerCount: number;
  /** What is signed: everything from here. */
  readonly messageOffset: number;
  readonly blockhashOffset: number;
  /** First byte of each instruction's data. */
  readonly dataOffsets: readonly number[];
  /** First byte of an account's address in the key table. */
  addressOffset(address: Uint8Array): number;
}

interface KeyUse {
  readonly address: Uint8Array;
  signer: boolean;
  writable: boolean;
}

/**
 * Compiles a legacy transaction: fee payer first, then keys in order of first use, grouped as the format
 * wants (signing writable, signing read-only, writable, read-only). web3.js's `TransactionMessage` orders
 * the same way, so bytes can be compared.
 */
export function compileTransaction(payer: Uint8Array, instructions: readonly Instruction[]): CompiledTransaction {
  const uses = collectKeys(payer, instructions);
  const groups = [
    uses.filter((use) => use.signer && use.writable),
    uses.filter((use) => use.signer && !use.writable),
    uses.filter((use) => !use.signer && use.writable),
    uses.filter((use) => !use.signer && !use.writable),
  ] as const;
  const keys = groups.flat();
  const positions = new Map(keys.map((use, position) => [keyText(use.address), position]));
  const signerCount = groups[0].length + groups[1].length;

  const out: number[] = [];
  pushLength(out, signerCount);
  for (let i = 0; i < signerCount * SIGNATURE_BYTES; i += 1) out.push(0);
  const messageOffset = out.length;
  out.push(signerCount, groups[1].length, groups[3].length);
  pushLength(out, keys.length);
  const keysOffset = out.length;
  for (const use of keys) out.push(...use.address);
  const blockhashOffset = out.length;
  for (let i = 0; i < ADDRESS_BYTES; i += 1) out.push(0);
  pushLength(out, instructions.length);
  const dataOffsets: number[] = [];
  const positionOf = (address: Uint8Array): number => {
    const position = positions.get(keyText(address));
    if (position === undefined) throw new RangeError('the address is not part of the transaction');
    return position;
  };
  for (const instruction of instructions) {
    out.push(positionOf(instruction.programId));
    pushLength(out, instruction.accounts.length);
    for (const account of instruction.accounts) out.push(positionOf(account.address));
    pushLength(out, instruction.data.length);
    dataOffsets.push(out.length);
    out.push(...instruction.data);
  }
  return {
    bytes: Uint8Array.from(out),
    signerCount,
    messageOffset,
    blockhashOffset,
    dataOffsets,
    addressOffset: (address) => keysOffset + positionOf(address) * ADDRESS_BYTES,
  };
}

/** Bytes by which `withSpareKey` lengthens a transaction. */
export const SPARE_KEY_BYTES = ADDRESS_BYTES;

/**
 * The same transaction with one more key that no instruction uses. It executes alike, but its bytes, and so
 * its signatures, are others. Only for transactions of fewer than 127 keys.
 */
export function withSpareKey(transaction: CompiledTransaction, address: Uint8Array): CompiledTransaction {
  const { bytes, messageOffset, blockhashOffset } = transaction;
  const longer = new Uint8Array(bytes.length + ADDRESS_BYTES);
  longer.set(bytes.subarray(0, blockhashOffset));
  longer.set(address, blockhashOffset);
  longer.set(bytes.subarray(blockhashOffset), blockhashOffset + ADDRESS_BYTES);
  // The last group in the table is the read-only one without signatures: its count, then that of all keys.
  longer[messageOffset + 2] = (longer[messageOffset + 2] ?? 0) + 1;
  longer[messageOffset + 3] = (longer[messageOffset + 3] ?? 0) + 1;
  return {
    ...transaction,
    bytes: longer,
    blockhashOffset: blockhashOffset + ADDRESS_BYTES,
    dataOffsets: transaction.dataOffsets.map((offset) => offset + ADDRESS_BYTES),
  };
}

function collectKeys(payer: Uint8Array, instructions: readonly Instruction[]): readonly KeyUse[] {
  const uses = new Map<string, KeyUse>();
  const use = (address: Uint8Array): KeyUse => {
    const text = keyText(address);
    let found = uses.get(text);
    if (found === undefined) {
      found = { address, signer: false, writable: false };
      uses.set(text, found);
    }
    return found;
  };
  const first = use(payer);
  first.signer = true;
  first.writable = true;
  for (const instruction of instructions) {
    use(instruction.programId);
    for (const account of instruction.accounts) {
      const found = use(account.address);
      found.signer ||= account.signer;
      found.writable ||= account.writable;
    }
  }
  return [...uses.values()];
}

function keyText(address: Uint8Array): string {
  return Buffer.from(address.buffer, address.byteOffset, address.byteLength).toString('latin1');
}

/** Solana's "compact-u16": seven bits a byte, the eighth says that more follow. */
function pushLength(out: number[], length: number): void {
  let rest = length;
  while (rest >= 0x80) {
    out.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  out.push(rest);
}
