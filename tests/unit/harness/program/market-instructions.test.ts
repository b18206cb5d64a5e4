import { describe, expect, it } from 'vitest';
import { MARKET_PROGRAM, TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { MarketInstructions, marketAddresses } from '#harness/program/market-instructions.ts';
import type { Instruction } from '#harness/program/message.ts';
import { marketAuthority } from '#harness/program/pda.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const at = marketAddresses({
  market: key(1),
  positions: key(2),
  tokenMint: key(3),
  quoteMint: key(4),
  tokenVault: key(5),
  quoteVault: key(6),
});
const trader = { owner: key(7), tokenAccount: key(8), quoteAccount: key(9) };

/** Accounts in the notation of the program's README. */
function listed({ programId, accounts }: Instruction): readonly string[] {
  expect(programId).toBe(MARKET_PROGRAM);
  const names = new Map(
    Object.entries({ ...at, ...trader, tokenProgram: TOKEN_PROGRAM }).map(([name, address]) => [address, name]),
  );
  return accounts.map(
    ({ address, writable, signer }) => `${names.get(address)}${writable ? ' (w)' : ''}${signer ? ' (s)' : ''}`,
  );
}

describe('harness/program/market-instructions', () => {
  const instructions = new MarketInstructions(at);
  const exchanged = [
    'tokenVault (w)',
    'quoteVault (w)',
    'authority',
    'tokenAccount (w)',
    'quoteAccount (w)',
    'owner (s)',
    'tokenProgram',
  ];

  it('derives the authority from the market', () => {
    expect(at.authority).toEqual(marketAuthority(at.market));
  });

  it('opens a market', () => {
    const call = instructions.initialize(0x1_02);
    expect([...call.data]).toEqual([0, 2, 1]);
    expect(listed(call)).toEqual([
      'market (w)',
      'positions (w)',
      'tokenMint',
      'quoteMint',
      'tokenVault',
      'quoteVault',
      'authority',
    ]);
  });

  it('adds and takes out liquidity', () => {
    const add = instructions.addLiquidity(trader, 3n, 2n ** 64n - 1n);
    expect([...add.data]).toEqual([1, 3, 0, 0, 0, 0, 0, 0, 0, ...new Uint8Array(8).fill(255)]);
    expect(listed(add)).toEqual(['market (w)', 'positions (w)', ...exchanged]);
    const remove = instructions.removeLiquidity(trader, 4n);
    expect([...remove.data]).toEqual([2, 4, 0, 0, 0, 0, 0, 0, 0]);
    expect(listed(remove)).toEqual(listed(add));
  });

  it('swaps', () => {
    const sell = instructions.swap(trader, 'sell', 5n, 6n);
    expect([...sell.data]).toEqual([3, 0, 5, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    expect(listed(sell)).toEqual(['market (w)', ...exchanged]);
    expect(instructions.swap(trader, 'buy', 5n, 6n).data[1]).toBe(1);
  });

  it('rejects amounts that no instruction can carry', () => {
    const refused = expect.objectContaining({ code: 'CORE__VALUE_OUT_OF_RANGE' }) as Error;
    expect(() => instructions.swap(trader, 'sell', 2n ** 64n, 0n)).toThrow(refused);
    expect(() => instructions.removeLiquidity(trader, -1n)).toThrow(refused);
    expect(() => instructions.initialize(65_536)).toThrow(refused);
  });
});
