import { minBigint } from '../core/fixed.ts';
import type { PoolState } from '../ports/staking-chain.ts';

/**
 * The accumulator after each closed day since genesis, as the history pages on chain keep it. Fed from the pool's own
 * ring of days, one number a day. Days that fell out of the ring between two readings (when more than a ring's length
 * passes without a roll) get equal parts of what was added over them: agents then estimate their rewards a little off.
 */
export class AccHistory {
  readonly #genesisDay: number;
  readonly #accByDay: bigint[] = [];

  constructor(genesisDay: number) {
    this.#genesisDay = genesisDay;
  }

  /** Takes over the days that were closed since the last call. */
  record(pool: PoolState): void {
    const days = pool.recent.length;
    const oldestKept = pool.lastDay - days;
    this.#fillUpTo(oldestKept, pool);
    for (let day = this.#genesisDay + this.#accByDay.length; day < pool.lastDay; day++) {
      this.#accByDay.push(pool.recent[day % days]?.acc ?? pool.acc);
    }
  }

  /** The days before `oldestKept` that nothing is known of, on the straight line to its record. */
  #fillUpTo(oldestKept: number, pool: PoolState): void {
    const before = this.#accByDay.at(-1) ?? 0n;
    const missing = oldestKept - this.#genesisDay - this.#accByDay.length;
    if (missing <= 0) return;
    const added = (pool.recent[oldestKept % pool.recent.length]?.acc ?? pool.acc) - before;
    for (let i = 1; i <= missing; i++) this.#accByDay.push(before + (added * BigInt(i)) / BigInt(missing + 1));
  }

  /** Accumulator after the tick of a day, Q64.64; the newest one for a day that is not closed yet, 0 before genesis. */
  accAfterDay(day: number): bigint {
    const slot = day - this.#genesisDay;
    if (slot < 0) return 0n;
    return this.#accByDay[Math.min(slot, this.#accByDay.length - 1)] ?? 0n;
  }

  /** The same, but never above `ceiling`. */
  accAfterDayUpTo(day: number, ceiling: bigint): bigint {
    return minBigint(this.accAfterDay(day), ceiling);
  }
}
