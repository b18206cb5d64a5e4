import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bpsCeil, bpsFloor, divCeil, divFloor, mulDivCeil, mulDivFloor } from '#sim/core/fixed.ts';

const SEED = { seed: 20_260_101, numRuns: 500 };
const amount = fc.bigInt({ min: -(2n ** 128n), max: 2n ** 128n });
const denominator = fc.bigInt({ min: 1n, max: 2n ** 96n });

describe('sim/core/fixed.ts', () => {
  it('floors to the largest integer that is not above the quotient', () => {
    fc.assert(
      fc.property(amount, amount, denominator, (a, b, d) => {
        const floor = mulDivFloor(a, b, d);
        expect(floor * d <= a * b && a * b < (floor + 1n) * d).toBe(true);
      }),
      SEED,
    );
  });

  it('ceils to the smallest integer that is not below the quotient', () => {
    fc.assert(
      fc.property(amount, amount, denominator, (a, b, d) => {
        const ceil = mulDivCeil(a, b, d);
        expect((ceil - 1n) * d < a * b && a * b <= ceil * d).toBe(true);
      }),
      SEED,
    );
  });

  it('mirrors floor and ceil at zero', () => {
    fc.assert(
      fc.property(amount, denominator, (a, d) => {
        expect(divCeil(a, d)).toBe(-divFloor(-a, d));
      }),
      SEED,
    );
  });

  it('never makes a share cheaper or dearer by splitting it', () => {
    const part = fc.bigInt({ min: 0n, max: 10n ** 18n });
    fc.assert(
      fc.property(part, part, fc.integer({ min: 0, max: 10_000 }), (a, b, bps) => {
        expect(bpsFloor(a, bps) + bpsFloor(b, bps) <= bpsFloor(a + b, bps)).toBe(true);
        expect(bpsCeil(a, bps) + bpsCeil(b, bps) >= bpsCeil(a + b, bps)).toBe(true);
      }),
      SEED,
    );
  });
});
