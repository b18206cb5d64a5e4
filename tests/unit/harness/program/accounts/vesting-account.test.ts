import { describe, expect, it } from 'vitest';
import { accountDiscriminator } from '#harness/program/accounts/account-bytes.ts';
import { decodeVesting, VESTING_BYTES } from '#harness/program/accounts/vesting-account.ts';

describe('harness/program/accounts/vesting-account', () => {
  it('tells grants from tickets', () => {
    const data = new Uint8Array(VESTING_BYTES);
    data.set(accountDiscriminator('Vesting'));
    expect(decodeVesting(data).kind).toBe('vesting');
    data[8 + 76] = 1;
    expect(decodeVesting(data).kind).toBe('ticket');
    data[8 + 76] = 2;
    expect(() => decodeVesting(data)).toThrow(expect.objectContaining({ code: 'PROGRAM__LAYOUT_MISMATCH' }));
  });
});
