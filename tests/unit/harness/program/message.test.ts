import { describe, expect, it } from 'vitest';
import { compileTransaction, type Instruction, SPARE_KEY_BYTES, withSpareKey } from '#harness/program/message.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const [PAYER, PROGRAM, WRITABLE, READONLY, COSIGNER] = [1, 2, 3, 4, 5].map(key) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const INSTRUCTION: Instruction = {
  programId: PROGRAM,
  accounts: [
    { address: READONLY, signer: false, writable: false },
    { address: WRITABLE, signer: false, writable: true },
    { address: COSIGNER, signer: true, writable: false },
    { address: PAYER, signer: true, writable: false },
  ],
  data: Uint8Array.of(9, 8, 7),
};

describe('harness/program/message', () => {
  it('groups keys by signature and writability and keeps the payer first', () => {
    const { bytes, messageOffset, signerCount, blockhashOffset, dataOffsets, addressOffset } = compileTransaction(
      PAYER,
      [INSTRUCTION],
    );
    expect(signerCount).toBe(2);
    expect(bytes[0]).toBe(2);
    expect(messageOffset).toBe(1 + 2 * 64);
    // Two signatures, one of them read-only, two read-only keys without one; five keys.
    expect([...bytes.subarray(messageOffset, messageOffset + 4)]).toEqual([2, 1, 2, 5]);
    const keys = [PAYER, COSIGNER, WRITABLE, PROGRAM, READONLY];
    expect(keys.map((address) => (addressOffset(address) - messageOffset - 4) / 32)).toEqual([0, 1, 2, 3, 4]);
    expect(blockhashOffset).toBe(messageOffset + 4 + 5 * 32);
    const tail = [1, 3, 4, 4, 2, 1, 0, 3, 9, 8, 7];
    expect([...bytes.subarray(blockhashOffset + 32)]).toEqual(tail);
    expect(dataOffsets).toEqual([bytes.length - 3]);
  });

  it('merges the uses of a key in several instructions', () => {
    const asSigner: Instruction = {
      programId: PROGRAM,
      accounts: [{ address: WRITABLE, signer: true, writable: false }],
      data: new Uint8Array(0),
    };
    const { bytes, messageOffset, addressOffset } = compileTransaction(PAYER, [INSTRUCTION, asSigner]);
    expect([...bytes.subarray(messageOffset, messageOffset + 4)]).toEqual([3, 1, 2, 5]);
    expect(addressOffset(WRITABLE)).toBe(messageOffset + 4 + 32);
  });

  it('writes lengths above 127 in two bytes', () => {
    const long = { ...INSTRUCTION, data: new Uint8Array(200).fill(1) };
    const { bytes, dataOffsets } = compileTransaction(PAYER, [long]);
    expect([...bytes.subarray(dataOffsets[0]! - 2, dataOffsets[0])]).toEqual([0xc8, 0x01]);
    expect(bytes.length - dataOffsets[0]!).toBe(200);
  });

  it('rejects an address that is not in the key table', () => {
    const { addressOffset } = compileTransaction(PAYER, [INSTRUCTION]);
    expect(() => addressOffset(key(77))).toThrow(RangeError);
  });

  it('adds a spare key and leaves the instructions as they were', () => {
    const plain = compileTransaction(PAYER, [INSTRUCTION]);
    const spare = withSpareKey(plain, key(200));
    const { messageOffset } = spare;
    expect(spare.bytes.length).toBe(plain.bytes.length + SPARE_KEY_BYTES);
    expect([...spare.bytes.subarray(messageOffset, messageOffset + 4)]).toEqual([2, 1, 3, 6]);
    expect(spare.bytes.subarray(spare.blockhashOffset)).toEqual(plain.bytes.subarray(plain.blockhashOffset));
    expect(spare.bytes.subarray(spare.blockhashOffset - 32, spare.blockhashOffset)).toEqual(key(200));
    expect(spare.bytes[spare.dataOffsets[0]!]).toBe(9);
    expect(spare.addressOffset(READONLY)).toBe(plain.addressOffset(READONLY));
  });
});
