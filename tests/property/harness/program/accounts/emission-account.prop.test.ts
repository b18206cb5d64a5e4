import { describe, expect, it } from 'vitest';
import { decodeEmission, EMISSION_BYTES } from '#harness/program/accounts/emission-account.ts';
import { accountOf, checkBytes, offsetOf, readByLayout } from '#tests/support/readme-layouts.ts';

describe('harness/program/accounts/emission-account', () => {
  it('reads every field of the emission account where the README has it', () => {
    checkBytes(accountOf('Emission', EMISSION_BYTES), (data, view) => {
      const { mints, ...fields } = decodeEmission(data);
      expect(fields).toEqual(
        readByLayout('Emission', view, 0, {
          genesisSupplyBaseUnits: 'genesis_supply',
          totalMintedBaseUnits: 'total_minted',
          inflationBps: 'inflation_bps:u32*3',
          capBps: 'cap_bps:u32',
          lastWeek: 'last_week:u32',
          mintCount: 'mint_count:u32',
        }),
      );
      const at = offsetOf('Emission', 'mints');
      expect(mints).toEqual(
        Array.from({ length: 54 }, (_, slot) => ({
          mintedBaseUnits: view.getBigUint64(at + slot * 24, true),
          supplyBeforeBaseUnits: view.getBigUint64(at + slot * 24 + 8, true),
          day: view.getUint32(at + slot * 24 + 16, true),
        })),
      );
    });
  });
});
