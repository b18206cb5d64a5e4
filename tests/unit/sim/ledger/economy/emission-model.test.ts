import { describe, expect, it } from 'vitest';
import {
  capRoomFloor,
  createEmissionModel,
  emissionState,
  mintable,
  recordMint,
  weeklyMintFloor,
} from '#sim/ledger/economy/emission-model.ts';
import { MAX_TOTAL_SUPPLY } from '#sim/ledger/reward-math.ts';

const GENESIS_DAY = 20_000;
const SUPPLY = 1_000_000n;

describe('sim/ledger/economy/emission-model', () => {
  it('mints a week of the year it is in, the last year on and on', () => {
    const emission = createEmissionModel(SUPPLY, [500, 300, 200], 500);
    // 50,000 * 7 / 365 = 958.9, then 575.3 and 383.6.
    expect([0, 364, 365, 729, 730, 5_000].map((days) => weeklyMintFloor(emission, days))).toEqual([
      958n,
      958n,
      575n,
      575n,
      383n,
      383n,
    ]);
  });

  it('stays under the cap of every 365 days, and is not refilled by burns', () => {
    const emission = createEmissionModel(SUPPLY, [500, 500, 500], 300);
    let supply = SUPPLY;
    let refused = 0;
    for (let week = 0; week < 120; week += 1) {
      const day = GENESIS_DAY + week * 7;
      const minted = mintable(emission, day, GENESIS_DAY, supply);
      if (minted === 0n) {
        refused += 1;
        continue;
      }
      recordMint(emission, { minted, supplyBefore: supply, day }, week);
      supply += minted;
      const year = emission.mints.filter((mint) => mint.minted > 0n && mint.day > day - 365);
      const first = Math.min(...year.map((mint) => mint.day));
      const before = year.find((mint) => mint.day === first)?.supplyBefore ?? 0n;
      expect(year.reduce((sum, mint) => sum + mint.minted, 0n)).toBeLessThanOrEqual((before * 300n) / 10_000n);
    }
    expect(refused).toBeGreaterThan(10);
    const room = capRoomFloor(emission, GENESIS_DAY + 840, supply);
    expect(capRoomFloor(emission, GENESIS_DAY + 840, supply - 100_000n)).toBe(room);
  });

  it('never passes the ceiling of the supply', () => {
    const emission = createEmissionModel(MAX_TOTAL_SUPPLY, [500, 500, 500], 500);
    expect(mintable(emission, GENESIS_DAY, GENESIS_DAY, MAX_TOTAL_SUPPLY - 5n)).toBe(5n);
    expect(mintable(emission, GENESIS_DAY, GENESIS_DAY, MAX_TOTAL_SUPPLY + 5n)).toBe(0n);
  });

  it('shows its ring of 54', () => {
    const emission = createEmissionModel(SUPPLY, [500, 300, 200], 500);
    recordMint(emission, { minted: 958n, supplyBefore: SUPPLY, day: GENESIS_DAY }, 0);
    const state = emissionState(emission);
    expect(state.mints).toHaveLength(54);
    expect(state).toMatchObject({ lastWeek: 1, mintCount: 1, totalMintedBaseUnits: 958n });
    expect(state.mints[0]).toEqual({ mintedBaseUnits: 958n, supplyBeforeBaseUnits: SUPPLY, day: GENESIS_DAY });
  });
});
