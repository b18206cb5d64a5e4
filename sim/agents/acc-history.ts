import { minBigint } from '../core/fixed.ts';
import type { PoolState } from '../ports/staking-chain.ts';

/**
 * The accumulator after each closed day since genesis, as the history pages on chain keep it. Fed from the pool's own
 * ring of days, one number a day. Days that fell out of the ring between two readings (only when more than a ring's
 * length passes in one tick) get the oldest record that is left: agents then estimate their rewards a little off.
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
    for (let day = this.#genesisDay + this.#accByDay.length; day < pool.lastDay; day++) {
      const kept = pool.recent[Math.max(day, oldestKept) % days];
      this.#accByDay.push(kept?.acc ?? pool.acc);
    }
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
