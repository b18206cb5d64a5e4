import type { RunSpec } from '../core/run-spec.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';
import type { ChainClock } from '../ports/staking-chain.ts';

/** One slot is 400 ms. */
const SLOTS_PER_DAY = 216_000n;
const SLOTS_PER_EPOCH = 432_000n;
/** Slot of tick 0: one epoch in, so that no engine is asked to go back behind its own genesis. */
const BASE_SLOT = 432_000n;

/** Unix time of a tick's beginning in seconds. */
export function unixSecondsAt(spec: Pick<RunSpec, 'startUnixSeconds' | 'tickSeconds'>, tickIndex: number): number {
  return spec.startUnixSeconds + tickIndex * spec.tickSeconds;
}

/** The chain's clock at a tick's beginning: slot and epoch in proportion to the time since tick 0. */
export function chainClockAt(spec: Pick<RunSpec, 'startUnixSeconds' | 'tickSeconds'>, tickIndex: number): ChainClock {
  const elapsedSeconds = BigInt(tickIndex) * BigInt(spec.tickSeconds);
  const slot = BASE_SLOT + (elapsedSeconds * SLOTS_PER_DAY) / BigInt(SECONDS_PER_DAY);
  return {
    slot,
    clusterEpoch: slot / SLOTS_PER_EPOCH,
    unixSeconds: BigInt(spec.startUnixSeconds) + elapsedSeconds,
  };
}
