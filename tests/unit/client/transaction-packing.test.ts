import { SystemProgram, Transaction, TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { packTransactions, TRANSACTION_BYTES, transactionBytes } from '#client/transaction-packing.ts';
import { keyOf } from '#tests/support/client-stage.ts';

const PAYER = keyOf(1);

function instruction(bytes: number, keys = 0): TransactionInstruction {
  return new TransactionInstruction({
    programId: SystemProgram.programId,
    keys: Array.from({ length: keys }, (_, i) => ({
      pubkey: keyOf(100 + i).publicKey,
      isSigner: false,
      isWritable: true,
    })),
    data: Buffer.alloc(bytes),
  });
}

describe('client/transaction-packing', () => {
  it('reckons the bytes that web3.js writes', () => {
    for (const [bytes, keys] of [
      [0, 0],
      [127, 3],
      [128, 7],
      [900, 2],
    ] as const) {
      const transaction = new Transaction({
        feePayer: PAYER.publicKey,
        recentBlockhash: keyOf(9).publicKey.toBase58(),
      });
      transaction.add(instruction(bytes, keys), instruction(1)).sign(PAYER);
      const reckoned = transactionBytes([instruction(bytes, keys), instruction(1)], PAYER.publicKey);
      expect(reckoned).toBe(transaction.serialize().length);
    }
  });

  it('joins groups while they fit, keeps their order, and drops empty ones', () => {
    const [a, b, c] = [instruction(600), instruction(500), instruction(10)];
    expect(packTransactions([[a], [], [b, c]], PAYER.publicKey)).toEqual([[a], [b, c]]);
    expect(packTransactions([[a], [c], [c]], PAYER.publicKey)).toEqual([[a, c, c]]);
  });

  it('fills a transaction to its last byte', () => {
    const [first] = [instruction(400)];
    const room = TRANSACTION_BYTES - transactionBytes([first, instruction(200)], PAYER.publicKey);
    expect(packTransactions([[first], [instruction(200 + room)]], PAYER.publicKey)).toHaveLength(1);
    expect(packTransactions([[first], [instruction(201 + room)]], PAYER.publicKey)).toHaveLength(2);
  });

  it('leaves a group that is too large by itself in one piece', () => {
    const large = instruction(2_000);
    expect(packTransactions([[large, large], [large]], PAYER.publicKey)).toEqual([[large, large], [large]]);
  });
});
