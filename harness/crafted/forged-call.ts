import type { AccountMeta, Instruction } from '../program/message.ts';

/** The same call with another account at one position. */
export function withAccount(instruction: Instruction, position: number, address: Uint8Array): Instruction {
  return changed(instruction, position, { address });
}

/** The same call with one account's signature left out. */
export function withoutSignature(instruction: Instruction, position: number): Instruction {
  return changed(instruction, position, { signer: false });
}

/** The same call with one account read-only. */
export function withReadonly(instruction: Instruction, position: number): Instruction {
  return changed(instruction, position, { writable: false });
}

/** The same call with accounts behind its own. */
export function withFurtherAccounts(instruction: Instruction, ...further: readonly AccountMeta[]): Instruction {
  return { ...instruction, accounts: [...instruction.accounts, ...further] };
}

/** Throws `RangeError` where the call has no such account: the forgery would forge nothing. */
function changed(instruction: Instruction, position: number, change: Partial<AccountMeta>): Instruction {
  if (instruction.accounts[position] === undefined) throw new RangeError(`the call has no account ${position}`);
  const accounts = instruction.accounts.map((meta, i) => (i === position ? { ...meta, ...change } : meta));
  return { ...instruction, accounts };
}
