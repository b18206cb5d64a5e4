import { describe, expect, it } from 'vitest';
import { accountDiscriminator } from '#harness/program/accounts/account-bytes.ts';
import { decodeEmission, EMISSION_BYTES, MINT_SLOTS } from '#harness/program/accounts/emission-account.ts';

describe('harness/program/accounts/emission-account', () => {
  it('reads the mints of a year by slot', () => {
    const data = new Uint8Array(EMISSION_BYTES);
    data.set(accountDiscriminator('Emission'));
    const view = new DataView(data.buffer, 8);
    view.setBigUint64(48 + 53 * 24, 5n, true);
    view.setBigUint64(48 + 53 * 24 + 8, 7n, true);
    view.setUint32(48 + 53 * 24 + 16, 20_000, true);
    const { mints } = decodeEmission(data);
    expect(mints).toHaveLength(MINT_SLOTS);
    expect(mints[53]).toEqual({ mintedBaseUnits: 5n, supplyBeforeBaseUnits: 7n, day: 20_000 });
  });
});
