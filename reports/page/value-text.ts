import * as vega from 'vega';

type Formatter = (value: number) => string;

/** Vega's own formatter of numbers, d3's; its typings leave it out. */
interface VegaLocale {
  defaultLocale(): { format(format: string): Formatter };
}

const formatters = new Map<string, Formatter>();

/** A format that rounds to so many digits, as in `,.5~r`. */
const ROUNDED = /^(.*)\.(\d+)~?r$/;

/** A value in a d3 format with its unit; what the format says already is not said twice. */
export function valueText(value: unknown, format: string, unit: string): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'no value';
  // The prefix of a billion is read as "giga" by nobody who counts money.
  const text = formatterOf(wholeFormat(value, format))(value).replace(/G$/, 'B');
  return unit === '' || unit === '%' ? text : `${text} ${text === '1' ? unit.replace(/s$/, '') : unit}`;
}

/** Rounding to digits stops at whole numbers: zeros in the place of digits would be read as the number itself. */
function wholeFormat(value: number, format: string): string {
  const [, before = '', digits] = ROUNDED.exec(format) ?? [];
  return digits !== undefined && Math.abs(value) >= 10 ** (Number(digits) - 1) ? `${before}.0f` : format;
}

/** `2026-03-04`, with the time of day where it is not midnight; UTC. */
export function instantText(ms: number): string {
  const text = new Date(ms).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

function formatterOf(format: string): Formatter {
  const known = formatters.get(format);
  if (known !== undefined) return known;
  const made = (vega as unknown as VegaLocale).defaultLocale().format(format);
  formatters.set(format, made);
  return made;
}
