import type { Rng } from '../core/rng.ts';
import type { GbmPriceSpec } from '../core/run-spec.ts';
import { yearsOf } from './geometric-walk.ts';
import { NormalDraws } from './normal-draws.ts';

type JumpTerms = Pick<GbmPriceSpec, 'jumpsPerYear' | 'jumpMeanBps' | 'jumpDeviationBps'>;

/**
 * Sum of the logarithms of a price's jumps (Merton 1976, "Option pricing when underlying stock returns are
 * discontinuous"): a Poisson number of them a tick, each normal.
 */
export class JumpWalk {
  readonly #rng: Rng;
  readonly #normal: NormalDraws;
  readonly #jumpsPerTick: number;
  readonly #mean: number;
  readonly #deviation: number;
  #logarithm = 0;

  constructor(terms: JumpTerms, tickSeconds: number, rng: Rng) {
    this.#rng = rng;
    this.#normal = new NormalDraws(rng);
    this.#jumpsPerTick = terms.jumpsPerYear * yearsOf(tickSeconds);
    this.#mean = terms.jumpMeanBps / 10_000;
    this.#deviation = terms.jumpDeviationBps / 10_000;
  }

  get logarithm(): number {
    return this.#logarithm;
  }

  /** One tick further. Jumps come at exponential intervals, so their number in a tick is Poisson's. */
  step(): void {
    if (this.#jumpsPerTick === 0) return;
    for (let at = this.#rng.exponential(1); at < this.#jumpsPerTick; at += this.#rng.exponential(1)) {
      this.#logarithm += this.#mean + this.#deviation * this.#normal.next();
    }
  }
}
