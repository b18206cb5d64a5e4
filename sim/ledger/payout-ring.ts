import type { PayoutState } from '../ports/governance-states.ts';

/** Payouts that a stake account remembers. */
const SLOTS = 8;

/**
 * The last payouts of an account, slot n % 8 of the n-th, as far as written. Each reading of an account is compared with
 * all of them, so they lie together; as objects made weeks apart they are strewn over the heap.
 */
export class PayoutRing {
  /** Base units: payouts come out of the reward vault, so they fit. */
  readonly #amounts = new BigUint64Array(SLOTS);
  readonly #days: number[] = [];
  readonly #kinds: PayoutState['kind'][] = [];

  /** Writes the n-th payout (any n that is the same modulo 8) over the one of eight before. */
  write(n: number, { amountBaseUnits, day, kind }: PayoutState): void {
    const slot = n % SLOTS;
    this.#amounts[slot] = amountBaseUnits;
    this.#days[slot] = day;
    this.#kinds[slot] = kind;
  }

  /** Whether these are the very same payouts. */
  isSame(found: readonly PayoutState[]): boolean {
    if (found.length !== this.#days.length) {
      return false;
    }
    for (let slot = 0; slot < found.length; slot += 1) {
      const { amountBaseUnits, day, kind } = found[slot] as PayoutState;
      if (this.#amounts[slot] !== amountBaseUnits || this.#days[slot] !== day || this.#kinds[slot] !== kind) {
        return false;
      }
    }
    return true;
  }

  /** Snapshot in the port's shape, by slot. */
  states(): PayoutState[] {
    return this.#days.map((day, slot) => ({
      amountBaseUnits: this.#amounts[slot] as bigint,
      day,
      kind: this.#kinds[slot] as PayoutState['kind'],
    }));
  }
}
