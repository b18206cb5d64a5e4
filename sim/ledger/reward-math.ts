import { bpsCeil, bpsFloor } from '../core/fixed.ts';
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

export const U64_MAX = (1n << 64n) - 1n;

const DAYS_PER_WEEK_BIG = BigInt(DAYS_PER_WEEK);

/** Weight of a deposit while its lock runs: floor(amount * multiplier). */
export function lockedWeightFloor(amountBaseUnits: bigint, multiplierBps: number): bigint {
  return bpsFloor(amountBaseUnits, multiplierBps);
}

/** Penalty of leaving early: ceil(amount * rate), so that splitting an exit never makes it cheaper. */
export function penaltyCeil(amountBaseUnits: bigint, penaltyBps: number): bigint {
  return bpsCeil(amountBaseUnits, penaltyBps);
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
