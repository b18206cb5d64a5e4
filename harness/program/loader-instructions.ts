import { readonly, signer, writable } from './account-metas.ts';
import { UPGRADEABLE_LOADER_PROGRAM } from './addresses.ts';
import type { Instruction } from './message.ts';
import { createAccount, rentExemptLamports } from './token-instructions.ts';

/** Bytes of a buffer account before the program's: variant, whether it has an authority, the authority. */
export const BUFFER_HEADER_BYTES = 37;
/** Bytes of a program that one `Write` carries within a transaction, a spare key besides. */
export const BYTES_PER_WRITE = 960;

/** Makes a buffer account for `bytes` of program, which `authority` may write. The new account signs too. */
export function createBuffer(
  from: Uint8Array,
  buffer: Uint8Array,
  authority: Uint8Array,
  bytes: number,
): readonly [Instruction, Instruction] {
  const space = BUFFER_HEADER_BYTES + bytes;
  return [
    createAccount(from, buffer, rentExemptLamports(space), space, UPGRADEABLE_LOADER_PROGRAM),
    loader(0, [writable(buffer), readonly(authority)]),
  ];
}

/** Writes a part of the program at an offset behind the header. */
export function writeBuffer(buffer: Uint8Array, authority: Uint8Array, offset: number, part: Uint8Array): Instruction {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(offset, 0);
  head.writeBigUInt64LE(BigInt(part.length), 4);
  return loader(1, [writable(buffer), signer(authority)], head, part);
}

/** Hands the buffer to another authority, which need not sign. */
export function setBufferAuthority(buffer: Uint8Array, authority: Uint8Array, next: Uint8Array): Instruction {
  return loader(4, [writable(buffer), signer(authority), readonly(next)]);
}

function loader(tag: number, accounts: Instruction['accounts'], ...parts: readonly Uint8Array[]): Instruction {
  const variant = Buffer.alloc(4);
  variant.writeUInt32LE(tag);
  return { programId: UPGRADEABLE_LOADER_PROGRAM, accounts, data: Buffer.concat([variant, ...parts]) };
}
