/**
 * What the guardian can pause, in the order of the bits of the program's pause mask (programs/staking/README.md,
 * Features). Exits have none.
 */
export const PAUSE_NAMES = [
  'stake',
  'compound',
  'boosters',
  'fund',
  'propose',
  'vote',
  'execute',
  'buyback',
  'mint',
] as const;
export type PauseName = (typeof PAUSE_NAMES)[number];

/** The names as the program's `mask: u32`. */
export function pauseMask(names: readonly PauseName[]): number {
  return names.reduce((mask, name) => mask | (1 << PAUSE_NAMES.indexOf(name)), 0);
}

/** The names of the mask's bits, in their order. */
export function pausedNames(mask: number): readonly PauseName[] {
  return PAUSE_NAMES.filter((_, bit) => (mask & (1 << bit)) !== 0);
}

const VOTE_BIT = pauseMask(['vote']);

/**
 * Seconds since genesis in which voting was paused, up to now: what earlier pauses took, and of the last one (from
 * `started` to `until`, in force for `mask`) what has passed.
 */
export function pausedVotingSeconds(
  mask: number,
  started: bigint,
  until: bigint,
  earlierSeconds: bigint,
  now: bigint,
): bigint {
  if ((mask & VOTE_BIT) === 0) return earlierSeconds;
  const end = now < until ? now : until;
  return end > started ? earlierSeconds + end - started : earlierSeconds;
}
