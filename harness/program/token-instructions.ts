import { payer, readonly, signer, writable } from './account-metas.ts';
import { ASSOCIATED_TOKEN_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from './addresses.ts';
import type { Instruction } from './message.ts';

/** Bytes of the SPL token program's accounts. */
export const MINT_BYTES = 82;
export const TOKEN_ACCOUNT_BYTES = 165;

/** Lamports that an account of this many bytes must hold: (128 + bytes) at 6,960 lamports. */
export function rentExemptLamports(bytes: number): bigint {
  return BigInt(128 + bytes) * 6_960n;
}

/** System program: moves lamports. */
export function transferLamports(from: Uint8Array, to: Uint8Array, lamports: bigint): Instruction {
  const data = Buffer.alloc(12);
  data.writeUInt32LE(2, 0);
  data.writeBigUInt64LE(lamports, 4);
  return { programId: SYSTEM_PROGRAM, accounts: [payer(from), writable(to)], data };
}

/** System program: makes an account of zeros that `owner` may write. The new account signs too. */
export function createAccount(
  from: Uint8Array,
  account: Uint8Array,
  lamports: bigint,
  bytes: number,
  owner: Uint8Array,
): Instruction {
  const data = Buffer.alloc(52);
  data.writeUInt32LE(0, 0);
  data.writeBigUInt64LE(lamports, 4);
  data.writeBigUInt64LE(BigInt(bytes), 12);
  data.set(owner, 20);
  return { programId: SYSTEM_PROGRAM, accounts: [payer(from), payer(account)], data };
}

/** SPL token: a mint without freeze authority (`InitializeMint2`). */
export function initializeMint(mint: Uint8Array, decimals: number, authority: Uint8Array): Instruction {
  const data = Buffer.alloc(35);
  data.writeUInt8(20, 0);
  data.writeUInt8(decimals, 1);
  data.set(authority, 2);
  return { programId: TOKEN_PROGRAM, accounts: [writable(mint)], data };
}

/** SPL token: a token account at any address (`InitializeAccount3`). */
export function initializeTokenAccount(tokenAccount: Uint8Array, mint: Uint8Array, owner: Uint8Array): Instruction {
  const data = Buffer.alloc(33);
  data.writeUInt8(18, 0);
  data.set(owner, 1);
  return { programId: TOKEN_PROGRAM, accounts: [writable(tokenAccount), readonly(mint)], data };
}

/** SPL token: new base units into a token account. */
export function mintTokens(
  mint: Uint8Array,
  to: Uint8Array,
  authority: Uint8Array,
  amountBaseUnits: bigint,
): Instruction {
  const accounts = [writable(mint), writable(to), signer(authority)];
  return { programId: TOKEN_PROGRAM, accounts, data: amountData(7, amountBaseUnits) };
}

/** SPL token: from now on `next` mints (`SetAuthority` of `MintTokens`). */
export function setMintAuthority(mint: Uint8Array, authority: Uint8Array, next: Uint8Array): Instruction {
  const data = Buffer.alloc(35);
  data.writeUInt8(6, 0);
  data.writeUInt8(0, 1);
  data.writeUInt8(1, 2);
  data.set(next, 3);
  return { programId: TOKEN_PROGRAM, accounts: [writable(mint), signer(authority)], data };
}

/** SPL token: moves base units between token accounts of one mint. */
export function transferTokens(
  from: Uint8Array,
  to: Uint8Array,
  owner: Uint8Array,
  amountBaseUnits: bigint,
): Instruction {
  const accounts = [writable(from), writable(to), signer(owner)];
  return { programId: TOKEN_PROGRAM, accounts, data: amountData(3, amountBaseUnits) };
}

/** Associated token program: the token account of a wallet at its default address. */
export function createTokenAccount(
  from: Uint8Array,
  tokenAccount: Uint8Array,
  wallet: Uint8Array,
  mint: Uint8Array,
): Instruction {
  return {
    programId: ASSOCIATED_TOKEN_PROGRAM,
    accounts: [
      payer(from),
      writable(tokenAccount),
      readonly(wallet),
      readonly(mint),
      readonly(SYSTEM_PROGRAM),
      readonly(TOKEN_PROGRAM),
    ],
    data: new Uint8Array(0),
  };
}

function amountData(tag: number, amountBaseUnits: bigint): Uint8Array {
  const data = Buffer.alloc(9);
  data.writeUInt8(tag, 0);
  data.writeBigUInt64LE(amountBaseUnits, 1);
  return data;
}
