import { DURATION_PATTERN, MULTIPLIER_PATTERN, readDuration, SIGNED_PERCENTAGE_PATTERN } from '../schema/quantities.ts';

/** What a figure is compared with, as somebody wrote it; that its unit is the figure's is checked afterwards. */
export type WrittenValue =
  | { readonly unit: 'number'; readonly value: number }
  /** `40%` is 0.4. */
  | { readonly unit: 'ratio'; readonly value: number }
  /** `1.5x` is 1.5. */
  | { readonly unit: 'factor'; readonly value: number }
  | { readonly unit: 'seconds'; readonly value: number }
  /** `0.05 USD`, `-100 ACT`: whole units of the asset with this symbol, as decimal digits. */
  | { readonly unit: 'amount'; readonly symbol: string; readonly digits: string };

const MAX_TEXT_LENGTH = 64;
/** As amounts of scenarios are, and below 0 too: what an attack gains may be a loss. */
const SIGNED_AMOUNT_PATTERN = /^-?[0-9]+(_[0-9]+)*(\.[0-9]+)? [A-Z][A-Z0-9]*$/;

export const WRITTEN_VALUE_EXPECTED = 'a number, or a quantity such as "40%", "1.5x", "30d" or "0.05 USD"';

/** A number, or the text of a quantity; undefined for anything else. */
export function readWrittenValue(value: unknown): WrittenValue | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? { unit: 'number', value } : undefined;
  if (typeof value !== 'string' || value.length > MAX_TEXT_LENGTH) return undefined;
  if (SIGNED_PERCENTAGE_PATTERN.test(value)) return { unit: 'ratio', value: Number(value.slice(0, -1)) / 100 };
  if (MULTIPLIER_PATTERN.test(value)) return { unit: 'factor', value: Number(value.slice(0, -1)) };
  if (DURATION_PATTERN.test(value)) {
    const seconds = readDuration(value, { min: 0, max: Number.MAX_SAFE_INTEGER });
    return seconds.ok ? { unit: 'seconds', value: seconds.value } : undefined;
  }
  if (!SIGNED_AMOUNT_PATTERN.test(value)) return undefined;
  const [number = '', symbol = ''] = value.split(' ');
  return { unit: 'amount', symbol, digits: number.replaceAll('_', '') };
}
