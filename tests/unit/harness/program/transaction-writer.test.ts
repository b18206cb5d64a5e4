import { describe, expect, it } from 'vitest';
import { compileTransaction, type Instruction, writableInstruction } from '#harness/program/message.ts';
import { SIGNS, TransactionWriter, WRITES, type WritableInstruction } from '#harness/program/transaction-writer.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const [PAYER, PROGRAM, SHARED, OWNER, NINTH, NEW] = [1, 2, 3, 4, 9, 33].map(key) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

function instruction(data: Uint8Array, ...accounts: readonly (readonly [Uint8Array, number])[]): WritableInstruction {
  return {
    programId: PROGRAM,
    addresses: accounts.map(([address]) => address),
    flags: Uint8Array.from(accounts, ([, flags]) => flags),
    data,
  };
}

function written(...instructions: readonly WritableInstruction[]): Uint8Array {
  const writer = new TransactionWriter();
  writer.begin(PAYER);
  expect(writer.add(instructions)).toBe(true);
  return writer.finish().bytes;
}

const FIRST = instruction(Uint8Array.of(7), [OWNER, SIGNS], [SHARED, WRITES], [NINTH, 0]);
const SECOND = instruction(Uint8Array.of(8, 8), [key(5), SIGNS | WRITES], [SHARED, WRITES], [key(6), WRITES]);

describe('harness/program/transaction-writer', () => {
  it('writes several actions as one transaction of all their instructions', () => {
    const writer = new TransactionWriter();
    writer.begin(PAYER);
    expect([writer.add([FIRST]), writer.add([SECOND, FIRST])]).toEqual([true, true]);
    expect(writer.instructionCount).toBe(3);
    expect(writer.finish().bytes).toEqual(written(FIRST, SECOND, FIRST));
  });

  it('orders keys by their groups, then by first use', () => {
    const writer = new TransactionWriter();
    writer.begin(PAYER);
    writer.add([FIRST, SECOND]);
    const { bytes, messageOffset, blockhashOffset, signers } = writer.finish();
    expect(signers).toEqual([PAYER, key(5), OWNER]);
    expect([...bytes.subarray(messageOffset, messageOffset + 4)]).toEqual([3, 1, 2, 7]);
    const keys = [PAYER, key(5), OWNER, SHARED, key(6), PROGRAM, NINTH];
    expect([...bytes.subarray(messageOffset + 4, blockhashOffset)]).toEqual(keys.flatMap((address) => [...address]));
    expect([...bytes.subarray(blockhashOffset + 32)]).toEqual([2, 5, 3, 2, 3, 6, 1, 7, 5, 3, 1, 3, 4, 2, 8, 8]);
  });

  it('zeroes signatures and blockhash', () => {
    const writer = new TransactionWriter();
    writer.begin(PAYER);
    writer.add([FIRST]);
    const { bytes, messageOffset, blockhashOffset } = writer.finish();
    const before = bytes.slice();
    bytes.fill(0xff, 1, messageOffset);
    bytes.fill(0xff, blockhashOffset, blockhashOffset + 32);
    expect(writer.finish().bytes).toEqual(before);
  });

  it('carries nothing over from the transaction before', () => {
    const writer = new TransactionWriter();
    writer.begin(PAYER);
    writer.add([FIRST, SECOND, instruction(new Uint8Array(300).fill(9), [key(8), SIGNS | WRITES])]);
    writer.finish().bytes.fill(0xff);
    writer.begin(OWNER);
    expect(writer.instructionCount).toBe(0);
    writer.add([SECOND]);
    const second = writer.finish();
    const fresh = new TransactionWriter();
    fresh.begin(OWNER);
    fresh.add([SECOND]);
    expect(second).toEqual(fresh.finish());
  });

  it('copies what it needs of an instruction', () => {
    const [addresses, data] = [[OWNER, SHARED], Uint8Array.of(1, 2)];
    const reused = { programId: PROGRAM, addresses, flags: Uint8Array.of(SIGNS, WRITES), data };
    const before = written(reused);
    const writer = new TransactionWriter();
    writer.begin(PAYER);
    writer.add([reused]);
    addresses[0] = key(77);
    data.fill(77);
    reused.flags.fill(0);
    expect(writer.finish().bytes).toEqual(before);
  });

  it('is as it was after instructions without room', () => {
    const writer = new TransactionWriter();
    writer.begin(PAYER);
    writer.add([FIRST]);
    const before = writer.finish();
    const bytes = before.bytes.slice();
    const long = instruction(new Uint8Array(1_200), [key(34), 0]);
    expect(writer.add([instruction(Uint8Array.of(1), [SHARED, WRITES], [NEW, 0]), long])).toBe(false);
    expect(writer.instructionCount).toBe(1);
    expect(writer.finish()).toEqual({ ...before, bytes });
    // What was rolled back is unknown again.
    const late = instruction(Uint8Array.of(2), [NEW, WRITES]);
    expect(writer.add([late])).toBe(true);
    expect(writer.finish().bytes).toEqual(written(FIRST, late));
  });

  it.each([
    ['writes what those before it read', [NINTH, WRITES]],
    ['reads what those before it write', [SHARED, 0]],
    ['wants the signature of what does not sign', [SHARED, SIGNS | WRITES]],
    ['writes the wallet that only signs', [OWNER, SIGNS | WRITES]],
  ] as const)('refuses an action that %s, and is as it was', (_, account) => {
    const writer = new TransactionWriter();
    writer.begin(PAYER);
    writer.add([FIRST]);
    const before = writer.finish();
    const bytes = before.bytes.slice();
    expect(writer.add([instruction(Uint8Array.of(1), [NEW, WRITES]), instruction(Uint8Array.of(1), account)])).toBe(
      false,
    );
    expect(writer.finish()).toEqual({ ...before, bytes });
    expect(writer.add([FIRST])).toBe(true);
    expect(writer.finish().bytes).toEqual(written(FIRST, FIRST));
  });

  it('compares what actions want, not what their instructions do one by one, and leaves out the payer', () => {
    const opening = [instruction(Uint8Array.of(1), [OWNER, SIGNS | WRITES]), FIRST];
    const writer = new TransactionWriter();
    writer.begin(PAYER);
    expect(writer.add(opening)).toBe(true);
    expect(writer.add(opening)).toBe(true);
    expect(writer.add([FIRST])).toBe(false);
    expect(writer.add([instruction(Uint8Array.of(3), [PAYER, 0])])).toBe(true);
  });

  it('fills a transaction to its last byte', () => {
    const room = (maxBytes: number): boolean => {
      const writer = new TransactionWriter(maxBytes);
      writer.begin(PAYER);
      return writer.add([FIRST, SECOND]);
    };
    const { length } = written(FIRST, SECOND);
    expect([room(length), room(length - 1)]).toEqual([true, false]);
  });

  it('refuses more keys than indices of one byte can name', () => {
    const writer = new TransactionWriter(20_000);
    writer.begin(PAYER);
    const many = Array.from({ length: 254 }, (_, i): readonly [Uint8Array, number] => [key(i), 0]);
    expect(writer.add([instruction(new Uint8Array(0), ...many, [key(0), 0])])).toBe(false);
    expect(writer.add([instruction(new Uint8Array(0), ...many)])).toBe(true);
    expect(writer.finish().bytes.length).toBeGreaterThan(256 * 32);
  });

  it('takes equal addresses in two arrays for two', () => {
    const owned: Instruction = {
      programId: PROGRAM,
      accounts: [{ address: key(4), signer: false, writable: true }],
      data: new Uint8Array(0),
    };
    const twice = { ...owned, accounts: [...owned.accounts, { ...owned.accounts[0]!, address: key(4) }] };
    const keys = ({ bytes, messageOffset }: ReturnType<typeof compileTransaction>): number | undefined =>
      bytes[messageOffset + 3];
    const writer = new TransactionWriter();
    writer.begin(PAYER);
    writer.add([writableInstruction(twice)]);
    expect(keys(writer.finish())).toBe(4);
    // `compileTransaction` compares; a writer is given one array for each account.
    expect(keys(compileTransaction(PAYER, [twice]))).toBe(3);
  });
});
