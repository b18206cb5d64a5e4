// oxlint-disable-next-line import/default -- a CommonJS module: its default is all of it
import anchor from '@coral-xyz/anchor';

const U64_MAX = (1n << 64n) - 1n;

/** An integer as Anchor encodes it; bn.js itself comes without types. */
export interface AnchorInteger {
  toString(base?: number): string;
}

/** Node finds no `BN` among the names of a CommonJS module that defines it by a getter. */
const Integer = anchor.BN as unknown as new (decimal: string) => AnchorInteger;

/** A u64 argument for Anchor. Throws a `RangeError` for what does not fit: base units are whole and not negative. */
export function u64(value: bigint): AnchorInteger {
  if (value < 0n || value > U64_MAX) throw new RangeError(`${value} is not a u64, 0 to 2^64 - 1`);
  return new Integer(value.toString());
}

/** An i64 argument for Anchor, such as a unix time. Throws a `RangeError` for what does not fit. */
export function i64(value: bigint): AnchorInteger {
  if (BigInt.asIntN(64, value) !== value) throw new RangeError(`${value} is not an i64`);
  return new Integer(value.toString());
}
