import { BASIS_POINTS } from '../../core/units.ts';
import { U64_MAX } from '../reward-math.ts';

/** Reads a parameter by its id. */
export type ParameterReader = (id: number) => bigint;

/** Least and most value. */
export type Range = readonly [least: bigint, most: bigint];

const MULTIPLIER_BPS = 5;
const LOCK_DAYS = 10;
const LAST_TIER = 4;
const BOOSTERS = [15, 16, 17];
const INFLATION_CAP_BPS = 83;

export const MIN_TIMELOCK_DAYS = 2n;
export const MAX_INFLATION_CAP_BPS = 500n;
const MAX_BOOST_BPS = 4_500n;
const MAX_LOCK_DAYS = 180n;
const MAX_MULTIPLIER_BPS = 30_000n;

/** Bounds that depend on nothing. */
const FIXED: Readonly<Record<number, Range>> = {
  3: [0n, 5_000n],
  4: [1n, 10_000n],
  18: [1n, 180n],
  19: [1n, 3_650n],
  20: [1n, 90n],
  22: [1n, 365n],
  35: [1n, 5_000n],
  36: [1n, 5_000n],
  37: [1n, 5_000n],
  38: [1n, 5_000n],
  39: [5_001n, 9_000n],
  40: [5_001n, 9_000n],
  41: [5_001n, 9_000n],
  42: [5_001n, 9_000n],
  43: [1n, 30n],
  44: [MIN_TIMELOCK_DAYS, 30n],
  45: [0n, 30n],
  46: [100n, BASIS_POINTS],
  47: [0n, 2n],
  48: [0n, 365n],
  49: [0n, 168n],
  50: [8n, 60n],
  51: [0n, 1n],
  64: [0n, BASIS_POINTS],
  67: [0n, U64_MAX],
  [INFLATION_CAP_BPS]: [0n, MAX_INFLATION_CAP_BPS],
};

/** Bounds of a parameter as the program has them: compiled in, or from supply and neighbours. Undefined: no such id. */
export function parameterBounds(id: number, read: ParameterReader, supplyBaseUnits: bigint): Range | undefined {
  const fixed = FIXED[id];
  if (fixed !== undefined) {
    return fixed;
  }
  switch (id) {
    case 0:
      return [1n, read(1)];
    case 1:
      return [read(0), supplyBaseUnits];
    case 2:
      return [0n, supplyBaseUnits / 1_000n];
    case 6:
    case 7:
    case 8:
    case 9:
      return multiplierRange(id - MULTIPLIER_BPS, read);
    case 11:
    case 12:
    case 13:
    case 14:
      return lockRange(id - LOCK_DAYS, read);
    case 15:
    case 16:
    case 17: {
      const others = BOOSTERS.reduce((sum, other) => (other === id ? sum : sum + read(other)), 0n);
      return [0n, others < MAX_BOOST_BPS ? MAX_BOOST_BPS - others : 0n];
    }
    case 21:
    case 65:
      return [0n, supplyBaseUnits];
    case 32:
    case 33:
      return [1n, supplyBaseUnits / 100n];
    case 34:
    case 66:
      return [0n, supplyBaseUnits / 100n];
    case 80:
    case 81:
    case 82:
      return [0n, read(INFLATION_CAP_BPS)];
    default:
      return undefined;
  }
}

/** Tier 0 is 1.0x for good. */
function multiplierRange(tier: number, read: ParameterReader): Range {
  return [
    tier === 1 ? BASIS_POINTS : read(MULTIPLIER_BPS + tier - 1),
    tier === LAST_TIER ? MAX_MULTIPLIER_BPS : read(MULTIPLIER_BPS + tier + 1),
  ];
}

/** Tier 0 has no lock for good. */
function lockRange(tier: number, read: ParameterReader): Range {
  return [
    tier === 1 ? 1n : read(LOCK_DAYS + tier - 1) + 1n,
    tier === LAST_TIER ? MAX_LOCK_DAYS : read(LOCK_DAYS + tier + 1) - 1n,
  ];
}
