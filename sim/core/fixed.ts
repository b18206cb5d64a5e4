import { SimError } from './errors/sim-error.ts';
import { BASIS_POINTS } from './units.ts';

/**
 * Exact integer arithmetic for amounts. Every division names its direction; all work on negative numbers too.
 * A denominator <= 0 throws `CORE__VALUE_OUT_OF_RANGE`.
 */

/** Largest integer <= numerator / denominator. */
export function divFloor(numerator: bigint, denominator: bigint): bigint {
  assertDenominator(denominator);
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** Smallest integer >= numerator / denominator. */
export function divCeil(numerator: bigint, denominator: bigint): bigint {
  assertDenominator(denominator);
  const quotient = numerator / denominator;
  return numerator > 0n && quotient * denominator !== numerator ? quotient + 1n : quotient;
}

/** Largest integer <= a * b / denominator; the product is exact. */
export function mulDivFloor(a: bigint, b: bigint, denominator: bigint): bigint {
  return divFloor(a * b, denominator);
}

/** Smallest integer >= a * b / denominator; the product is exact. */
export function mulDivCeil(a: bigint, b: bigint, denominator: bigint): bigint {
  return divCeil(a * b, denominator);
}

/** Share of an amount in basis points (10_000 = all of it), rounded down. */
export function bpsFloor(amount: bigint, basisPoints: number): bigint {
  return divFloor(amount * BigInt(basisPoints), BASIS_POINTS);
}

/** Share of an amount in basis points (10_000 = all of it), rounded up. */
export function bpsCeil(amount: bigint, basisPoints: number): bigint {
  return divCeil(amount * BigInt(basisPoints), BASIS_POINTS);
}

export function minBigint(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function maxBigint(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function assertDenominator(denominator: bigint): void {
  if (denominator <= 0n) {
    throw new SimError('CORE__VALUE_OUT_OF_RANGE', {
      what: 'a denominator',
      expected: 'a number above 0',
      found: String(denominator),
    });
  }
}
