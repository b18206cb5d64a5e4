import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PowerOrder } from '#sim/metrics/power-order.ts';

const HOLDERS = 6;

/** Small ones meet each other; large ones are equal as floats and differ as integers. */
const power = fc.oneof(
  fc.bigInt({ min: 0n, max: 4n }),
  fc.bigInt({ min: 0n, max: 3n }).map((last) => 2n ** 63n + last),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
);
const step = fc.record({ holder: fc.integer({ min: 0, max: HOLDERS - 1 }), power, looks: fc.boolean() });

describe('sim/metrics/power-order.ts', () => {
  it('is always what sorting everybody gives', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 80 }), (steps) => {
        const powers = new BigUint64Array(HOLDERS);
        const order = new PowerOrder(HOLDERS);
        for (const { holder, power: after, looks } of steps) {
          order.replace(powers[holder] as bigint, after);
          powers[holder] = after;
          if (!looks) continue;
          const sorted = powers.filter((value) => value > 0n).sort();
          expect([...order.powers()]).toEqual([...sorted]);
          expect([...order.amounts()]).toEqual(Array.from(sorted, Number));
        }
      }),
      { seed: 17, numRuns: 500 },
    );
  });
});
