import { describe, expect, it } from 'vitest';
import { loadProgramArtifacts } from '#harness/index.ts';
import {
  accountDiscriminator,
  decodeMintSupply,
  decodePool,
  decodePoolSchedule,
  decodeTokenBalance,
  decodeUserStake,
  POOL_BYTES,
  USER_STAKE_BYTES,
} from '#harness/program/accounts.ts';

type AccountName = Parameters<typeof accountDiscriminator>[0];

/** A zeroed account of a type, and a view of what follows its discriminator. */
function blank(name: AccountName, bytes: number): { readonly data: Uint8Array; readonly view: DataView } {
  const data = new Uint8Array(bytes);
  data.set(accountDiscriminator(name));
  return { data, view: new DataView(data.buffer, 8) };
}

describe('harness/program/accounts', () => {
  it('has the discriminators of the IDL', () => {
    const { accounts } = loadProgramArtifacts().idl as { accounts: { name: string; discriminator: number[] }[] };
    const inIdl = new Map(accounts.map(({ name, discriminator }) => [name, discriminator]));
    expect([...accountDiscriminator('StakingPool')]).toEqual(inIdl.get('StakingPool'));
    expect([...accountDiscriminator('UserStake')]).toEqual(inIdl.get('UserStake'));
  });

  it('reads the days of the ring by slot and u128 low half first', () => {
    const { data, view } = blank('StakingPool', POOL_BYTES);
    view.setBigUint64(104, 5n, true);
    view.setBigUint64(112, 7n, true);
    view.setBigUint64(432 + 31 * 32 + 8, 1n, true);
    view.setBigUint64(432 + 31 * 32 + 16, 11n, true);
    view.setBigUint64(432 + 31 * 32 + 24, 13n, true);
    const pool = decodePool(data);
    expect(pool.acc).toBe(5n + (7n << 64n));
    expect(pool.recent).toHaveLength(32);
    expect(pool.recent[31]).toEqual({ acc: 1n << 64n, powerBaseUnits: 11n, stakedBaseUnits: 13n });
  });

  it('reads the lock ends that wait for the next roll', () => {
    const { data, view } = blank('StakingPool', POOL_BYTES);
    view.setUint32(336, 20_000, true);
    for (const [tier, lockDays] of [0, 7, 30, 90, 180].entries()) view.setUint32(288 + tier * 4, lockDays, true);
    view.setBigUint64(352 + 16, 1n, true);
    view.setBigUint64(352 + 4 * 16 + 8, 1n, true);
    expect(decodePoolSchedule(data)).toEqual({ lastDay: 20_000, pendingEndDays: [20_007, 20_180] });
  });

  it('reads live entries with their slots and flags', () => {
    const { data, view } = blank('UserStake', USER_STAKE_BYTES);
    const entry = (index: number, state: number): void => view.setUint8(184 + index * 72 + 65, state);
    entry(0, 0);
    entry(3, 1);
    entry(7, 1 | 2);
    entry(15, 1 | 2 | 4);
    view.setBigInt64(184 + 15 * 72 + 8, -1n, true);
    const { entries } = decodeUserStake(data);
    expect(entries.map(({ index, started, ended }) => ({ index, started, ended }))).toEqual([
      { index: 3, started: false, ended: false },
      { index: 7, started: true, ended: false },
      { index: 15, started: true, ended: true },
    ]);
    expect(entries[2]?.lockEndUnixSeconds).toBe(-1n);
  });

  it('reads bytes that start inside a larger buffer', () => {
    const { data, view } = blank('UserStake', USER_STAKE_BYTES);
    view.setBigUint64(32, 99n, true);
    const shifted = new Uint8Array(USER_STAKE_BYTES + 3);
    shifted.set(data, 3);
    expect(decodeUserStake(shifted.subarray(3)).amountBaseUnits).toBe(99n);
  });

  it.each([
    ['a pool of another size', () => decodePool(new Uint8Array(POOL_BYTES - 1)), 'StakingPool'],
    ['a pool of another type', () => decodePool(blank('UserStake', POOL_BYTES).data), 'StakingPool'],
    ['a stake account of another size', () => decodeUserStake(new Uint8Array(0)), 'UserStake'],
    ['a token account of another size', () => decodeTokenBalance(new Uint8Array(82)), 'SPL token account'],
    ['a mint of another size', () => decodeMintSupply(new Uint8Array(165)), 'SPL mint'],
  ])('rejects %s', (_, decode, account) => {
    expect(decode).toThrow(
      expect.objectContaining({
        code: 'PROGRAM__LAYOUT_MISMATCH',
        context: expect.objectContaining({ account }) as unknown,
      }),
    );
  });
});
