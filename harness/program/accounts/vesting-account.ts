import type { VestingState } from '#sim/ports/governance-states.ts';
import { accountDiscriminator, nameOf, openAccount } from './account-bytes.ts';

/** Size with the 8-byte discriminator. */
export const VESTING_BYTES = 8 + 80;

const KINDS = ['vesting', 'ticket'] as const;
const DISCRIMINATOR = accountDiscriminator('Vesting');

/** A vesting grant or an unstake ticket. Throws `PROGRAM__LAYOUT_MISMATCH` for bytes of another size or type. */
export function decodeVesting(data: Uint8Array): VestingState {
  const view = openAccount('Vesting', data, VESTING_BYTES, DISCRIMINATOR);
  return {
    totalBaseUnits: view.getBigUint64(32, true),
    releasedBaseUnits: view.getBigUint64(40, true),
    startUnixSeconds: view.getBigInt64(48, true),
    cliffSeconds: view.getBigInt64(56, true),
    durationSeconds: view.getBigInt64(64, true),
    index: view.getUint32(72, true),
    kind: nameOf('Vesting', 'kind', KINDS, view.getUint8(76)),
  };
}
