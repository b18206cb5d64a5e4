import { describe, expect, it } from 'vitest';
import {
  accountDiscriminator,
  nameOf,
  openAccount,
  readBytes32,
  readU16s,
  readU32s,
  readU64s,
  readU128,
} from '#harness/program/accounts/account-bytes.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('harness/program/accounts/account-bytes', () => {
  it('has the discriminators that Anchor writes', () => {
    // Of the program's accounts as they are on chain.
    expect(hex(accountDiscriminator('StakingPool'))).toBe('cb13d6dcdc9a1866');
    expect(hex(accountDiscriminator('UserStake'))).toBe('6635a36b098a5799');
  });

  it('reads runs of numbers little end first', () => {
    const view = new DataView(Uint8Array.from([9, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 1]).buffer);
    expect(readU16s(view, 1, 2)).toEqual([0x0201, 0x0403]);
    expect(readU32s(view, 1, 2)).toEqual([0x04030201, 0x08070605]);
    expect(readU64s(view, 1, 1)).toEqual([0x0807060504030201n]);
    expect(readU128(view, 1)).toBe((1n << 120n) + 0x0807060504030201n);
  });

  it('copies addresses out of the account', () => {
    const data = new Uint8Array(64).fill(3);
    const address = readBytes32(new DataView(data.buffer, 16), 16);
    data.fill(0);
    expect(address).toEqual(new Uint8Array(32).fill(3));
  });

  it('opens an account behind its discriminator', () => {
    const data = Uint8Array.from([1, 2, 3]);
    expect(openAccount('A', data, 3, Uint8Array.of(1, 2)).byteLength).toBe(1);
    expect(openAccount('A', data, 3).byteLength).toBe(3);
  });

  it('rejects bytes of another size or type, and says what it found', () => {
    const data = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const refused = (expected: string, found: string): unknown =>
      expect.objectContaining({ code: 'PROGRAM__LAYOUT_MISMATCH', context: { account: 'A', expected, found } });
    expect(() => openAccount('A', data, 10)).toThrow(refused('10 bytes', '9 bytes'));
    expect(() => openAccount('A', data, 9, Uint8Array.of(7, 7))).toThrow(
      refused('discriminator 0707', 'discriminator 0102030405060708'),
    );
  });

  it('names what a byte stands for, and rejects a byte that stands for nothing', () => {
    expect(nameOf('Proposal', 'kind', ['a', 'b'], 1)).toBe('b');
    expect(() => nameOf('Proposal', 'kind', ['a', 'b'], 2)).toThrow(
      expect.objectContaining({ context: { account: 'Proposal', expected: 'kind 0 to 1', found: 'kind 2' } }),
    );
  });
});
