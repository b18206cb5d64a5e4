import type { AssertionBound, AssertionSpec, ToleranceSpec } from '../core/assertion-spec.ts';

/** Numbers and amounts compare exactly with each other: neither is converted to the other. */
type Figure = number | bigint;

/** Whether a value keeps every bound of an assertion. */
export function keepsBounds(
  value: Figure,
  { bounds, tolerance }: Pick<AssertionSpec, 'bounds' | 'tolerance'>,
): boolean {
  return bounds.every((bound) => keeps(value, bound, tolerance));
}

function keeps(found: Figure, { side, value }: AssertionBound, tolerance: ToleranceSpec): boolean {
  switch (side) {
    case 'above':
      return found > value;
    case 'below':
      return found < value;
    case 'at_least':
      return found >= value;
    case 'at_most':
      return found <= value;
    case 'near':
      return isWithin(found, value, tolerance);
  }
}

/** Whether a value lies within the tolerance around the expected one; equal values always do. */
export function isWithin(found: Figure, expected: Figure, tolerance: ToleranceSpec): boolean {
  return distanceOf(found, expected) <= allowanceOf(expected, tolerance);
}

/** How far a value may lie from the expected one. */
export function allowanceOf(expected: Figure, { absolute, relative }: ToleranceSpec): number {
  return Math.max(absolute, relative * Math.abs(Number(expected)));
}

/** Exact where both are whole amounts, else as floats. */
export function distanceOf(found: Figure, expected: Figure): Figure {
  if (typeof found === 'number' && typeof expected === 'number') return Math.abs(found - expected);
  const whole = [found, expected].map((value) =>
    typeof value === 'bigint' ? value : Number.isInteger(value) ? BigInt(value) : undefined,
  );
  const [a, b] = whole;
  if (a === undefined || b === undefined) return Math.abs(Number(found) - Number(expected));
  return a > b ? a - b : b - a;
}

/** How far inside its nearest bound a value lies, as a float; below 0 outside. Only for which of two values is nearer. */
export function marginOf(value: Figure, { bounds, tolerance }: Pick<AssertionSpec, 'bounds' | 'tolerance'>): number {
  const found = Number(value);
  let least = Number.POSITIVE_INFINITY;
  for (const bound of bounds) {
    const expected = Number(bound.value);
    const margin =
      bound.side === 'near'
        ? allowanceOf(expected, tolerance) - Math.abs(found - expected)
        : bound.side === 'above' || bound.side === 'at_least'
          ? found - expected
          : expected - found;
    least = Math.min(least, margin);
  }
  return least;
}
