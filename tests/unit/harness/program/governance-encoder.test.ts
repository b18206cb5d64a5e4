import { describe, expect, it } from 'vitest';
import { GovernanceEncoder } from '#harness/program/governance-encoder.ts';
import { MAX_TRANSACTION_BYTES, SPARE_KEY_BYTES } from '#harness/program/message.ts';
import { StakingAddresses } from '#harness/program/pda.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const STAKER = { owner: key(1), tokenAccount: key(2), userStake: key(3) };

describe('harness/program/governance-encoder', () => {
  const encoder = new GovernanceEncoder(new StakingAddresses(key(7)), { mint: key(8), quoteMint: key(9) });

  it('writes over the last transaction of the same shape, and leaves nothing of it', () => {
    const first = encoder.castVote(STAKER, 3, 'yes').transaction;
    const bytes = Uint8Array.from(first.bytes);
    const other = { owner: key(4), tokenAccount: key(5), userStake: key(6) };
    expect(encoder.castVote(other, 4, 'abstain').transaction).toBe(first);
    expect(encoder.castVote(STAKER, 3, 'yes').transaction.bytes).toEqual(bytes);
    expect(encoder.castVote(STAKER, 3, 'yes', key(5)).transaction).not.toBe(first);
  });

  it('says whose error numbers each instruction of a sale may return', () => {
    const seller = { owner: key(1), tokenAccount: key(2), quoteAccount: key(3) };
    expect(encoder.buyBack(seller, 1n, false).errorSpaces).toEqual(['token']);
    expect(encoder.buyBack(seller, 1n, true).errorSpaces).toEqual(['system', 'token']);
  });

  it('fits the longest draft into a transaction, a spare key besides', () => {
    const upgrade = { kind: 'upgrade', buffer: key(4), sha256: key(5) } as const;
    const { bytes } = encoder.createProposal(STAKER, 1, upgrade, key(6)).transaction;
    expect(bytes.length + SPARE_KEY_BYTES).toBeLessThanOrEqual(MAX_TRANSACTION_BYTES);
  });

  it('rejects a sale that no instruction can carry', () => {
    const seller = { owner: key(1), tokenAccount: key(2), quoteAccount: key(3) };
    expect(() => encoder.buyBack(seller, 2n ** 64n, true)).toThrow(
      expect.objectContaining({ code: 'CORE__VALUE_OUT_OF_RANGE' }),
    );
  });
});
