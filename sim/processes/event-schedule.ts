import type { DemandShockSpec, EventSpec, PriceShockSpec } from '../core/run-spec.ts';

/** Shocks of price and demand, by time. Each comes in the first tick at or after its time. */
export class EventSchedule {
  /** By time, those of one time as the scenario lists them. */
  readonly #events: readonly (PriceShockSpec | DemandShockSpec)[];
  #next = 0;
  #duePriceChangesBps: readonly number[] = [];
  /** Shocks of demand that last, with the time of their end in seconds since genesis. */
  #lasting: readonly { readonly factor: number; readonly untilSeconds: number }[] = [];

  /** Other kinds of events are not its business. */
  constructor(events: readonly EventSpec[] = []) {
    this.#events = events.filter((event) => event.kind !== 'exodus').toSorted((a, b) => a.atSeconds - b.atSeconds);
  }

  /** Price shocks of the open tick, in order. */
  get priceChangesBps(): readonly number[] {
    return this.#duePriceChangesBps;
  }

  /** Product of all shocks of demand that last. */
  get demandFactor(): number {
    return this.#lasting.reduce((product, { factor }) => product * factor, 1);
  }

  /** Opens the tick that begins so long after genesis; time never goes back. */
  advanceTo(elapsedSeconds: number): void {
    const priceChangesBps: number[] = [];
    const lasting = this.#lasting.filter(({ untilSeconds }) => untilSeconds > elapsedSeconds);
    for (let event = this.#events[this.#next]; event !== undefined; event = this.#events[this.#next]) {
      if (event.atSeconds > elapsedSeconds) break;
      this.#next++;
      if (event.kind === 'price') priceChangesBps.push(event.changeBps);
      // From the tick in which it comes, so that no shock is over before anybody has felt it.
      else lasting.push({ factor: event.factor, untilSeconds: elapsedSeconds + (event.forSeconds ?? Infinity) });
    }
    this.#duePriceChangesBps = priceChangesBps;
    this.#lasting = lasting;
  }
}
