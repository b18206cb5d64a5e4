import { describe, expect, it } from 'vitest';
import { accountDiscriminator } from '#harness/program/accounts/account-bytes.ts';
import { decodeTreasury, TREASURY_BYTES } from '#harness/program/accounts/treasury-account.ts';

describe('harness/program/accounts/treasury-account', () => {
  it('reads the spending window by slot', () => {
    const data = new Uint8Array(TREASURY_BYTES);
    data.set(accountDiscriminator('Treasury'));
    const view = new DataView(data.buffer, 8);
    view.setBigUint64(31 * 8, 5n, true);
    view.setUint32(256, 20_000, true);
    const treasury = decodeTreasury(data);
    expect(treasury.outflowByDay).toHaveLength(32);
    expect(treasury.outflowByDay[31]).toBe(5n);
    expect(treasury.lastOutflowDay).toBe(20_000);
  });
});
