import { describe, expect, it } from 'vitest';
import { LogNormalDraw } from '#sim/agents/log-normal.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { createRngFactory, type Rng } from '#sim/core/rng.ts';
import type { LogNormalSpec } from '#sim/core/run-spec.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

const SPEC: LogNormalSpec = { kind: 'lognormal', medianBaseUnits: 100n * ACT, sigma: 1, maxBaseUnits: 10n ** 18n };

/** A stream whose every draw is `value`. */
function always(value: number): Rng {
  return { ...createRngFactory(0).stream('x', 'y'), nextFloat: () => value };
}

describe('sim/agents/log-normal.ts', () => {
  it('follows the inverse distribution function', () => {
    const draw = new LogNormalDraw(SPEC);
    expect(Number(draw.baseUnits(always(0.5))) / 1e9).toBeCloseTo(100, 6);
    // One standard deviation up: e times the median.
    expect(Number(draw.baseUnits(always(0.841_344_746_068_542_9))) / 1e9).toBeCloseTo(271.828_182_8, 6);
  });

  it('leaves out what lies above its maximum, and moves nobody to it', () => {
    // Cut off at the median: the lower half is all there is, and its own median is the first quartile.
    const draw = new LogNormalDraw({ ...SPEC, maxBaseUnits: SPEC.medianBaseUnits });
    expect(Number(draw.baseUnits(always(0.5))) / 1e9).toBeCloseTo(100 * Math.exp(-0.674_489_750_196_081_7), 6);
    expect(draw.baseUnits(always(1 - 2 ** -53)) <= SPEC.medianBaseUnits).toBe(true);
  });

  it('gives at least one base unit', () => {
    expect(new LogNormalDraw({ ...SPEC, medianBaseUnits: 2n, sigma: 6 }).baseUnits(always(0))).toBe(1n);
    expect(new LogNormalDraw({ ...SPEC, medianBaseUnits: 2n, sigma: 6 }).baseUnits(always(0.01))).toBe(1n);
  });

  it('keeps its values', () => {
    const rngs = createRngFactory(42);
    const draw = new LogNormalDraw(SPEC);
    expect([0, 1, 2].map((i) => draw.baseUnits(rngs.stream(`retail/${i}`, 'holdings')))).toMatchInlineSnapshot(`
      [
        179731550347n,
        543690957370n,
        86845291087n,
      ]
    `);
  });

  it.each([{ sigma: 0 }, { sigma: Number.NaN }, { medianBaseUnits: 0n }, { maxBaseUnits: 99n * ACT }])(
    'rejects %o',
    (change) => {
      try {
        new LogNormalDraw({ ...SPEC, ...change }).baseUnits(always(0.5));
        expect.unreachable();
      } catch (error) {
        expect(isSimError(error, 'CORE__VALUE_OUT_OF_RANGE')).toBe(true);
      }
    },
  );
});
