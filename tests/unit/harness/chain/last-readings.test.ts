import { describe, expect, it } from 'vitest';
import { LastReadings } from '#harness/chain/last-readings.ts';
import { accountDiscriminator, USER_STAKE_BYTES } from '#harness/program/accounts.ts';

function tokenAccount(balance: bigint): Uint8Array {
  const data = Buffer.alloc(165);
  data.writeBigUInt64LE(balance, 64);
  return data;
}

function stakeAccount(amount: bigint): Uint8Array {
  const data = Buffer.alloc(USER_STAKE_BYTES);
  data.set(accountDiscriminator('UserStake'));
  data.writeBigUInt64LE(amount, 8 + 32);
  return data;
}

describe('harness/chain/last-readings', () => {
  it('keeps the state of an agent whose accounts are as they were', () => {
    const readings = new LastReadings();
    const first = readings.decode(3, tokenAccount(5n), stakeAccount(7n));
    expect(first).toMatchObject({ walletBaseUnits: 5n, stake: { amountBaseUnits: 7n } });
    expect(readings.decode(3, tokenAccount(5n), stakeAccount(7n))).toBe(first);
    const alone = readings.decode(4, tokenAccount(5n), undefined);
    expect(alone).toEqual({ walletBaseUnits: 5n, stake: undefined });
    expect(readings.decode(4, tokenAccount(5n), undefined)).toBe(alone);
  });

  it('decodes whatever has changed, be it one byte of either account', () => {
    const readings = new LastReadings();
    readings.decode(0, tokenAccount(5n), undefined);
    expect(readings.decode(0, tokenAccount(6n), undefined).walletBaseUnits).toBe(6n);
    expect(readings.decode(0, tokenAccount(6n), stakeAccount(1n)).stake?.amountBaseUnits).toBe(1n);
    expect(readings.decode(0, tokenAccount(6n), stakeAccount(2n)).stake?.amountBaseUnits).toBe(2n);
    const last = stakeAccount(2n);
    last[USER_STAKE_BYTES - 1] = 1;
    const before = readings.decode(0, tokenAccount(6n), stakeAccount(2n));
    expect(readings.decode(0, tokenAccount(6n), last)).not.toBe(before);
    expect(readings.decode(0, tokenAccount(6n), undefined).stake).toBeUndefined();
  });

  it('keeps agents apart, and its own copy of their bytes', () => {
    const readings = new LastReadings();
    const token = tokenAccount(5n);
    const first = readings.decode(0, token, undefined);
    token[64] = 9;
    expect(readings.decode(0, token, undefined).walletBaseUnits).toBe(9n);
    expect(readings.decode(1_023, tokenAccount(1n), undefined).walletBaseUnits).toBe(1n);
    expect(readings.decode(1_024, tokenAccount(2n), undefined).walletBaseUnits).toBe(2n);
    expect(readings.decode(1_023, tokenAccount(1n), undefined).walletBaseUnits).toBe(1n);
    expect(first.walletBaseUnits).toBe(5n);
  });

  it('knows accounts of the quote asset where there are such', () => {
    const readings = new LastReadings(true);
    const first = readings.decode(1_023, tokenAccount(5n), stakeAccount(7n), tokenAccount(9n));
    expect(first).toMatchObject({ walletBaseUnits: 5n, quoteUnits: 9n, stake: { amountBaseUnits: 7n } });
    readings.decode(1_024, tokenAccount(1n), undefined, tokenAccount(2n));
    expect(readings.decode(1_023, tokenAccount(5n), stakeAccount(7n), tokenAccount(9n))).toBe(first);
    const paid = readings.decode(1_023, tokenAccount(5n), stakeAccount(7n), tokenAccount(8n));
    expect(paid).toEqual({ ...first, quoteUnits: 8n });
    expect(readings.decode(1_024, tokenAccount(1n), undefined, tokenAccount(2n))).toEqual({
      walletBaseUnits: 1n,
      stake: undefined,
      quoteUnits: 2n,
    });
    const mismatch = expect.objectContaining({ code: 'PROGRAM__LAYOUT_MISMATCH' }) as Error;
    expect(() => readings.decode(0, tokenAccount(5n), undefined, Buffer.alloc(164))).toThrow(mismatch);
  });

  it('rejects bytes of another size or type', () => {
    const readings = new LastReadings();
    readings.decode(0, tokenAccount(5n), stakeAccount(1n));
    const mismatch = expect.objectContaining({ code: 'PROGRAM__LAYOUT_MISMATCH' }) as Error;
    expect(() => readings.decode(0, tokenAccount(5n).subarray(1), stakeAccount(1n))).toThrow(mismatch);
    expect(() => readings.decode(0, tokenAccount(5n), Buffer.alloc(USER_STAKE_BYTES))).toThrow(mismatch);
    expect(() => readings.decode(0, tokenAccount(5n), stakeAccount(1n).subarray(1))).toThrow(mismatch);
  });
});
