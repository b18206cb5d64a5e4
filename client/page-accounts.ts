import type { AccountMeta } from '@solana/web3.js';
import type { ProgramAddresses } from './program-addresses.ts';

/** Pages as the accounts that follow an instruction's own: writable expiry pages, then history pages to read. */
export function pageAccounts(
  at: ProgramAddresses,
  expiryPages: readonly number[],
  historyPages: readonly number[],
): readonly AccountMeta[] {
  return [
    ...expiryPages.map((page) => ({ pubkey: at.expiryPage(page), isSigner: false, isWritable: true })),
    ...historyPages.map((page) => ({ pubkey: at.historyPage(page), isSigner: false, isWritable: false })),
  ];
}

/** Pages that `roll` writes: history, then expiry. */
export function rollAccounts(
  at: ProgramAddresses,
  historyPages: readonly number[],
  expiryPages: readonly number[],
): readonly AccountMeta[] {
  return [...historyPages.map((page) => at.historyPage(page)), ...expiryPages.map((page) => at.expiryPage(page))].map(
    (pubkey) => ({ pubkey, isSigner: false, isWritable: true }),
  );
}
