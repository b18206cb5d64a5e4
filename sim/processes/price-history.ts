/** A price by day since genesis: each day's last and highest. One pair of numbers a day, whatever the ticks. */
export class PriceHistory {
  readonly #genesisDay: number;
  readonly #lastByDay: number[] = [];
  readonly #highestByDay: number[] = [];
  /** Answers of the open tick, by number of days: many agents ask alike. */
  readonly #highest = new Map<number, number>();

  constructor(genesisDay: number) {
    this.#genesisDay = genesisDay;
  }

  /** Takes over the price of a tick on `day`, which is the genesis day at first and never goes back. Days without a tick have the one before's. */
  record(day: number, priceUsd: number): void {
    this.#highest.clear();
    const slot = day - this.#genesisDay;
    const before = this.#lastByDay.at(-1) ?? priceUsd;
    while (this.#lastByDay.length < slot) {
      this.#lastByDay.push(before);
      this.#highestByDay.push(before);
    }
    this.#lastByDay[slot] = priceUsd;
    this.#highestByDay[slot] = Math.max(priceUsd, this.#highestByDay[slot] ?? priceUsd);
  }

  /** Last price of the day so many whole days ago, 0 for today; the first day's for a day before it. */
  daysAgo(days: number): number {
    return this.#lastByDay[Math.max(0, this.#lastByDay.length - 1 - Math.max(0, Math.floor(days)))] ?? 0;
  }

  /** Highest price of the last so many whole days, today's included; today's for none. */
  highestOf(days: number): number {
    const counted = Math.min(this.#highestByDay.length, Math.max(1, Math.floor(days)));
    const known = this.#highest.get(counted);
    if (known !== undefined) return known;
    let highest = 0;
    for (let slot = this.#highestByDay.length - counted; slot < this.#highestByDay.length; slot++) {
      highest = Math.max(highest, this.#highestByDay[slot] ?? 0);
    }
    this.#highest.set(counted, highest);
    return highest;
  }
}
