/**
 * Largest integer whose square is at most `value`. Newton's method from a float's first guess, exact for every
 * bigint: the guess is within a few units for 64 bits, so one or two divisions are enough.
 */
export function squareRootFloor(value: bigint): bigint {
  if (value < 2n) {
    return value;
  }
  let root = firstGuess(value);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) {
      return root;
    }
    root = next;
  }
}

/** At or above the root, from where Newton's steps only fall. */
function firstGuess(value: bigint): bigint {
  const float = Math.sqrt(Number(value));
  if (!Number.isFinite(float)) {
    return 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  }
  // A double has 53 bits: the guess is off by less than a 2^-50th of itself.
  const guess = BigInt(Math.floor(float));
  return guess + (guess >> 50n) + 1n;
}
