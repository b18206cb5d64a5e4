import { SimError } from '../core/errors/sim-error.ts';
import type { Rng } from '../core/rng.ts';
import type { ParetoSpec } from '../core/run-spec.ts';

/**
 * One draw from the truncated Pareto distribution, in base units, by its inverse CDF
 * x(u) = min x (1 - u (1 - (min / max)^alpha))^(-1 / alpha), rounded down and clamped to [min, max].
 * The quotient x / min is a double, so amounts above 2^53 base units come in steps of x / 2^53 (about one base
 * unit in nine million tokens of nine decimals). Powers go through exp and log, whose results V8 computes itself:
 * the same on every machine. Throws `CORE__VALUE_OUT_OF_RANGE` unless alpha > 0 and 0 < min <= max.
 */
export function drawParetoBaseUnits(spec: ParetoSpec, rng: Rng): bigint {
  const { alpha, minBaseUnits, maxBaseUnits } = spec;
  if (!(alpha > 0 && Number.isFinite(alpha)) || minBaseUnits <= 0n || maxBaseUnits < minBaseUnits) {
    throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
      what: 'a Pareto distribution of holdings',
      expected: 'alpha > 0 and 0 < min <= max',
      found: `alpha ${alpha}, min ${minBaseUnits}, max ${maxBaseUnits} base units`,
    });
  }
  const min = Number(minBaseUnits);
  const tail = Math.exp(alpha * (Math.log(min) - Math.log(Number(maxBaseUnits))));
  const quotient = Math.exp(-Math.log(1 - rng.nextFloat() * (1 - tail)) / alpha);
  const drawn = BigInt(Math.floor(min * quotient));
  if (drawn < minBaseUnits) return minBaseUnits;
  return drawn > maxBaseUnits ? maxBaseUnits : drawn;
}
