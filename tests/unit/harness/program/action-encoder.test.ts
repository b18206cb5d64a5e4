import { describe, expect, it } from 'vitest';
import { ActionEncoder, TICKET_COST_PAGES } from '#harness/program/action-encoder.ts';
import type { EncodedAction } from '#harness/program/action-template.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { MAX_TRANSACTION_BYTES, SPARE_KEY_BYTES } from '#harness/program/transaction.ts';
import { TransactionWriter } from '#harness/program/transaction-writer.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const STAKER = { owner: key(1), tokenAccount: key(2), userStake: key(3) };
const RELAY = key(4);
const writer = new TransactionWriter();

/** Valid until the next call. */
function transactionOf({ instructions }: EncodedAction): Uint8Array {
  writer.begin(RELAY);
  expect(writer.add(instructions)).toBe(true);
  return writer.finish().bytes;
}

describe('harness/program/action-encoder', () => {
  const encoder = new ActionEncoder(new StakingAddresses(key(7)));
  const pages = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

  it('writes over the last action of the same shape', () => {
    const first = encoder.stake(STAKER, 1n, 0, false);
    const second = encoder.stake({ ...STAKER, owner: key(9) }, 2n, 7, false);
    expect(second).toBe(first);
    expect(encoder.stake(STAKER, 1n, 0, true)).not.toBe(first);
    // One writable page and a history page are another shape than two history pages.
    const extended = encoder.extendLock(STAKER, 0, 7, [1], [2]);
    expect(encoder.extendLock(STAKER, 0, 7, [], [1, 2])).not.toBe(extended);
  });

  it('leaves nothing of the action before', () => {
    const encode = (): Uint8Array => transactionOf(encoder.unstake(STAKER, 5n, false, 1, [], [4])).slice();
    const plain = encode();
    encoder.unstake({ owner: key(7), tokenAccount: key(8), userStake: key(9) }, 2n ** 64n - 1n, true, 15, [], [6]);
    expect(encode()).toEqual(plain);
  });

  it("gives instructions the very arrays of the staker's accounts and of pages", () => {
    const { addresses } = encoder.claimRewards(STAKER, [4]).instructions[0]!;
    const again = [...encoder.claimRewards(STAKER, [4]).instructions[0]!.addresses];
    expect(Object.values(STAKER).every((address) => addresses.includes(address))).toBe(true);
    expect(addresses.every((address, i) => address === again[i])).toBe(true);
  });

  it('fits the network with all the pages that it has room for, another payer and a spare key', () => {
    const capacity = encoder.pageCapacity;
    const lengthOf = (encoded: EncodedAction): number => transactionOf(encoded).length;
    expect(capacity).toBeGreaterThanOrEqual(16);
    const longest = lengthOf(encoder.unstake(STAKER, 1n, true, 0, [3], pages(capacity - 1)));
    for (const length of [
      longest,
      lengthOf(encoder.unstake(STAKER, 1n, true, 0, [3], pages(capacity - 1 - TICKET_COST_PAGES), key(9))),
      lengthOf(encoder.claimRewards(STAKER, pages(capacity))),
      lengthOf(encoder.settleEntries(STAKER, 0xffff, pages(capacity))),
      lengthOf(encoder.extendLock(STAKER, 0, 7, [3], pages(capacity - 1))),
      lengthOf(encoder.refreshBoosters(STAKER, [3], pages(capacity - 1))),
      lengthOf(encoder.compoundRewards(STAKER, pages(capacity))),
    ]) {
      expect(length + SPARE_KEY_BYTES).toBeLessThanOrEqual(MAX_TRANSACTION_BYTES);
    }
    // Two pages an entry, 16 entries: most claims go out in one piece.
    expect(longest).toBeGreaterThan(1_100);
  });

  it('says whose error numbers each instruction may return', () => {
    expect(encoder.stake(STAKER, 1n, 0, false).errorSpaces).toEqual(['token']);
    expect(encoder.stake(STAKER, 1n, 0, true).errorSpaces).toEqual(['system', 'token']);
  });

  it.each([
    ['an amount below zero', () => encoder.stake(STAKER, -1n, 0, false)],
    ['an amount above u64', () => encoder.unstake(STAKER, 2n ** 64n, true, 0, [], [])],
    ['a lock of half a day', () => encoder.stake(STAKER, 1n, 0.5, false)],
    ['a lock below zero', () => encoder.stake(STAKER, 1n, -1, false)],
    ['an entry above u8', () => encoder.unstake(STAKER, 1n, true, 256, [], [])],
    ['an extended entry above u8', () => encoder.extendLock(STAKER, 256, 7, [], [])],
    ['a fee below zero', () => encoder.payDebateFee(STAKER, -1n)],
    ['a mask above u16', () => encoder.settleEntries(STAKER, 0x1_0000, [])],
  ])('rejects %s', (_, encode) => {
    expect(encode).toThrow(expect.objectContaining({ code: 'CORE__VALUE_OUT_OF_RANGE' }));
  });
});
