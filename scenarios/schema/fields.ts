import { z } from 'zod';
import { MAX_FILE_NAME_LENGTH, PRICE_DECIMALS } from './limits.ts';
import {
  AMOUNT_PATTERN,
  amountBounds,
  DATE_PATTERN,
  DURATION_PATTERN,
  daysWithin,
  formatDuration,
  formatMultiplier,
  formatPercentage,
  MULTIPLIER_PATTERN,
  percentagePattern,
  percentageWithin,
  type Range,
  type Reading,
  readAmount,
  readDate,
  readDuration,
  readMultiplier,
  readPercentage,
  readWholeDays,
  type TokenUnit,
} from './quantities.ts';

/** Plain names with slashes between them; none begins with a dot. */
export const CSV_FILE = /^[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*\.csv$/;

/** What a reader of the file needs to know of a field, beyond its type. */
export interface FieldNotes {
  readonly description: string;
  /** Text that stands when the key is left out; without it the key is required. */
  readonly byDefault?: string;
  /** A sentence on when another default stands. */
  readonly elsewhere?: string;
}

/** A field that is a text with a unit in the file, and a number of one unit afterwards. */
export type QuantityField<T> = z.ZodType<T>;

interface QuantityFace {
  readonly title: string;
  readonly pattern: RegExp;
  readonly example: string;
  readonly bounds: string;
}

export function amountField(unit: TokenUnit, range: Range<bigint>, notes: FieldNotes): QuantityField<bigint> {
  const symbol = unit.symbol ?? 'ACT';
  const bounds = amountBounds(unit, range);
  const face = { title: 'amount', pattern: AMOUNT_PATTERN, example: `100 ${symbol}`, bounds };
  return quantity((value) => readAmount(value, unit, range), face, notes);
}

/** Tokens, or a part of the whole supply in basis points. */
export type AmountOrShare = { readonly baseUnits: bigint } | { readonly supplyBps: number };

/** An amount of tokens, or a percentage of the supply. */
export function amountOrShareField(
  unit: TokenUnit,
  range: Range<bigint>,
  description: string,
): QuantityField<AmountOrShare> {
  const symbol = unit.symbol ?? 'ACT';
  const shares = { min: 1, max: 10_000 };
  const read = (value: unknown): Reading<AmountOrShare> => {
    if (typeof value === 'string' && value.endsWith('%')) {
      const reading = readPercentage(value, shares);
      return reading.ok ? { ok: true, value: { supplyBps: reading.value } } : reading;
    }
    const reading = readAmount(value, unit, range);
    if (reading.ok) return { ok: true, value: { baseUnits: reading.value } };
    return { ...reading, expected: `${reading.expected}, or a percentage of token.supply such as 2%` };
  };
  const pattern = new RegExp(`${AMOUNT_PATTERN.source}|${percentagePattern(shares).source}`);
  const bounds = `${amountBounds(unit, range)}, or a percentage of token.supply from 0.01% to 100%`;
  return quantity(
    read,
    { title: 'amount or percentage', pattern, example: `100_000 ${symbol}`, bounds },
    { description },
  );
}

/** Units of a price of 1. */
const PRICE_SCALE = 10 ** PRICE_DECIMALS;

/** US dollars for one whole token, finer than the quote asset may be. The range is in steps of 10^-9. */
export function priceField(quote: TokenUnit, range: Range<bigint>, notes: FieldNotes): QuantityField<number> {
  const symbol = quote.symbol ?? 'USD';
  const unit = { symbol, decimals: PRICE_DECIMALS, decimalsKey: 'of a price' };
  const read = (value: unknown): Reading<number> => {
    const reading = readAmount(value, unit, range);
    return reading.ok ? { ok: true, value: Number(reading.value) / PRICE_SCALE } : reading;
  };
  const bounds = amountBounds(unit, range);
  return quantity(read, { title: 'price', pattern: AMOUNT_PATTERN, example: `0.05 ${symbol}`, bounds }, notes);
}

export function percentageField(rangeBps: Range<number>, notes: FieldNotes): QuantityField<number> {
  const bounds = `from ${formatPercentage(rangeBps.min)} to ${formatPercentage(rangeBps.max)}`;
  const face = {
    title: 'percentage',
    pattern: percentagePattern(rangeBps),
    example: percentageWithin(rangeBps),
    bounds,
  };
  return quantity((value) => readPercentage(value, rangeBps), face, notes);
}

export function multiplierField(rangeBps: Range<number>, notes: FieldNotes): QuantityField<number> {
  const bounds = `from ${formatMultiplier(rangeBps.min)} to ${formatMultiplier(rangeBps.max)}`;
  const face = { title: 'multiplier', pattern: MULTIPLIER_PATTERN, example: '1.5x', bounds };
  return quantity((value) => readMultiplier(value, rangeBps), face, notes);
}

export function durationField(rangeSeconds: Range<number>, notes: FieldNotes): QuantityField<number> {
  const bounds = `from ${formatDuration(rangeSeconds.min)} to ${formatDuration(rangeSeconds.max)}`;
  const face = { title: 'duration', pattern: DURATION_PATTERN, example: '30d', bounds };
  return quantity((value) => readDuration(value, rangeSeconds), face, notes);
}

/** A duration that the program counts in days; its value is their number. */
export function wholeDaysField(rangeDays: Range<number>, notes: FieldNotes): QuantityField<number> {
  const { min, max } = rangeDays;
  const bounds = `whole days, from ${min}d to ${max}d`;
  const face = { title: 'duration', pattern: DURATION_PATTERN, example: daysWithin(rangeDays), bounds };
  return quantity((value) => readWholeDays(value, rangeDays), face, notes);
}

export function dateField(range: Range<string>, notes: FieldNotes): QuantityField<number> {
  const bounds = `from ${range.min} to ${range.max}`;
  const face = { title: 'date', pattern: DATE_PATTERN, example: '2026-01-01', bounds };
  return quantity((value) => readDate(value, range), face, notes);
}

/** Path of a table beside the scenario: no way leads out of its folder. */
export function csvFileField(example: string, description: string): z.ZodType<string> {
  return z
    .string()
    .max(MAX_FILE_NAME_LENGTH)
    .regex(CSV_FILE)
    .meta({ title: "path of a .csv file in the scenario's folder", examples: [example], description });
}

/** Facts that a field of its own adds to a zod issue, for the message. */
export interface QuantityIssue {
  readonly expected: string;
  readonly suggestion?: string;
}

function quantity<T>(read: (value: unknown) => Reading<T>, face: QuantityFace, notes: FieldNotes): QuantityField<T> {
  // The unknown type lets a bare number through to `read`, which knows the unit that it lacks; editors see the text.
  const field = z
    .unknown()
    .meta({ type: 'string', title: face.title, pattern: face.pattern.source, examples: [face.example] })
    .transform((value, context): T => {
      const reading = read(value);
      if (reading.ok) return reading.value;
      const { expected, suggestion } = reading;
      const params: QuantityIssue = suggestion === undefined ? { expected } : { expected, suggestion };
      context.issues.push({ code: 'custom', input: value, params: { ...params } });
      return z.NEVER;
    });
  const elsewhere = notes.elsewhere === undefined ? '' : ` ${notes.elsewhere}`;
  const description = `${notes.description} Range: ${face.bounds}.${elsewhere}`;
  if (notes.byDefault === undefined) return field.describe(description);
  return field.prefault(notes.byDefault).describe(description);
}
