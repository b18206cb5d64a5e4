import { describe, expect, it } from 'vitest';
import { compileTransaction } from '#harness/program/message.ts';
import { transferLamports } from '#harness/program/token-instructions.ts';
import {
  ADDRESS_BYTES,
  MAX_TRANSACTION_BYTES,
  SIGNATURE_BYTES,
  SPARE_KEY_BYTES,
  withSpareKey,
} from '#harness/program/transaction.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

describe('harness/program/transaction', () => {
  const plain = compileTransaction(key(1), [transferLamports(key(2), key(3), 5n)]);

  it('has the sizes of the network', () => {
    expect([MAX_TRANSACTION_BYTES, SIGNATURE_BYTES, ADDRESS_BYTES]).toEqual([1_280 - 40 - 8, 64, 32]);
  });

  it('adds a spare key and leaves the instructions as they were', () => {
    const before = plain.bytes.slice();
    const spare = withSpareKey(plain, key(200));
    const { bytes, messageOffset, blockhashOffset } = spare;
    expect(bytes.length).toBe(plain.bytes.length + SPARE_KEY_BYTES);
    // Two signatures; of the keys without one now two are read-only; five keys.
    expect([...bytes.subarray(messageOffset, messageOffset + 4)]).toEqual([2, 0, 2, 5]);
    expect(bytes.subarray(messageOffset + 4, blockhashOffset - 32)).toEqual(
      plain.bytes.subarray(messageOffset + 4, plain.blockhashOffset),
    );
    expect(bytes.subarray(blockhashOffset - 32, blockhashOffset)).toEqual(key(200));
    expect(bytes.subarray(blockhashOffset)).toEqual(plain.bytes.subarray(plain.blockhashOffset));
    expect(bytes.subarray(0, messageOffset)).toEqual(plain.bytes.subarray(0, messageOffset));
    expect(spare.signers).toEqual([key(1), key(2)]);
    expect(plain.bytes).toEqual(before);
  });
});
