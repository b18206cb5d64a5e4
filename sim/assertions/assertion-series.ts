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

/** The first value that breaks a bound; while there is none, the one with the least margin. */
export class Forall implements Series {
  readonly #keeps: (value: Figure) => boolean;
  readonly #margin: (value: Figure) => number;
  #decision = NO_VALUE;
  #least = Number.POSITIVE_INFINITY;
  #isBroken = false;

  constructor(keeps: (value: Figure) => boolean, margin: (value: Figure) => number) {
    this.#keeps = keeps;
    this.#margin = margin;
  }

  take(value: MetricValue, tickIndex: number): void {
    if (value === undefined || this.#isBroken) return;
    this.#isBroken = !this.#keeps(value);
    const margin = this.#margin(value);
    if (!this.#isBroken && this.#decision.value !== undefined && margin >= this.#least) return;
    this.#least = margin;
    this.#decision = { value, tickIndex };
  }

  decision(): Decision {
    return this.#decision;
  }
}

/** The first value that keeps all bounds; while there is none, the one with the largest margin. */
export class Once implements Series {
  readonly #keeps: (value: Figure) => boolean;
  readonly #margin: (value: Figure) => number;
  #decision = NO_VALUE;
  #largest = Number.NEGATIVE_INFINITY;
  #isKept = false;

  constructor(keeps: (value: Figure) => boolean, margin: (value: Figure) => number) {
    this.#keeps = keeps;
    this.#margin = margin;
  }

  take(value: MetricValue, tickIndex: number): void {
    if (value === undefined || this.#isKept) return;
    this.#isKept = this.#keeps(value);
    const margin = this.#margin(value);
    if (!this.#isKept && this.#decision.value !== undefined && margin <= this.#largest) return;
    this.#largest = margin;
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
