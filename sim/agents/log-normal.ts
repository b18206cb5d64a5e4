import { SimError } from '../core/errors/sim-error.ts';
import { normalQuantile } from '../core/normal-quantile.ts';
import type { Rng } from '../core/rng.ts';
import type { LogNormalSpec } from '../core/run-spec.ts';

/** Halvings of [0, 1], more than a double can tell apart. */
const HALVINGS = 64;

/** Draws from one log-normal distribution that is cut off at its maximum: nobody is above it, nobody is moved to it. */
export class LogNormalDraw {
  readonly #spec: LogNormalSpec;
  /** Part of the whole distribution that lies below the maximum. */
  readonly #kept: number;

  /** Throws `CORE__VALUE_OUT_OF_RANGE` unless sigma > 0 and 0 < median <= max. */
  constructor(spec: LogNormalSpec) {
    const { medianBaseUnits, sigma, maxBaseUnits } = spec;
    if (!(sigma > 0 && Number.isFinite(sigma)) || medianBaseUnits <= 0n || maxBaseUnits < medianBaseUnits) {
      throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
        what: 'a log-normal distribution of holdings',
        expected: 'sigma > 0 and 0 < median <= max',
        found: `sigma ${sigma}, median ${medianBaseUnits}, max ${maxBaseUnits} base units`,
      });
    }
    this.#spec = spec;
    this.#kept = probabilityBelow((Math.log(Number(maxBaseUnits)) - Math.log(Number(medianBaseUnits))) / sigma);
  }

  /**
   * One draw in base units, by the inverse CDF x(u) = median exp(sigma z(u F(max))), with z the normal quantile; rounded
   * down and clamped to [1, max]. A double, so amounts above 2^53 base units come in steps.
   */
  baseUnits(rng: Rng): bigint {
    const { medianBaseUnits, sigma, maxBaseUnits } = this.#spec;
    const size = Number(medianBaseUnits) * Math.exp(sigma * normalQuantile(rng.nextFloat() * this.#kept));
    if (!(size < Number(maxBaseUnits))) return maxBaseUnits;
    const drawn = BigInt(Math.floor(size));
    return drawn < 1n ? 1n : drawn;
  }
}

/** The normal distribution function, by bisection of its inverse. */
function probabilityBelow(z: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (normalQuantile(middle) <= z) low = middle;
    else high = middle;
  }
  return high;
}
