import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '../core/units.ts';
import type { SupplyWindow } from './metric.ts';

/** The mint's supply, and what was minted, at the end of each of the last 365 days: for figures of a rolling year. */
export class SupplyHistory implements SupplyWindow {
  startSupplyBaseUnits: bigint;
  startMintedBaseUnits = 0n;
  fundedDays = 0;
  readonly #genesisDay: number;
  readonly #genesisSupply: bigint;
  /** Slot = day % its length; one slot more than the window has days. */
  readonly #supplyByDay: bigint[];
  readonly #mintedByDay: bigint[];
  #lastDay: number;
  #lastSupply: bigint;
  #lastMinted = 0n;

  constructor(genesisDay: number, genesisSupplyBaseUnits: bigint) {
    this.#genesisDay = genesisDay;
    this.#genesisSupply = genesisSupplyBaseUnits;
    this.#lastDay = genesisDay;
    this.#lastSupply = genesisSupplyBaseUnits;
    this.startSupplyBaseUnits = genesisSupplyBaseUnits;
    this.#supplyByDay = Array.from({ length: DAYS_PER_YEAR + 1 }, () => genesisSupplyBaseUnits);
    this.#mintedByDay = this.#supplyByDay.map(() => 0n);
  }

  /** Takes over supply and total minted at the end of a tick that ends on `day`; days may be skipped or repeated, never go back. */
  record(day: number, supplyBaseUnits: bigint, mintedBaseUnits: bigint): void {
    const slots = this.#supplyByDay.length;
    // Nothing was minted or burned on the days between two ticks.
    for (let skipped = Math.max(this.#lastDay, day - slots); skipped < day; skipped++) {
      this.#supplyByDay[skipped % slots] = this.#lastSupply;
      this.#mintedByDay[skipped % slots] = this.#lastMinted;
    }
    this.#supplyByDay[day % slots] = supplyBaseUnits;
    this.#mintedByDay[day % slots] = mintedBaseUnits;
    this.#lastDay = day;
    this.#lastSupply = supplyBaseUnits;
    this.#lastMinted = mintedBaseUnits;
    const dayBefore = day - DAYS_PER_YEAR;
    const isFullYear = dayBefore >= this.#genesisDay;
    this.startSupplyBaseUnits = isFullYear ? (this.#supplyByDay[dayBefore % slots] as bigint) : this.#genesisSupply;
    this.startMintedBaseUnits = isFullYear ? (this.#mintedByDay[dayBefore % slots] as bigint) : 0n;
    const weeks = this.#weeksBegunBy(day) - (isFullYear ? this.#weeksBegunBy(dayBefore) : 0);
    this.fundedDays = Math.min(DAYS_PER_WEEK * weeks, DAYS_PER_YEAR);
  }

  #weeksBegunBy(day: number): number {
    return Math.floor((day - this.#genesisDay) / DAYS_PER_WEEK) + 1;
  }
}
