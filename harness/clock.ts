import type { ChainClock } from '#sim/ports/staking-chain.ts';

/** All five fields of Solana's clock account. */
export interface SysvarClock {
  readonly slot: bigint;
  readonly epochStartUnixSeconds: bigint;
  readonly epoch: bigint;
  readonly leaderScheduleEpoch: bigint;
  readonly unixSeconds: bigint;
}

/** Fills in what follows from a chain clock: when its epoch began and which leader schedule is known. */
export class SysvarClockTracker {
  #epoch: bigint | undefined;
  #epochStartUnixSeconds = 0n;

  /** The clock account for a moment; an epoch begins at the first moment that is in it. */
  next(clock: ChainClock): SysvarClock {
    if (clock.clusterEpoch !== this.#epoch) {
      this.#epoch = clock.clusterEpoch;
      this.#epochStartUnixSeconds = clock.unixSeconds;
    }
    return {
      slot: clock.slot,
      epochStartUnixSeconds: this.#epochStartUnixSeconds,
      epoch: clock.clusterEpoch,
      leaderScheduleEpoch: clock.clusterEpoch + 1n,
      unixSeconds: clock.unixSeconds,
    };
  }
}
