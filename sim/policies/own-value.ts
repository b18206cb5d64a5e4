import type { Rng } from '../core/rng.ts';

/** A value of the agent's own: uniform within `spread` (a share) of the cohort's. One draw. */
export function ownValue(rng: Rng, mean: number, spread: number): number {
  return mean * (1 - spread + 2 * spread * rng.nextFloat());
}
