import { z } from 'zod';
import { SimError } from '../core/errors/sim-error.ts';

/** Field schemas that several policies share. The unit is in the field's name, the default in the schema. */

/** A share in basis points, 0 to 10_000. */
export function shareBps(fallback: number, description: string): z.ZodDefault<z.ZodInt> {
  return z.int().min(0).max(10_000).default(fallback).describe(description);
}

/** A yearly rate in basis points. */
export function rateBps(fallback: number, description: string): z.ZodDefault<z.ZodInt> {
  return z.int().min(0).max(1_000_000).default(fallback).describe(description);
}

/** A length in days, fractions allowed. */
export function days(fallback: number, description: string): z.ZodDefault<z.ZodNumber> {
  return z.number().min(0).max(36_500).default(fallback).describe(description);
}

/** A mean length in days, above zero. */
export function meanDays(fallback: number, description: string): z.ZodDefault<z.ZodNumber> {
  return z.number().positive().max(36_500).default(fallback).describe(description);
}

/** An amount in tokens, with at most three decimals. */
export function wholeTokens(fallback: number, description: string): z.ZodDefault<z.ZodNumber> {
  return tokens(description).default(fallback);
}

/** The same without a default. */
export function tokens(description: string): z.ZodNumber {
  return z.number().min(0).max(1e12).describe(description);
}

/** Weights of lock lengths, by days: `{ 0: 25, 180: 75 }`. */
export function lockMix(description: string): z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodNumber>> {
  return z
    .record(z.string().regex(/^(0|[1-9]\d*)$/, 'a lock length in whole days'), z.number().min(0).max(1_000_000))
    .optional()
    .describe(description);
}

/**
 * Weight of each lock of the scenario, in the order of `lockDays`. Without a mix, `fallback` by position.
 * Throws `POLICY__CONFIG_INVALID` for a lock that the scenario does not have, and for a sum of zero.
 */
export function lockWeights(
  policy: string,
  mix: Readonly<Record<string, number>> | undefined,
  lockDays: readonly number[],
  fallback: readonly number[],
): readonly number[] {
  const invalid = (expected: string, found: string): SimError =>
    new SimError('POLICY__CONFIG_INVALID', { policy, path: 'lock_mix', expected, found });
  if (mix !== undefined) {
    const unknown = Object.keys(mix).find((key) => !lockDays.includes(Number(key)));
    if (unknown !== undefined) throw invalid(`lock lengths of the scenario (${lockDays.join(', ')} days)`, unknown);
  }
  const weights = lockDays.map((length, index) => (mix === undefined ? (fallback[index] ?? 0) : (mix[length] ?? 0)));
  if (!weights.some((weight) => weight > 0)) throw invalid('at least one weight above 0', weights.join(', '));
  return weights;
}
