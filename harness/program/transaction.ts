/** Largest transaction that the network carries: an IPv6 packet of 1,280 bytes less its headers. */
export const MAX_TRANSACTION_BYTES = 1_232;
export const SIGNATURE_BYTES = 64;
export const ADDRESS_BYTES = 32;
/** Accounts that a transaction may name (`MAX_TX_ACCOUNT_LOCKS`). */
export const MAX_ACCOUNT_LOCKS = 64;

/** Bytes of a legacy transaction with zeroed signatures and blockhash, and where its parts lie. */
export interface CompiledTransaction {
  readonly bytes: Uint8Array;
  /** What is signed: everything from here. */
  readonly messageOffset: number;
  readonly blockhashOffset: number;
  /** Who has to sign, in the order of the signatures. */
  readonly signers: readonly Uint8Array[];
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
  return { ...transaction, bytes: longer, blockhashOffset: blockhashOffset + ADDRESS_BYTES };
}
