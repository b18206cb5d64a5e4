import type { Rng } from '../core/rng.ts';
import { DAYS_PER_YEAR, SECONDS_PER_DAY } from '../core/units.ts';
import { NormalDraws } from './normal-draws.ts';

const SECONDS_PER_YEAR = DAYS_PER_YEAR * SECONDS_PER_DAY;

/** Rates of a year, in basis points. */
export interface WalkTerms {
  /** Of the expected value, continuously compounded; may be negative. */
  readonly driftBps: number;
  readonly volatilityBps: number;
}

/** Length of a tick in years of 365 days. */
export function yearsOf(tickSeconds: number): number {
  return tickSeconds / SECONDS_PER_YEAR;
}

/**
 * Geometric Brownian motion from 1, by the exact log-normal step of a tick's length t (Black and Scholes 1973):
 * ln X grows by (m - s^2 / 2) t + s sqrt(t) Z. One normal draw a tick, whatever the terms.
 */
export class GeometricWalk {
  readonly #normal: NormalDraws;
  readonly #driftOfStep: number;
  readonly #deviationOfStep: number;
  #logarithm = 0;

  constructor({ driftBps, volatilityBps }: WalkTerms, tickSeconds: number, rng: Rng) {
    const years = yearsOf(tickSeconds);
    const volatility = volatilityBps / 10_000;
    this.#normal = new NormalDraws(rng);
    this.#driftOfStep = (driftBps / 10_000 - (volatility * volatility) / 2) * years;
    this.#deviationOfStep = volatility * Math.sqrt(years);
  }

  /** Logarithm of its value. */
  get logarithm(): number {
    return this.#logarithm;
  }

  /** One tick further. */
  step(): void {
    this.#logarithm += this.#driftOfStep + this.#deviationOfStep * this.#normal.next();
  }
}
