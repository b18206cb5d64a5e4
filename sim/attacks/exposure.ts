import { divFloor } from '../core/fixed.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';

const DAY = BigInt(SECONDS_PER_DAY);

/** Amounts times the time that they were out, tick by tick. */
export class Exposure {
  #baseUnitSeconds = 0n;

  add(amountBaseUnits: bigint, seconds: number): void {
    this.#baseUnitSeconds += amountBaseUnits * BigInt(seconds);
  }

  /** Base units times days, rounded down. */
  get baseUnitDays(): bigint {
    return divFloor(this.#baseUnitSeconds, DAY);
  }
}
