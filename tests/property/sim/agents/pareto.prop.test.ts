import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawParetoBaseUnits } from '#sim/agents/pareto.ts';
import { createRngFactory } from '#sim/core/rng.ts';

describe('sim/agents/pareto.ts', () => {
  it('stays within its bounds for any exponent and any amounts', () => {
    const bounds = fc.tuple(fc.bigInt({ min: 1n, max: 2n ** 64n }), fc.bigInt({ min: 0n, max: 2n ** 64n }));
    const alpha = fc.double({ min: 0.01, max: 50, noNaN: true });
    fc.assert(
      fc.property(bounds, alpha, fc.integer(), ([minBaseUnits, extra], exponent, seed) => {
        const maxBaseUnits = minBaseUnits + extra;
        const rng = createRngFactory(seed).stream('a', 'holdings');
        const drawn = drawParetoBaseUnits({ kind: 'pareto', alpha: exponent, minBaseUnits, maxBaseUnits }, rng);
        expect(drawn >= minBaseUnits && drawn <= maxBaseUnits).toBe(true);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('has the tail that its exponent asks for', () => {
    // Share of draws above 10 x min: (10^-a - 100^-a) / (1 - 100^-a), 0.0909 for a = 1 and max = 100 x min.
    const rngs = createRngFactory(5);
    const spec = { kind: 'pareto', alpha: 1, minBaseUnits: 1_000n, maxBaseUnits: 100_000n } as const;
    let above = 0;
    for (let i = 0; i < 20_000; i++) {
      if (drawParetoBaseUnits(spec, rngs.stream(`a/${i}`, 'holdings')) > 10_000n) above++;
    }
    expect(above / 20_000).toBeCloseTo(0.0909, 2);
  });
});
