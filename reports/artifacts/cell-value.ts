import { SimError } from '#sim/core/errors/sim-error.ts';

/** As a run writes numbers; what else a language takes for one (a blank, `0x10`, `Infinity`) nobody wrote. */
const DECIMAL = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;
const WHOLE = /^-?\d+$/;
const MS_PER_DAY = 86_400_000;
/** More of a text that is wrong tells nothing. */
const MAX_SHOWN = 60;

/** The number that a cell says; undefined for a text that says none that is finite. */
export function numberOf(text: string): number | undefined {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Exact; undefined for a text that is no whole number. */
export function integerOf(text: string): bigint | undefined {
  return WHOLE.test(text) ? BigInt(text) : undefined;
}

/** Days since 1970 of a day as `2025-01-31`; undefined for a text that is none, also for 31 February. */
export function dayOf(text: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return undefined;
  return time / MS_PER_DAY;
}

/** A text as a message shows it: in quotes, without what acts on a terminal, and not longer than tells something. */
export function shownText(text: string): string {
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text;
  return JSON.stringify(shown).replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A cell that is not what its column holds. */
export function cellInvalid(
  file: string,
  line: number,
  column: string,
  expected: string,
  found: string,
): SimError<'REPORT__RUN_FILE_INVALID'> {
  const reason = `line ${line}, column ${column}: expected ${expected}, found ${shownText(found)}`;
  return new SimError('REPORT__RUN_FILE_INVALID', { file, reason });
}
