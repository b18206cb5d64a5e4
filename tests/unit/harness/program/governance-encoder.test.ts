import { describe, expect, it } from 'vitest';
import type { EncodedAction } from '#harness/program/action-template.ts';
import { GovernanceEncoder } from '#harness/program/governance-encoder.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { MAX_TRANSACTION_BYTES, SPARE_KEY_BYTES } from '#harness/program/transaction.ts';
import { TransactionWriter } from '#harness/program/transaction-writer.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const STAKER = { owner: key(1), tokenAccount: key(2), userStake: key(3) };
const RELAY = key(10);
const writer = new TransactionWriter();

/** Valid until the next call. */
function transactionOf({ instructions }: EncodedAction): Uint8Array {
  writer.begin(RELAY);
  expect(writer.add(instructions)).toBe(true);
  return writer.finish().bytes;
}

describe('harness/program/governance-encoder', () => {
  const encoder = new GovernanceEncoder(new StakingAddresses(key(7)), { mint: key(8), quoteMint: key(9) });

  it('writes over the last action of the same shape, and leaves nothing of it', () => {
    const first = encoder.castVote(STAKER, 3, 'yes');
    const bytes = transactionOf(first).slice();
    const other = { owner: key(4), tokenAccount: key(5), userStake: key(6) };
    expect(encoder.castVote(other, 4, 'abstain')).toBe(first);
    expect(transactionOf(encoder.castVote(STAKER, 3, 'yes'))).toEqual(bytes);
    expect(encoder.castVote(STAKER, 3, 'yes', key(5))).not.toBe(first);
  });

  it('makes each draft anew', () => {
    const feature = { kind: 'feature', flag: 1, enabled: true } as const;
    const first = encoder.createProposal(STAKER, 1, feature, key(6));
    const bytes = transactionOf(first).slice();
    expect(encoder.createProposal(STAKER, 2, feature, key(6))).not.toBe(first);
    expect(transactionOf(first)).toEqual(bytes);
  });

  it('says whose error numbers each instruction of a sale may return', () => {
    const seller = { owner: key(1), tokenAccount: key(2), quoteAccount: key(3) };
    expect(encoder.buyBack(seller, 1n, false).errorSpaces).toEqual(['token']);
    expect(encoder.buyBack(seller, 1n, true).errorSpaces).toEqual(['system', 'token']);
  });

  it('fits the longest draft into a transaction, a spare key besides', () => {
    const upgrade = { kind: 'upgrade', buffer: key(4), sha256: key(5) } as const;
    const bytes = transactionOf(encoder.createProposal(STAKER, 1, upgrade, key(6)));
    expect(bytes.length + SPARE_KEY_BYTES).toBeLessThanOrEqual(MAX_TRANSACTION_BYTES);
  });

  it('rejects a sale that no instruction can carry', () => {
    const seller = { owner: key(1), tokenAccount: key(2), quoteAccount: key(3) };
    expect(() => encoder.buyBack(seller, 2n ** 64n, true)).toThrow(
      expect.objectContaining({ code: 'CORE__VALUE_OUT_OF_RANGE' }),
    );
  });
});
