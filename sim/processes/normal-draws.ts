import type { Rng } from '../core/rng.ts';

/**
 * Standard normal draws by the polar method (Marsaglia and Bray 1964, "A convenient method for generating normal
 * variables", SIAM Review 6(3)): of all exact methods one that needs no more than sqrt and log.
 */
export class NormalDraws {
  readonly #rng: Rng;
  /** The method makes two at a time. */
  #spare: number | undefined;

  constructor(rng: Rng) {
    this.#rng = rng;
  }

  next(): number {
    if (this.#spare !== undefined) {
      const spare = this.#spare;
      this.#spare = undefined;
      return spare;
    }
    for (;;) {
      const u = 2 * this.#rng.nextFloat() - 1;
      const v = 2 * this.#rng.nextFloat() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = v * scale;
      return u * scale;
    }
  }
}
