import { describe, expect, it } from 'vitest';
import type { WholeAccount } from '#harness/chain/chain-engine.ts';
import { accountDiscriminator, TREASURY_BYTES, USER_STAKE_BYTES } from '#harness/program/accounts.ts';
import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { encodeAddress } from '#harness/program/base58.ts';
import { accountDifference, decodeAccount, mintOf, ownerOf } from '#harness/trace/account-fields.ts';

const STAKING = new Uint8Array(32).fill(7);
const OWNER = new Uint8Array(32).fill(8);

function account(owner: Uint8Array, data: Uint8Array, lamports = 1n): WholeAccount {
  return { lamports, owner, executable: false, data };
}

function tokens(amount: bigint): WholeAccount {
  const data = new Uint8Array(165);
  data.set(OWNER, 32);
  new DataView(data.buffer).setBigUint64(64, amount, true);
  return account(TOKEN_PROGRAM, data);
}

function treasury(spent: bigint): WholeAccount {
  const data = new Uint8Array(TREASURY_BYTES);
  data.set(accountDiscriminator('Treasury'));
  new DataView(data.buffer).setBigUint64(8 + 264, spent, true);
  return account(STAKING, data);
}

/** A stake account with live deposits of a thousand at the given places. */
function deposits(...places: readonly number[]): WholeAccount {
  const data = new Uint8Array(USER_STAKE_BYTES);
  data.set(accountDiscriminator('UserStake'));
  for (const place of places) {
    const at = 8 + 184 + 80 * place;
    new DataView(data.buffer).setBigUint64(at, 1_000n, true);
    data[at + 65] = 1;
  }
  return account(STAKING, data);
}

describe('harness/trace/account-fields', () => {
  it('decodes accounts by who owns them and how they begin', () => {
    expect(decodeAccount(account(SYSTEM_PROGRAM, new Uint8Array(0)), STAKING)).toEqual({
      kind: 'wallet',
      fields: new Map([['lamports', 1n]]),
    });
    const { kind, fields } = decodeAccount(tokens(5n), STAKING);
    expect(kind).toBe('token account');
    expect(fields.get('balanceBaseUnits')).toBe(5n);
    expect(fields.get('owner')).toBe(encodeAddress(OWNER));
    expect(decodeAccount(treasury(3n), STAKING).fields.get('totalSpentBaseUnits')).toBe(3n);
    expect(decodeAccount(account(STAKING, new Uint8Array(64)), STAKING).kind).toBe('page of the staking program');
    expect(decodeAccount(account(OWNER, new Uint8Array(1)), STAKING).kind).toBe(`account of ${encodeAddress(OWNER)}`);
  });

  it('tells changed fields by their names', () => {
    expect(accountDifference(treasury(3n), treasury(9n), STAKING)).toEqual({
      kind: 'Treasury',
      changes: [{ field: 'totalSpentBaseUnits', before: 3n, after: 9n }],
    });
    expect(accountDifference(tokens(1n), tokens(1n), STAKING).changes).toEqual([]);
  });

  it('counts the quote asset in its own unit', () => {
    expect(accountDifference(tokens(1n), tokens(2n), STAKING, 'QuoteUnits').changes).toEqual([
      { field: 'balanceQuoteUnits', before: 1n, after: 2n },
    ]);
    expect(mintOf(tokens(1n))).toEqual(new Uint8Array(32));
    expect(mintOf(treasury(1n))).toBeUndefined();
  });

  it('keeps the places of deposits when one before them goes', () => {
    const [both, second] = [deposits(0, 3), deposits(3)];
    const { changes } = accountDifference(both, second, STAKING);
    expect(changes.find(({ field }) => field === 'entries[0].amountBaseUnits')).toEqual({
      field: 'entries[0].amountBaseUnits',
      before: 1_000n,
      after: undefined,
    });
    expect(changes.filter(({ field }) => !field.startsWith('entries[0].'))).toEqual([]);
  });

  it('tells an account that comes or goes', () => {
    expect(accountDifference(undefined, tokens(2n), STAKING)).toMatchObject({
      kind: 'token account',
      changes: expect.arrayContaining([{ field: 'balanceBaseUnits', before: undefined, after: 2n }]),
    });
    expect(accountDifference(tokens(2n), undefined, STAKING).kind).toBe('token account');
    expect(accountDifference(undefined, undefined, STAKING)).toEqual({ kind: 'nothing', changes: [] });
  });

  it('shows bytes that no decoder knows as ranges', () => {
    const before = account(STAKING, new Uint8Array(100));
    const data = new Uint8Array(100).fill(255, 10, 12).fill(1, 40, 80);
    expect(accountDifference(before, account(STAKING, data), STAKING).changes).toEqual([
      { field: 'bytes 10..12', before: '0000', after: 'ffff' },
      { field: 'bytes 40..80', before: `${'00'.repeat(32)}...`, after: `${'01'.repeat(32)}...` },
    ]);
  });

  it('knows whose stake and token accounts are', () => {
    const stake = new Uint8Array(USER_STAKE_BYTES);
    stake.set(accountDiscriminator('UserStake'));
    stake.set(OWNER, 8);
    expect(ownerOf(account(STAKING, stake), STAKING)).toEqual(OWNER);
    expect(ownerOf(tokens(1n), STAKING)).toEqual(OWNER);
    expect(ownerOf(treasury(1n), STAKING)).toBeUndefined();
  });
});
