import { describe, expect, it } from 'vitest';
import { accountKey, compareReadings, readBalance } from '#harness/crafted/account-readings.ts';
import { TOKEN_ACCOUNT_BYTES } from '#harness/program/token-instructions.ts';

function tokenAccount(balance: bigint): Uint8Array {
  const data = new Uint8Array(TOKEN_ACCOUNT_BYTES);
  new DataView(data.buffer).setBigUint64(64, balance, true);
  return data;
}

const TOKENS = new Set(['a', 'b']);

describe('account readings', () => {
  it('names an account by its address in hex', () => {
    expect(accountKey(Uint8Array.of(0, 255, 16))).toBe('00ff10');
  });

  it('reads the balance of a token account, and 0 of anything else', () => {
    expect(readBalance(tokenAccount(2n ** 64n - 1n))).toBe(2n ** 64n - 1n);
    expect(readBalance(undefined)).toBe(0n);
    expect(readBalance(new Uint8Array(10))).toBe(0n);
  });

  it('finds nothing in equal readings', () => {
    const before = new Map([
      ['a', tokenAccount(5n)],
      ['x', undefined],
    ]);
    const after = new Map([
      ['a', tokenAccount(5n)],
      ['x', undefined],
    ]);
    expect(compareReadings(before, after, TOKENS)).toEqual({ changed: 0, movedBaseUnits: 0n });
  });

  it('counts what was made, closed and rewritten, and what moved between token accounts', () => {
    const before = new Map([
      ['a', tokenAccount(5n)],
      ['b', tokenAccount(1n)],
      ['made', undefined],
      ['closed', Uint8Array.of(1)],
      ['same', Uint8Array.of(2)],
    ]);
    const after = new Map([
      ['a', tokenAccount(2n)],
      ['b', tokenAccount(4n)],
      ['made', Uint8Array.of(1)],
      ['closed', undefined],
      ['same', Uint8Array.of(2)],
    ]);
    expect(compareReadings(before, after, TOKENS)).toEqual({ changed: 4, movedBaseUnits: 3n });
  });

  it('counts what was minted or burnt as moved', () => {
    const [less, more] = [new Map([['a', tokenAccount(1n)]]), new Map([['a', tokenAccount(9n)]])];
    expect(compareReadings(less, more, TOKENS).movedBaseUnits).toBe(8n);
    expect(compareReadings(more, less, TOKENS).movedBaseUnits).toBe(8n);
  });
});
