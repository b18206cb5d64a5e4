import { describe, expect, it } from 'vitest';
import { drawParetoBaseUnits } from '#sim/agents/pareto.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { createRngFactory, type Rng } from '#sim/core/rng.ts';
import type { ParetoSpec } from '#sim/core/run-spec.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

const SPEC: ParetoSpec = { kind: 'pareto', alpha: 2, minBaseUnits: 100n * ACT, maxBaseUnits: 10_000n * ACT };

/** A stream whose every draw is `value`. */
function always(value: number): Rng {
  return { ...createRngFactory(0).stream('x', 'y'), nextFloat: () => value };
}

describe('sim/agents/pareto.ts', () => {
  it('follows the inverse distribution function', () => {
    // alpha 2, max / min 100: x(u) = 100 / sqrt(1 - u (1 - 10^-4)); u = 0.75 / 0.9999 gives exactly 200.
    const tokens = Number(drawParetoBaseUnits(SPEC, always(0.75 / 0.9999))) / 1e9;
    expect(tokens).toBeCloseTo(200, 6);
    expect(drawParetoBaseUnits(SPEC, always(0))).toBe(100n * ACT);
    expect(Number(drawParetoBaseUnits(SPEC, always(1 - 2 ** -53))) / 1e9).toBeCloseTo(10_000, 3);
  });

  it('gives the smallest holding to everybody when both ends are equal', () => {
    const spec = { ...SPEC, maxBaseUnits: SPEC.minBaseUnits };
    expect([0, 0.5, 0.999_999].map((u) => drawParetoBaseUnits(spec, always(u)))).toEqual(
      Array.from({ length: 3 }, () => SPEC.minBaseUnits),
    );
  });

  it('keeps its values', () => {
    const rngs = createRngFactory(42);
    const drawn = [0, 1, 2].map((i) => drawParetoBaseUnits(SPEC, rngs.stream(`retail/${i}`, 'holdings')));
    expect(drawn).toMatchInlineSnapshot(`
      [
        189350800699n,
        469824633308n,
        134095254659n,
      ]
    `);
  });

  it('rejects an exponent or bounds that describe no distribution', () => {
    const bad: Partial<ParetoSpec>[] = [
      { alpha: 0 },
      { alpha: Number.NaN },
      { alpha: Number.POSITIVE_INFINITY },
      { minBaseUnits: 0n },
      { maxBaseUnits: 99n * ACT },
    ];
    for (const change of bad) {
      try {
        drawParetoBaseUnits({ ...SPEC, ...change }, always(0.5));
        expect.unreachable();
      } catch (error) {
        expect(isSimError(error, 'CORE__VALUE_OUT_OF_RANGE')).toBe(true);
      }
    }
  });
});
