import type { MetricValue } from '../ports/run-sink.ts';

type Figure = number | bigint;

/** The value of a series that an assertion is decided by. */
export interface Decision {
  /** Undefined: the series had none. */
  readonly value: Figure | undefined;
  readonly tickIndex: number | undefined;
}

const NO_VALUE: Decision = { value: undefined, tickIndex: undefined };

/** Takes a series tick by tick and keeps one value of it, whatever its length. */
export interface Series {
  take(value: MetricValue, tickIndex: number): void;
  decision(): Decision;
}

/** The value of the last tick that was taken; none when the series is not defined there. */
export class ValueAt implements Series {
  #decision = NO_VALUE;

  take(value: MetricValue, tickIndex: number): void {
    this.#decision = { value, tickIndex };
  }

  decision(): Decision {
    return this.#decision.value === undefined ? NO_VALUE : this.#decision;
  }
}

/** The first value that decides; while there is none, the nearest to it: the one with the highest score. */
export class FirstThat implements Series {
  readonly #decides: (value: Figure) => boolean;
  readonly #score: (value: Figure) => number;
  #decision = NO_VALUE;
  #best = Number.NEGATIVE_INFINITY;
  #isDecided = false;

  constructor(decides: (value: Figure) => boolean, score: (value: Figure) => number) {
    this.#decides = decides;
    this.#score = score;
  }

  take(value: MetricValue, tickIndex: number): void {
    if (value === undefined || this.#isDecided) return;
    this.#isDecided = this.#decides(value);
    const score = this.#score(value);
    if (!this.#isDecided && this.#decision.value !== undefined && score <= this.#best) return;
    this.#best = score;
    this.#decision = { value, tickIndex };
  }

  decision(): Decision {
    return this.#decision;
  }
}

/** The least or the largest value, and the first tick that has it. */
export class Extreme implements Series {
  readonly #isBetter: (value: Figure, best: Figure) => boolean;
  #decision = NO_VALUE;

  constructor(isBetter: (value: Figure, best: Figure) => boolean) {
    this.#isBetter = isBetter;
  }

  take(value: MetricValue, tickIndex: number): void {
    if (value === undefined) return;
    const best = this.#decision.value;
    if (best === undefined || this.#isBetter(value, best)) this.#decision = { value, tickIndex };
  }

  decision(): Decision {
    return this.#decision;
  }
}

/** The mean over the ticks that have a value. Amounts are summed exactly; the quotient is a float. */
export class Mean implements Series {
  #whole = 0n;
  #fractions = 0;
  #count = 0;

  take(value: MetricValue): void {
    if (value === undefined) return;
    if (typeof value === 'bigint') this.#whole += value;
    else this.#fractions += value;
    this.#count += 1;
  }

  decision(): Decision {
    if (this.#count === 0) return NO_VALUE;
    return { value: (Number(this.#whole) + this.#fractions) / this.#count, tickIndex: undefined };
  }
}
