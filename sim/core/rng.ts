import seedrandom from 'seedrandom';
import { SimError } from './errors/sim-error.ts';

/** One random stream. Draws advance it; two streams of one factory never share state. */
export interface Rng {
  /** Uniform in [0, 1) with 53 random bits. */
  nextFloat(): number;
  /** Uniform integer in [lo, hiExclusive). Throws `CORE__VALUE_OUT_OF_RANGE` for an empty or non-integer range. */
  nextInt(lo: number, hiExclusive: number): number;
  /** Index drawn in proportion to its weight. Throws `CORE__VALUE_OUT_OF_RANGE` unless weights are >= 0 with a positive sum. */
  pick(weights: readonly number[]): number;
  /** True with probability p; p outside [0, 1] is taken as the nearer end. */
  bernoulli(p: number): boolean;
  /** Exponential with the given mean (> 0), in the mean's unit; an infinite mean draws Infinity. */
  exponential(mean: number): number;
}

export interface RngFactory {
  /** The stream of one agent for one purpose, always from its beginning. */
  stream(agentId: string, purpose: string): Rng;
}

/** Holder of the streams that belong to no agent; no agent has this id. */
export const NO_AGENT = '';

/** Alea's first outputs still resemble its seeding hash, so they are thrown away. */
const WARM_UP_DRAWS = 8;

/**
 * Random streams keyed by (seed, agent id, purpose): what one agent draws depends on no other agent, so adding
 * a cohort, or another purpose, leaves all existing draws alone. Generator: Alea (J. Baagøe) of `seedrandom`.
 */
export function createRngFactory(seed: number): RngFactory {
  return {
    // The id's length keeps ("a:b", "c") and ("a", "b:c") apart.
    stream: (agentId, purpose) => new AleaRng(`${seed}:${agentId.length}:${agentId}:${purpose}`),
  };
}

/**
 * The library seeds, the step is here: a stream of the library is five closures over boxed numbers, too much to keep
 * for every agent.
 */
class AleaRng implements Rng {
  #c = 0;
  // Fractions from the beginning: V8 then changes the numbers in place, where it would allocate one a draw.
  #s0 = 0.5;
  #s1 = 0.5;
  #s2 = 0.5;

  constructor(key: string) {
    const { c, s0, s1, s2 } = seedrandom.alea(key, { state: true }).state();
    this.#c = c;
    this.#s0 = s0;
    this.#s1 = s1;
    this.#s2 = s2;
    for (let i = 0; i < WARM_UP_DRAWS; i++) this.#next();
  }

  /** The library's `double`. */
  nextFloat(): number {
    const high = this.#next();
    return high + Math.trunc(this.#next() * 2 ** 21) * 2 ** -53;
  }

  nextInt(lo: number, hiExclusive: number): number {
    if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hiExclusive) || lo >= hiExclusive) {
      throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
        what: 'the range of nextInt',
        expected: 'integers lo < hiExclusive',
        found: `[${lo}, ${hiExclusive})`,
      });
    }
    return lo + Math.floor(this.nextFloat() * (hiExclusive - lo));
  }

  pick(weights: readonly number[]): number {
    let sum = 0;
    let last = -1;
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i] as number;
      if (!(weight >= 0)) throw weightsOutOfRange(weights);
      if (weight > 0) last = i;
      sum += weight;
    }
    if (last < 0 || sum === Number.POSITIVE_INFINITY) throw weightsOutOfRange(weights);
    let left = this.nextFloat() * sum;
    for (let i = 0; i < last; i++) {
      left -= weights[i] as number;
      if (left < 0) return i;
    }
    return last;
  }

  bernoulli(p: number): boolean {
    return this.nextFloat() < p;
  }

  exponential(mean: number): number {
    if (!(mean > 0)) {
      throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
        what: 'the mean of exponential',
        expected: 'a number above 0',
        found: String(mean),
      });
    }
    const draw = -Math.log(1 - this.nextFloat());
    return mean === Number.POSITIVE_INFINITY ? mean : mean * draw;
  }

  /** 32 random bits as a fraction of 1. */
  #next(): number {
    const product = 2_091_639 * this.#s0 + this.#c * 2 ** -32;
    this.#s0 = this.#s1;
    this.#s1 = this.#s2;
    this.#c = Math.trunc(product);
    this.#s2 = product - this.#c;
    return this.#s2;
  }
}

function weightsOutOfRange(weights: readonly number[]): SimError {
  return new SimError('CORE__VALUE_OUT_OF_RANGE', {
    what: 'the weights of pick',
    expected: 'finite numbers >= 0, at least one above 0',
    found: `[${weights.join(', ')}]`,
  });
}
