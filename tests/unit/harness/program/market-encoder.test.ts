import { describe, expect, it } from 'vitest';
import { MarketEncoder } from '#harness/program/market-encoder.ts';
import { MarketInstructions, marketAddresses } from '#harness/program/market-instructions.ts';
import { writableInstruction } from '#harness/program/message.ts';
import { TransactionWriter } from '#harness/program/transaction-writer.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const at = marketAddresses({
  market: key(1),
  positions: key(2),
  tokenMint: key(3),
  quoteMint: key(4),
  tokenVault: key(5),
  quoteVault: key(6),
});
const trader = (first: number) => ({
  owner: key(first),
  tokenAccount: key(first + 1),
  quoteAccount: key(first + 2),
});

describe('harness/program/market-encoder', () => {
  const encoder = new MarketEncoder(at);
  const instructions = new MarketInstructions(at);

  it('writes what the instructions are, over what was there before', () => {
    for (const [who, amount, other] of [
      [trader(10), 5n, 6n],
      [trader(20), 2n ** 64n - 1n, 0n],
      [trader(10), 1n, 2n ** 63n],
    ] as const) {
      expect(encoder.swap(who, 'sell', amount, other).instructions).toEqual([
        writableInstruction(instructions.swap(who, 'sell', amount, other)),
      ]);
      expect(encoder.swap(who, 'buy', other, amount).instructions).toEqual([
        writableInstruction(instructions.swap(who, 'buy', other, amount)),
      ]);
      expect(encoder.addLiquidity(who, amount, other).instructions).toEqual([
        writableInstruction(instructions.addLiquidity(who, amount, other)),
      ]);
      expect(encoder.removeLiquidity(who, amount).instructions).toEqual([
        writableInstruction(instructions.removeLiquidity(who, amount)),
      ]);
    }
  });

  it('keeps one template each, of the market, and the arrays of its trader', () => {
    const first = encoder.swap(trader(10), 'sell', 1n, 0n);
    const who = trader(20);
    expect(encoder.swap(who, 'buy', 2n, 0n)).toBe(first);
    expect(first.errorSpaces).toEqual(['market']);
    expect(first.instructions[0]?.addresses).toContain(who.owner);
    expect(first.instructions[0]?.addresses).toContain(who.quoteAccount);
  });

  it('lets several traders share a transaction', () => {
    const writer = new TransactionWriter();
    writer.begin(key(99));
    let count = 0;
    while (writer.add(encoder.swap(trader(10 + 3 * count), 'sell', 1n, 0n).instructions)) count += 1;
    expect(count).toBeGreaterThanOrEqual(4);
  });

  it('rejects what no instruction can carry', () => {
    const refused = expect.objectContaining({ code: 'CORE__VALUE_OUT_OF_RANGE' }) as Error;
    expect(() => encoder.swap(trader(10), 'sell', 2n ** 64n, 0n)).toThrow(refused);
    expect(() => encoder.swap(trader(10), 'sell', 0n, -1n)).toThrow(refused);
    expect(() => encoder.addLiquidity(trader(10), 0n, 2n ** 64n)).toThrow(refused);
    expect(() => encoder.removeLiquidity(trader(10), -1n)).toThrow(refused);
  });
});
