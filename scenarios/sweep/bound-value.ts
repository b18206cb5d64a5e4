import {
  AMOUNT_PATTERN,
  DURATION_PATTERN,
  MULTIPLIER_PATTERN,
  readDuration,
  SIGNED_PERCENTAGE_PATTERN,
} from '../schema/quantities.ts';
import type { BoundValue } from './sweep-spec.ts';

const MAX_TEXT_LENGTH = 64;

export const BOUND_EXPECTED = 'a number, or a quantity such as "40%", "1.5x", "30d" or "0.05 USD"';

/** A number, or the text of a quantity, to what a figure is compared with; undefined for anything else. */
export function readBoundValue(value: unknown): BoundValue | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? { unit: 'number', value } : undefined;
  if (typeof value !== 'string' || value.length > MAX_TEXT_LENGTH) return undefined;
  if (SIGNED_PERCENTAGE_PATTERN.test(value)) return { unit: 'ratio', value: Number(value.slice(0, -1)) / 100 };
  if (MULTIPLIER_PATTERN.test(value)) return { unit: 'factor', value: Number(value.slice(0, -1)) };
  if (DURATION_PATTERN.test(value)) {
    const seconds = readDuration(value, { min: 0, max: Number.MAX_SAFE_INTEGER });
    return seconds.ok ? { unit: 'seconds', value: seconds.value } : undefined;
  }
  if (!AMOUNT_PATTERN.test(value)) return undefined;
  const [number = '', symbol = ''] = value.split(' ');
  return { unit: 'amount', symbol, value: Number(number.replaceAll('_', '')) };
}
