import { type PublicKey, Transaction, type TransactionInstruction } from '@solana/web3.js';

/** Most bytes of a transaction on the wire, signatures included. */
export const TRANSACTION_BYTES = 1_232;

const SIGNATURE_BYTES = 64;
const KEY_BYTES = 32;
/** Any 32 bytes; a blockhash only takes room here. */
const BLOCKHASH = '11111111111111111111111111111111';

/** Instructions that must be in one transaction. */
export type InstructionGroup = readonly TransactionInstruction[];

/** Groups in as few transactions as hold them, in their order. A group that is too large by itself stays one. */
export function packTransactions(
  groups: readonly InstructionGroup[],
  feePayer: PublicKey,
): readonly InstructionGroup[] {
  const packed: TransactionInstruction[][] = [];
  for (const group of groups) {
    if (group.length === 0) continue;
    const last = packed.at(-1);
    if (last !== undefined && transactionBytes([...last, ...group], feePayer) <= TRANSACTION_BYTES) last.push(...group);
    else packed.push([...group]);
  }
  return packed;
}

/** Size on the wire of a legacy transaction of these instructions. */
export function transactionBytes(instructions: InstructionGroup, feePayer: PublicKey): number {
  const transaction = new Transaction({ feePayer, recentBlockhash: BLOCKHASH }).add(...instructions);
  const { header, accountKeys } = transaction.compileMessage();
  const signatures = lengthBytes(header.numRequiredSignatures) + header.numRequiredSignatures * SIGNATURE_BYTES;
  const keys = lengthBytes(accountKeys.length) + accountKeys.length * KEY_BYTES;
  const calls = instructions.map(
    ({ keys: accounts, data }) =>
      1 + lengthBytes(accounts.length) + accounts.length + lengthBytes(data.length) + data.length,
  );
  return signatures + 3 + keys + KEY_BYTES + lengthBytes(calls.length) + calls.reduce((sum, bytes) => sum + bytes, 0);
}

/** Bytes of Solana's compact length. */
function lengthBytes(length: number): number {
  if (length < 0x80) return 1;
  return length < 0x4000 ? 2 : 3;
}
