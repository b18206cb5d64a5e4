import { describe, expect, it } from 'vitest';
import { readonly, signer, writable } from '#harness/program/account-metas.ts';
import { compileTransaction } from '#harness/program/message.ts';
import { transferLamports } from '#harness/program/token-instructions.ts';
import { messageOf, readMessage, transactionOf } from '#harness/trace/message-reader.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const [PAYER, OWNER, VAULT, SEEN, PROGRAM] = [key(1), key(2), key(3), key(4), key(5)];
const DATA = Uint8Array.from({ length: 200 }, (_, i) => i);
const TRANSACTION = compileTransaction(PAYER, [
  { programId: PROGRAM, accounts: [writable(VAULT), signer(OWNER), readonly(SEEN)], data: DATA },
  transferLamports(PAYER, VAULT, 7n),
]);
const MESSAGE = TRANSACTION.bytes.slice(TRANSACTION.messageOffset);

describe('harness/trace/message-reader', () => {
  it('takes a message apart as it was put together', () => {
    const read = readMessage(MESSAGE);
    expect(read.signers).toEqual([PAYER, OWNER]);
    expect(read.writable).toEqual([PAYER, VAULT]);
    expect(read.instructions).toHaveLength(2);
    expect(read.instructions[0]).toEqual({ programId: PROGRAM, accounts: [VAULT, OWNER, SEEN], data: DATA });
    expect(read.blockhashOffset).toBe(TRANSACTION.blockhashOffset - TRANSACTION.messageOffset);
  });

  it('makes the transaction of it again', () => {
    expect(transactionOf(MESSAGE, readMessage(MESSAGE))).toEqual(TRANSACTION);
  });

  it('keeps nothing of blockhash and signatures', () => {
    const sealed = TRANSACTION.bytes.slice();
    sealed.fill(9, 1, 65);
    sealed.fill(9, TRANSACTION.blockhashOffset, TRANSACTION.blockhashOffset + 32);
    expect(messageOf(sealed).bytes).toEqual(MESSAGE);
  });

  it('rejects every message that is cut short or has bytes behind its end', () => {
    for (let length = 0; length < MESSAGE.length; length += 1) {
      expect(() => readMessage(MESSAGE.subarray(0, length))).toThrow(/message is out of range/);
    }
    expect(() => readMessage(Uint8Array.of(...MESSAGE, 0))).toThrow(/1 bytes behind its end/);
  });

  it('rejects counts and indices that the keys do not have, whatever byte is changed', () => {
    for (let at = 0; at < MESSAGE.length; at += 1) {
      const changed = MESSAGE.slice();
      changed[at] = 255;
      try {
        expect(readMessage(changed).instructions.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toMatchObject({ code: 'CORE__VALUE_OUT_OF_RANGE' });
      }
    }
  });
});
