import { describe, expect, it } from 'vitest';
import { accountDiscriminator } from '#harness/program/accounts/account-bytes.ts';
import { decodePool, decodePoolSchedule, POOL_BYTES } from '#harness/program/accounts/pool-account.ts';

/** A zeroed pool, and a view of what follows its discriminator. */
function blank(): { readonly data: Uint8Array; readonly view: DataView } {
  const data = new Uint8Array(POOL_BYTES);
  data.set(accountDiscriminator('StakingPool'));
  return { data, view: new DataView(data.buffer, 8) };
}

describe('harness/program/accounts/pool-account', () => {
  it('reads the days of the ring by slot and u128 low half first', () => {
    const { data, view } = blank();
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

  it('reads the lock ends that wait for the next roll, by the locks of the open day', () => {
    const { data, view } = blank();
    view.setUint32(336, 20_000, true);
    for (const [tier, lockDays] of [0, 7, 30, 90, 180].entries()) {
      view.setUint32(288 + tier * 4, lockDays + 1, true);
      view.setUint32(1488 + tier * 4, lockDays, true);
    }
    view.setBigUint64(352 + 16, 1n, true);
    view.setBigUint64(352 + 4 * 16 + 8, 1n, true);
    expect(decodePoolSchedule(data)).toMatchObject({ lastDay: 20_000, pendingEndDays: [20_007, 20_180] });
  });

  it('reads the rises by age that wait for the next roll, the day before each age', () => {
    const { data, view } = blank();
    view.setUint32(336, 20_000, true);
    view.setBigUint64(1456, 1n, true);
    view.setBigUint64(1456 + 3 * 8, 1n, true);
    expect(decodePoolSchedule(data)).toMatchObject({ pendingRaiseDays: [20_006, 20_179], pendingEndDays: [] });
  });

  it('reads features and the length of boosters', () => {
    const { data, view } = blank();
    view.setUint32(1508, 0x8000_0040, true);
    view.setUint32(1540, 90, true);
    expect(decodePoolSchedule(data)).toMatchObject({ features: 0x8000_0040, boostDays: 90 });
    expect(decodePool(data)).toMatchObject({ features: 0x8000_0040, boostDays: 90 });
  });
});
