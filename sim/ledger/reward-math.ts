import { bpsCeil, bpsFloor, mulDivCeil } from '../core/fixed.ts';
import { BASIS_POINTS, DAYS_PER_WEEK, DAYS_PER_YEAR } from '../core/units.ts';

/**
 * Formulas of the staking program in integers. Rounding is in the name: always against the caller
 * (weights and rewards down, penalties up), so that the vaults can pay what the totals promise.
 */

/** The accumulator is Q64.64: reward base units per unit of weight, shifted left by 64 bits. */
export const ACC_FRACTION_BITS = 64n;

/** Days that one `roll` instruction closes at most. */
export const MAX_DAYS_PER_ROLL = 64;

/** Deposits that one stake account holds at most. */
export const MAX_ENTRIES = 16;

/** Closed days that the pool account keeps itself. */
export const RECENT_DAYS = 32;

/** Age tiers of the power-by-age feature, ascending: compiled into the program, because rises are scheduled at the deposit. */
export const AGE_TIERS: readonly { readonly days: number; readonly bps: number }[] = [
  { days: 7, bps: 12_000 },
  { days: 30, bps: 15_000 },
  { days: 90, bps: 20_000 },
  { days: 180, bps: 30_000 },
];

export const U64_MAX = (1n << 64n) - 1n;
/** Most base units a mint may have, and all stakes together. */
export const MAX_TOTAL_SUPPLY = 2_000_000_000_000_000_000n;

const DAYS_PER_WEEK_BIG = BigInt(DAYS_PER_WEEK);

/** Weight of a deposit while its lock runs: floor(amount * multiplier). */
export function lockedWeightFloor(amountBaseUnits: bigint, multiplierBps: number): bigint {
  return bpsFloor(amountBaseUnits, multiplierBps);
}

/** Reward weight while a booster runs: floor(weight * (1 + booster)). */
export function boostedWeightFloor(weight: bigint, boostBps: number): bigint {
  return bpsFloor(weight, 10_000 + boostBps);
}

/** Power with so many age tiers reached: floor(power * tier), unchanged below the first. */
export function agedPowerFloor(power: bigint, ages: number): bigint {
  // Looking up what is before an array's beginning is slow, and most entries are below the first tier.
  const tier = ages === 0 ? undefined : AGE_TIERS[ages - 1];
  return tier === undefined ? power : bpsFloor(power, tier.bps);
}

/** Age tiers that are reached after so many days. */
export function agesReached(ageDays: number): number {
  let ages = 0;
  while (ages < AGE_TIERS.length && (AGE_TIERS[ages] as (typeof AGE_TIERS)[number]).days <= ageDays) {
    ages += 1;
  }
  return ages;
}

/** Penalty of leaving early: ceil(amount * rate), so that splitting an exit never makes it cheaper. */
export function penaltyCeil(amountBaseUnits: bigint, penaltyBps: number): bigint {
  return bpsCeil(amountBaseUnits, penaltyBps);
}

/** Share of an entry's waiting rewards that an early exit gives up: ceil, and all of it when the entry is emptied. */
export function forfeitCeil(boostOwed: bigint, leavingBaseUnits: bigint, amountBaseUnits: bigint): bigint {
  return mulDivCeil(boostOwed, leavingBaseUnits, amountBaseUnits);
}

/** Ceiling of one week's budget: floor(supply * rate * 7 / 365). */
export function weeklyBudgetCapFloor(supplyBaseUnits: bigint, rewardRateBps: number): bigint {
  return (supplyBaseUnits * BigInt(rewardRateBps) * DAYS_PER_WEEK_BIG) / (BASIS_POINTS * BigInt(DAYS_PER_YEAR));
}

/** Share of days 0 to 5 of a week: floor(budget / 7). Day 6 gets what is left. */
export function dayShareFloor(budgetBaseUnits: bigint): bigint {
  return budgetBaseUnits / DAYS_PER_WEEK_BIG;
}

/** Q64.64 reward to base units, rounded down. */
export function rewardFloor(rewardQ64: bigint): bigint {
  return rewardQ64 >> ACC_FRACTION_BITS;
}

/** What `rewardFloor` leaves, in 2^-64 of a base unit. */
export function fractionOf(rewardQ64: bigint): bigint {
  return rewardQ64 & U64_MAX;
}
