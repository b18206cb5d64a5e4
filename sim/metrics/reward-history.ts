import { DAYS_PER_YEAR } from '../core/units.ts';
import type { RewardWindow } from './outside-figures.ts';

/** What was released, and what was staked, by the end of each of the last 365 days: for the yield that stakers had. */
export class RewardHistory implements RewardWindow {
  releasedBaseUnits = 0n;
  stakedDays = 0n;
  readonly #genesisDay: number;
  /** Since genesis by the end of a day. Slot = day % its length; one slot more than the window has days. */
  readonly #releasedByDay = Array.from({ length: DAYS_PER_YEAR + 1 }, () => 0n);
  /** Sum of the stakes at the ends of all days before this one. */
  readonly #stakedDaysBefore = this.#releasedByDay.map(() => 0n);
  #lastDay: number;
  #lastStaked = 0n;

  constructor(genesisDay: number) {
    this.#genesisDay = genesisDay;
    this.#lastDay = genesisDay;
  }

  /** Takes over what is released since genesis and staked at the end of a tick on `day`; days may be skipped or repeated, never go back. */
  record(day: number, releasedBaseUnits: bigint, stakedBaseUnits: bigint): void {
    const slots = this.#releasedByDay.length;
    for (; this.#lastDay < day; this.#lastDay++) {
      const next = (this.#lastDay + 1) % slots;
      this.#stakedDaysBefore[next] = (this.#stakedDaysBefore[this.#lastDay % slots] as bigint) + this.#lastStaked;
      this.#releasedByDay[next] = this.#releasedByDay[this.#lastDay % slots] as bigint;
    }
    this.#releasedByDay[day % slots] = releasedBaseUnits;
    this.#lastStaked = stakedBaseUnits;
    const start = Math.max(this.#genesisDay, day - DAYS_PER_YEAR) % slots;
    this.releasedBaseUnits = releasedBaseUnits - (this.#releasedByDay[start] as bigint);
    this.stakedDays = (this.#stakedDaysBefore[day % slots] as bigint) - (this.#stakedDaysBefore[start] as bigint);
  }
}
