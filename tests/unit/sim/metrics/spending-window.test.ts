import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { spendingRoomFloor, windowOutflow } from '#sim/metrics/spending-window.ts';
import { aPool, aTreasury } from '#tests/support/sim-fixtures.ts';

const DAY = 1_000;
const outflowByDay = Array.from({ length: 32 }, (_, slot) =>
  slot === DAY % 32 ? 50n : slot === (DAY - 29) % 32 ? 7n : 0n,
);
const treasury = aTreasury({ outflowByDay, lastOutflowDay: DAY, spendingCapBps: 1_000, reserveFloorBaseUnits: 940n });

function room(...features: readonly ('spendingCap' | 'reserveFloor')[]): bigint {
  const mask = features.reduce((bits, name) => bits | (1 << featureBit(name)), 0);
  return spendingRoomFloor(aPool({ lastDay: DAY, features: mask }), treasury, 1_000n);
}

describe('sim/metrics/spending-window.ts', () => {
  it('counts 30 days, the present one included, whatever old slots hold', () => {
    expect([DAY, DAY + 1, DAY + 29, DAY + 30, DAY + 200].map((day) => windowOutflow(treasury, day))).toEqual([
      57n,
      50n,
      50n,
      0n,
      0n,
    ]);
  });

  it('leaves the least that any switched-on limit leaves', () => {
    expect(room()).toBe(1_000n);
    // floor((1,000 + 57) / 10) - 57
    expect(room('spendingCap')).toBe(48n);
    expect(room('reserveFloor')).toBe(60n);
    expect(room('spendingCap', 'reserveFloor')).toBe(48n);
    expect(spendingRoomFloor(aPool({ lastDay: DAY, features: 1 << featureBit('reserveFloor') }), treasury, 900n)).toBe(
      0n,
    );
  });
});
