import { describe, expect, it } from 'vitest';
import { mintWindow } from '#sim/metrics/mint-window.ts';
import { anEmission } from '#tests/support/sim-fixtures.ts';

function mint(day: number, supplyBeforeBaseUnits: bigint) {
  return { mintedBaseUnits: 10n, supplyBeforeBaseUnits, day };
}

describe('sim/metrics/mint-window.ts', () => {
  it('has the cap of the present supply before the first mint', () => {
    expect(mintWindow(anEmission(), 100, 1_010n)).toEqual({ mintedBaseUnits: 0n, capBaseUnits: 50n });
  });

  it('adds up the mints of 365 days, under the cap of the supply before the first of them', () => {
    const mints = [mint(100, 1_000n), mint(107, 2_000n), mint(114, 3_000n)];
    const emission = anEmission({ mints, mintCount: 3 });
    expect(mintWindow(emission, 464, 9n)).toEqual({ mintedBaseUnits: 30n, capBaseUnits: 50n });
    expect(mintWindow(emission, 465, 9n)).toEqual({ mintedBaseUnits: 20n, capBaseUnits: 100n });
  });

  it('reads a ring that has wrapped', () => {
    const emission = anEmission({ mints: [mint(121, 4_000n), mint(107, 2_000n), mint(114, 3_000n)], mintCount: 4 });
    expect(mintWindow(emission, 130, 9n)).toEqual({ mintedBaseUnits: 30n, capBaseUnits: 100n });
  });
});
