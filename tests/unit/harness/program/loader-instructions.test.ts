import { describe, expect, it } from 'vitest';
import { SYSTEM_PROGRAM, UPGRADEABLE_LOADER_PROGRAM } from '#harness/program/addresses.ts';
import {
  BYTES_PER_WRITE,
  createBuffer,
  setBufferAuthority,
  writeBuffer,
} from '#harness/program/loader-instructions.ts';
import { compileTransaction } from '#harness/program/message.ts';
import { MAX_TRANSACTION_BYTES, SPARE_KEY_BYTES } from '#harness/program/transaction.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const [BUFFER, AUTHORITY, NEXT] = [key(1), key(2), key(3)] as [Uint8Array, Uint8Array, Uint8Array];

describe('harness/program/loader-instructions', () => {
  it('makes a buffer of the loader with room for header and program', () => {
    const [create, initialize] = createBuffer(AUTHORITY, BUFFER, AUTHORITY, 100);
    expect(create.programId).toBe(SYSTEM_PROGRAM);
    expect(Buffer.from(create.data).readBigUInt64LE(12)).toBe(137n);
    expect([...create.data.subarray(20)]).toEqual([...UPGRADEABLE_LOADER_PROGRAM]);
    expect(initialize).toEqual({
      programId: UPGRADEABLE_LOADER_PROGRAM,
      accounts: [
        { address: BUFFER, signer: false, writable: true },
        { address: AUTHORITY, signer: false, writable: false },
      ],
      data: Buffer.alloc(4),
    });
  });

  it('writes parts with their offset and length', () => {
    const { accounts, data } = writeBuffer(BUFFER, AUTHORITY, 0x0102, Uint8Array.of(7, 8, 9));
    expect([...data]).toEqual([1, 0, 0, 0, 2, 1, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 7, 8, 9]);
    expect(accounts.map(({ signer, writable }) => [signer, writable])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('fits the largest part into a transaction, a spare key besides', () => {
    const write = writeBuffer(BUFFER, AUTHORITY, 0, new Uint8Array(BYTES_PER_WRITE));
    const { bytes } = compileTransaction(AUTHORITY, [write]);
    expect(bytes.length + SPARE_KEY_BYTES).toBeLessThanOrEqual(MAX_TRANSACTION_BYTES);
    expect(bytes.length).toBeGreaterThan(1_100);
  });

  it('hands a buffer over', () => {
    const { accounts, data } = setBufferAuthority(BUFFER, AUTHORITY, NEXT);
    expect([...data]).toEqual([4, 0, 0, 0]);
    expect(accounts.map(({ address }) => address)).toEqual([BUFFER, AUTHORITY, NEXT]);
  });
});
