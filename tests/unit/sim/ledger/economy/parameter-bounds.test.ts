import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '#sim/core/parameters.ts';
import { parameterBounds } from '#sim/ledger/economy/parameter-bounds.ts';

const SUPPLY = 1_000_000n;
/** Every parameter at 30. */
const thirty = (): bigint => 30n;

describe('sim/ledger/economy/parameter-bounds', () => {
  it('knows every parameter and no other', () => {
    const ids = new Set<number>(Object.values(PARAMETERS).map(({ id }) => id));
    for (let id = 0; id < 256; id += 1) {
      expect([id, parameterBounds(id, thirty, SUPPLY) !== undefined]).toEqual([id, ids.has(id)]);
    }
  });

  it('takes bounds from neighbours, supply and shared ceilings', () => {
    const values = new Map([
      [0, 100n],
      [1, 5_000n],
      [7, 15_000n],
      [9, 20_000n],
      [11, 7n],
      [13, 90n],
      [15, 1_000n],
      [16, 3_000n],
      [17, 1_000n],
      [83, 300n],
    ]);
    const bounds = (id: number) => parameterBounds(id, (other) => values.get(other) ?? 0n, SUPPLY);
    expect(bounds(0)).toEqual([1n, 5_000n]);
    expect(bounds(1)).toEqual([100n, 1_000_000n]);
    expect(bounds(2)).toEqual([0n, 1_000n]);
    expect(bounds(6)).toEqual([10_000n, 15_000n]);
    expect(bounds(8)).toEqual([15_000n, 20_000n]);
    expect(bounds(12)).toEqual([8n, 89n]);
    expect(bounds(14)).toEqual([91n, 180n]);
    expect(bounds(16)).toEqual([0n, 2_500n]);
    // Longer than a pause can be.
    expect(bounds(50)).toEqual([8n, 60n]);
    expect(bounds(32)).toEqual([1n, 10_000n]);
    expect(bounds(81)).toEqual([0n, 300n]);
  });
});
