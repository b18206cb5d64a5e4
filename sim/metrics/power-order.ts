/**
 * The powers above 0 in ascending order, kept from one look to the next: what changed in between is sorted and merged
 * in, so a look costs one pass over typed arrays and not a sort of everybody.
 */
export class PowerOrder {
  #powers: BigUint64Array;
  /** The same as floats: a float is compared and summed at once, a bigint needs an allocation. */
  #amounts: Float64Array;
  /** Merging fills these and swaps them with the two above. */
  #nextPowers: BigUint64Array;
  #nextAmounts: Float64Array;
  #count = 0;
  readonly #added: BigUint64Array;
  readonly #removed: BigUint64Array;
  #addedCount = 0;
  #removedCount = 0;

  /** For at most so many holders. */
  constructor(holders: number) {
    this.#powers = new BigUint64Array(holders);
    this.#amounts = new Float64Array(holders);
    this.#nextPowers = new BigUint64Array(holders);
    this.#nextAmounts = new Float64Array(holders);
    this.#added = new BigUint64Array(holders);
    this.#removed = new BigUint64Array(holders);
  }

  /** One holder's power became another; 0 stands for none. */
  replace(before: bigint, after: bigint): void {
    if (this.#addedCount === this.#added.length || this.#removedCount === this.#removed.length) this.#merge();
    if (before !== 0n) this.#removed[this.#removedCount++] = before;
    if (after !== 0n) this.#added[this.#addedCount++] = after;
  }

  /** Exact, ascending; valid until the next `replace`. */
  powers(): BigUint64Array {
    this.#merge();
    return this.#powers.subarray(0, this.#count);
  }

  /** The same in the same order, each rounded to the nearest float. */
  amounts(): Float64Array {
    this.#merge();
    return this.#amounts.subarray(0, this.#count);
  }

  #merge(): void {
    if (this.#addedCount === 0 && this.#removedCount === 0) return;
    const added = this.#added.subarray(0, this.#addedCount).sort();
    const removed = this.#removed.subarray(0, this.#removedCount).sort();
    this.#addedCount = 0;
    this.#removedCount = 0;
    const [powers, amounts, count] = [this.#powers, this.#amounts, this.#count];
    const [nextPowers, nextAmounts] = [this.#nextPowers, this.#nextAmounts];
    let from = 0;
    let adding = 0;
    let removing = 0;
    let to = 0;
    let amountToAdd = amountAt(added, 0);
    let amountToRemove = amountAt(removed, 0);
    while (from < count || adding < added.length) {
      // Most powers stay as they are: up to the next change they are copied.
      const change = Math.min(amountToAdd, amountToRemove);
      while (from < count && (amounts[from] as number) < change) {
        nextPowers[to] = powers[from] as bigint;
        nextAmounts[to++] = amounts[from++] as number;
      }
      if (from === count && adding === added.length) break;
      const kept = from < count ? (amounts[from] as number) : Number.POSITIVE_INFINITY;
      // Rounding keeps the order, so only equal floats need a look at the exact powers.
      const adds = amountToAdd < kept || (amountToAdd === kept && (added[adding] as bigint) < (powers[from] as bigint));
      const amount = adds ? amountToAdd : kept;
      const power = (adds ? added[adding] : powers[from]) as bigint;
      if (adds) amountToAdd = amountAt(added, ++adding);
      else from++;
      // A power that came and went between two looks is in both lists.
      if (amount === amountToRemove && power === removed[removing]) {
        amountToRemove = amountAt(removed, ++removing);
      } else {
        nextPowers[to] = power;
        nextAmounts[to++] = amount;
      }
    }
    [this.#powers, this.#nextPowers] = [nextPowers, powers];
    [this.#amounts, this.#nextAmounts] = [nextAmounts, amounts];
    this.#count = to;
  }
}

/** Infinity behind the end, so that nothing is less. */
function amountAt(powers: BigUint64Array, position: number): number {
  return position < powers.length ? Number(powers[position]) : Number.POSITIVE_INFINITY;
}
