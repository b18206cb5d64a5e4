import type { EmissionState } from '#sim/ports/governance-states.ts';
import { accountDiscriminator, openAccount, readU32s } from './account-bytes.ts';

/** Size with the 8-byte discriminator. */
export const EMISSION_BYTES = 8 + 1344;
/** Mints that the account remembers: one a week, more than 365 days. */
export const MINT_SLOTS = 54;

const MINT_BYTES = 24;
const DISCRIMINATOR = accountDiscriminator('Emission');

/** Offsets in `Emission`, from the end of the discriminator. */
const AT = {
  genesisSupply: 0,
  totalMinted: 8,
  inflationBps: 16,
  capBps: 28,
  lastWeek: 32,
  mintCount: 36,
  mints: 48,
} as const;

/** The emission account. Throws `PROGRAM__LAYOUT_MISMATCH` for bytes of another size or type. */
export function decodeEmission(data: Uint8Array): EmissionState {
  const view = openAccount('Emission', data, EMISSION_BYTES, DISCRIMINATOR);
  return {
    genesisSupplyBaseUnits: view.getBigUint64(AT.genesisSupply, true),
    totalMintedBaseUnits: view.getBigUint64(AT.totalMinted, true),
    inflationBps: readU32s(view, AT.inflationBps, 3),
    capBps: view.getUint32(AT.capBps, true),
    lastWeek: view.getUint32(AT.lastWeek, true),
    mintCount: view.getUint32(AT.mintCount, true),
    mints: Array.from({ length: MINT_SLOTS }, (_, slot) => {
      const at = AT.mints + slot * MINT_BYTES;
      return {
        mintedBaseUnits: view.getBigUint64(at, true),
        supplyBeforeBaseUnits: view.getBigUint64(at + 8, true),
        day: view.getUint32(at + 16, true),
      };
    }),
  };
}
