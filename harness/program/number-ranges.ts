import { SimError } from '#sim/core/errors/sim-error.ts';

const U64_MAX = (1n << 64n) - 1n;
const I64_MAX = (1n << 63n) - 1n;

/** The value, if a `u64` can carry it. Throws `CORE__VALUE_OUT_OF_RANGE`. */
export function checkedU64(what: string, value: bigint): bigint {
  if (value < 0n || value > U64_MAX) throw outOfRange(what, `0 to ${U64_MAX}`, String(value));
  return value;
}

/** The value, if an `i64` can carry it. Throws `CORE__VALUE_OUT_OF_RANGE`. */
export function checkedI64(what: string, value: bigint): bigint {
  if (value < -I64_MAX - 1n || value > I64_MAX) throw outOfRange(what, `${-I64_MAX - 1n} to ${I64_MAX}`, String(value));
  return value;
}

/** The value, if it is whole and from 0 to `max`. Throws `CORE__VALUE_OUT_OF_RANGE`. */
export function checkedUint(what: string, value: number, max: number): number {
  if (!Number.isInteger(value) || value < 0 || value > max) throw outOfRange(what, `0 to ${max}`, String(value));
  return value;
}

function outOfRange(what: string, expected: string, found: string): SimError<'CORE__VALUE_OUT_OF_RANGE'> {
  return new SimError('CORE__VALUE_OUT_OF_RANGE', { what, expected, found });
}
