import type { PoolState } from '../ports/staking-chain.ts';

type Pause = Pick<PoolState, 'pauseMask' | 'pauseStartedUnixSeconds' | 'pauseUntilUnixSeconds'>;

/** Seconds since genesis in which something was paused, from the pool's last pause alone. */
export class PauseClock {
  pausedSeconds = 0;
  #lastUnixSeconds: number;

  constructor(genesisUnixSeconds: number) {
    this.#lastUnixSeconds = genesisUnixSeconds;
  }

  /** Takes over the pool as read at a time; never earlier than the last one. */
  record(pool: Pause, unixSeconds: number): void {
    if (pool.pauseMask !== 0) {
      const from = Math.max(this.#lastUnixSeconds, Number(pool.pauseStartedUnixSeconds));
      const to = Math.min(unixSeconds, Number(pool.pauseUntilUnixSeconds));
      this.pausedSeconds += Math.max(0, to - from);
    }
    this.#lastUnixSeconds = unixSeconds;
  }
}
