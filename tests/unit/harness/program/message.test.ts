import { describe, expect, it } from 'vitest';
import { compileTransaction, type Instruction, writableInstruction } from '#harness/program/message.ts';
import { SIGNS, WRITES } from '#harness/program/transaction-writer.ts';

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
    const { bytes, messageOffset, signers, blockhashOffset } = compileTransaction(PAYER, [INSTRUCTION]);
    expect(signers).toEqual([PAYER, COSIGNER]);
    expect(bytes[0]).toBe(2);
    expect(messageOffset).toBe(1 + 2 * 64);
    // Two signatures, one of them read-only, two read-only keys without one; five keys.
    expect([...bytes.subarray(messageOffset, messageOffset + 4)]).toEqual([2, 1, 2, 5]);
    const keys = [PAYER, COSIGNER, WRITABLE, PROGRAM, READONLY];
    expect(bytes.subarray(messageOffset + 4, blockhashOffset)).toEqual(
      Uint8Array.from(keys.flatMap((address) => [...address])),
    );
    expect(blockhashOffset).toBe(messageOffset + 4 + 5 * 32);
    const tail = [1, 3, 4, 4, 2, 1, 0, 3, 9, 8, 7];
    expect([...bytes.subarray(blockhashOffset + 32)]).toEqual(tail);
  });

  it('merges the uses of a key in several instructions', () => {
    const asSigner: Instruction = {
      programId: PROGRAM,
      accounts: [{ address: WRITABLE, signer: true, writable: false }],
      data: new Uint8Array(0),
    };
    const { bytes, messageOffset, signers } = compileTransaction(PAYER, [INSTRUCTION, asSigner]);
    expect([...bytes.subarray(messageOffset, messageOffset + 4)]).toEqual([3, 1, 2, 5]);
    expect(signers).toEqual([PAYER, WRITABLE, COSIGNER]);
  });

  it('writes lengths above 127 in two bytes', () => {
    const long = { ...INSTRUCTION, data: new Uint8Array(200).fill(1) };
    const { bytes } = compileTransaction(PAYER, [long]);
    expect([...bytes.subarray(-202, -200)]).toEqual([0xc8, 0x01]);
    expect(bytes.subarray(-200)).toEqual(long.data);
  });

  it('knows equal addresses in different arrays as one', () => {
    const again = {
      ...INSTRUCTION,
      programId: key(2),
      accounts: INSTRUCTION.accounts.map((meta) => ({ ...meta, address: meta.address.slice() })),
    };
    const { bytes, messageOffset } = compileTransaction(key(1), [INSTRUCTION, again]);
    expect([...bytes.subarray(messageOffset, messageOffset + 4)]).toEqual([2, 1, 2, 5]);
  });

  it('rejects more accounts than indices of one byte can name', () => {
    const accounts = Array.from({ length: 256 }, (_, i) => ({
      address: Uint8Array.from({ length: 32 }, (_byte, at) => (at === 0 ? i : 0xee)),
      signer: false,
      writable: false,
    }));
    expect(() => compileTransaction(PAYER, [{ ...INSTRUCTION, accounts }])).toThrow(RangeError);
    const most = compileTransaction(PAYER, [{ ...INSTRUCTION, accounts: accounts.slice(2) }]);
    // 256 keys, in a count of two bytes.
    expect([...most.bytes.subarray(most.messageOffset, most.messageOffset + 5)]).toEqual([1, 0, 255, 0x80, 0x02]);
  });

  it('gives each transaction bytes of its own', () => {
    const first = compileTransaction(PAYER, [INSTRUCTION]);
    const before = first.bytes.slice();
    compileTransaction(COSIGNER, [INSTRUCTION, INSTRUCTION]);
    expect(first.bytes).toEqual(before);
  });

  it('turns an instruction into what a writer takes', () => {
    const { programId, addresses, flags, data } = writableInstruction(INSTRUCTION);
    expect([programId, ...addresses]).toEqual([PROGRAM, READONLY, WRITABLE, COSIGNER, PAYER]);
    expect(addresses[1]).toBe(WRITABLE);
    expect([...flags]).toEqual([0, WRITES, SIGNS, SIGNS]);
    expect(data).toBe(INSTRUCTION.data);
  });
});
