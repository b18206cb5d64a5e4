/**
 * The program's switches in the order of their bits in `StakingPool.features` (programs/staking/README.md, Features).
 * A scenario sets them by profile and one by one; on chain only an executed Feature proposal changes them.
 */
export const FEATURE_NAMES = [
  'compounding',
  'boosters',
  'stakeCap',
  'powerByLock',
  'powerByAge',
  'boostVests',
  'unstakeTickets',
  'voteLock',
  'lateQuorum',
  'powerCap',
  'quadratic',
  'spendingCap',
  'reserveFloor',
  'buyback',
  'penaltyBurn',
  'pause',
  'veto',
  'coolDown',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];
export type FeatureFlags = Readonly<Record<FeatureName, boolean>>;

const BITS = Object.fromEntries(FEATURE_NAMES.map((name, bit) => [name, bit])) as Readonly<Record<FeatureName, number>>;

/** The bit of one feature. */
export function featureBit(name: FeatureName): number {
  return BITS[name];
}

/** The flags as the program's `features: u32`. */
export function featureMask(flags: FeatureFlags): number {
  return FEATURE_NAMES.reduce((mask, name, bit) => (flags[name] ? mask | (1 << bit) : mask), 0);
}

/** The program's `features: u32` as flags. Bits beyond the known ones are ignored. */
export function featureFlags(mask: number): FeatureFlags {
  return Object.fromEntries(FEATURE_NAMES.map((name, bit) => [name, (mask & (1 << bit)) !== 0])) as Record<
    FeatureName,
    boolean
  >;
}
