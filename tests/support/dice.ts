import { createRngFactory, type Rng } from '#sim/core/rng.ts';

const FRACTION_STEPS = 2 ** 40;

/** Random choices of one history, all from its seed. */
export class Dice {
  readonly #rng: Rng;

  constructor(seed: number, purpose: string) {
    this.#rng = createRngFactory(seed).stream('history', purpose);
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.#rng.bernoulli(probability);
  }

  /** Integer from `least` to `most`. */
  between(least: number, most: number): number {
    return this.#rng.nextInt(least, most + 1);
  }

  /** Amount from `least` to `most`, `least` if there is nothing between; all digits are random. */
  amount(least: bigint, most: bigint): bigint {
    if (most <= least) return least;
    const share = BigInt(Math.floor(this.#rng.nextFloat() * FRACTION_STEPS));
    return least + ((most - least) * share) / BigInt(FRACTION_STEPS);
  }

  /** One of a list; undefined of an empty one. */
  oneOf<T>(items: readonly T[]): T | undefined {
    return items.length === 0 ? undefined : items[this.#rng.nextInt(0, items.length)];
  }

  /** One of a list that is not empty. */
  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.#rng.nextInt(0, items.length)] as T;
  }

  /** One of the values by weight. */
  weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T {
    return (choices[this.#rng.pick(choices.map(([weight]) => weight))] as readonly [number, T])[1];
  }
}
