import { describe, expect, it } from 'vitest';
import { paidShareOfTreasury } from '#sim/attacks/paid-share.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import { ACT, aPool, someVaults } from '#tests/support/sim-fixtures.ts';

function share(paid: bigint, left: bigint): number {
  const figures = attackRow(3, { treasuryBaseUnits: paid * ACT });
  const vaults = someVaults({ treasuryVaultBaseUnits: left * ACT });
  return paidShareOfTreasury({ figures, unixSeconds: 0, elapsedDays: 3, pool: aPool(), vaults });
}

describe('sim/attacks/paid-share.ts', () => {
  it('is what was paid over what there would be', () => {
    expect(share(10n, 90n)).toBe(0.1);
    expect(share(0n, 90n)).toBe(0);
    expect(share(0n, 0n)).toBe(0);
  });
});
