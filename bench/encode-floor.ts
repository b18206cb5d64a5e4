import type { StakingChain } from '#sim/ports/staking-chain.ts';
import type { ActionSample } from './action-sample.ts';
import type { RecordingEngine } from './recording-engine.ts';

const PASSES = 3;

/** A number of actions, and how long encoding took. */
export interface EncodeFloor {
  readonly actions: number;
  readonly seconds: number;
}

/**
 * Submits a run's last actions again, in the same batches, to its chain as it is at the end, with an engine that takes
 * every transaction and does nothing. What is left is making transactions' bytes: addresses, pages, packing. Reading
 * accounts is subtracted; nothing is signed as long as the chain's signing looks at `engine.isSilent`. The fastest of
 * three passes. The chain believes afterwards what never happened: close it.
 */
export async function encodeFloor(
  chain: Pick<StakingChain, 'submit'>,
  engine: RecordingEngine,
  sample: ActionSample,
): Promise<EncodeFloor> {
  engine.isSilent = true;
  let seconds = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const readBefore = engine.reading.seconds;
    const started = performance.now();
    for (const batch of sample.batches) await chain.submit(batch);
    const took = (performance.now() - started) / 1000 - (engine.reading.seconds - readBefore);
    seconds = Math.min(seconds, took);
  }
  return { actions: sample.count, seconds };
}
