import * as z from 'zod';
import { fromHex } from './hex.ts';

/** Agents of a population, and actions of one call. */
export const MAX_AGENTS = 1_000_000;
/** The compiled programs are below 400 KB; a buffer is one of them. */
const MAX_BUFFER_BYTES = 4 * 1_048_576;
const MAX_TEXT = 4_096;
const U64_MAX = 2n ** 64n - 1n;
const U32_MAX = 2 ** 32 - 1;

/** A whole number in digits: JSON has no exact ones of 64 bits. */
function digits(min: bigint, max: bigint) {
  return z
    .string()
    .regex(/^-?\d{1,20}$/, 'expected a whole number in digits')
    .transform(BigInt)
    .refine((value) => value >= min && value <= max, `expected ${min} to ${max}`);
}

export const u64 = digits(0n, U64_MAX);
export const i64 = digits(-(2n ** 63n), 2n ** 63n - 1n);
export const u32 = z.int().min(0).max(U32_MAX);
export const agentIndex = z
  .int()
  .min(0)
  .max(MAX_AGENTS - 1);
export const shortText = z.string().max(MAX_TEXT);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');
export const address = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/, 'expected an address in base58');

/** Bytes in hexadecimal digits. */
export const hexBytes = z
  .string()
  .max(2 * MAX_BUFFER_BYTES)
  .regex(/^(?:[0-9a-f]{2})*$/, 'expected hexadecimal digits')
  .transform(fromHex);
export const invariantId = z.string().regex(/^[A-Za-z0-9_.]{1,64}$/, 'expected the id of an invariant');
