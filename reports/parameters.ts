import { BASIS_POINTS } from '#sim/core/units.ts';
import type { RunManifest } from './artifacts/manifest.ts';
import { durationInWords } from './story.ts';
import { formatNumber, formatPercent, formatTokens, groupDigits, type TokenUnit } from './text/quantity.ts';

/** One parameter of the run: its path in the run spec, and its value with its unit. */
export interface Parameter {
  readonly path: string;
  readonly value: string;
}

const BASIS_POINTS_OF_ONE = Number(BASIS_POINTS);

/** Said elsewhere in a report. */
const LEFT_OUT: ReadonlySet<string> = new Set(['name', 'description', 'seed']);

/** All parameters of a run in the order of its spec. The unit at the end of a name moves to the value. */
export function runParameters({ spec }: RunManifest): readonly Parameter[] {
  return parametersOf('', spec, spec.token).filter(({ path }) => !LEFT_OUT.has(path));
}

function parametersOf(path: string, value: unknown, token: TokenUnit): readonly Parameter[] {
  if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null)) {
    return value.flatMap((item: unknown, index) => parametersOf(`${path}[${index}]`, item, token));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, item]) =>
      parametersOf(path === '' ? key : `${path}.${key}`, item, token),
    );
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const unit = UNITS.find(({ suffix }) => path.endsWith(suffix));
  if (unit === undefined) return [{ path, value: items.map(plainValue).join(', ') }];
  const shown = items.map((item) => unit.show(item, token) ?? plainValue(item));
  return [{ path: path.slice(0, -unit.suffix.length) + (unit.named ?? ''), value: shown.join(', ') }];
}

interface ParameterUnit {
  readonly suffix: string;
  /** What of the suffix stays in the name. */
  readonly named?: string;
  /** Undefined for a value that cannot have the unit, which is then shown as it is. */
  show(this: void, value: unknown, token: TokenUnit): string | undefined;
}

/** Units by the end of a name, also as policies write them; the first that fits counts. */
const UNITS: readonly ParameterUnit[] = [
  {
    suffix: 'BaseUnits',
    show: (value, token) =>
      typeof value === 'string' && /^-?\d+$/.test(value)
        ? `${formatTokens(BigInt(value), token.decimals)} ${token.symbol}`
        : undefined,
  },
  {
    suffix: 'multiplierBps',
    named: 'multiplier',
    show: (value) => (typeof value === 'number' ? `${value / BASIS_POINTS_OF_ONE}x` : undefined),
  },
  { suffix: 'BpsByYear', named: 'ByYear', show: percentOfBps },
  { suffix: 'Bps', show: percentOfBps },
  { suffix: '_bps', show: percentOfBps },
  { suffix: 'UnixSeconds', show: (value) => (isTime(value) ? new Date(value * 1000).toISOString() : undefined) },
  { suffix: 'Seconds', show: (value) => (isTime(value) ? durationInWords(value) : undefined) },
  { suffix: 'Days', show: days },
  { suffix: '_days', show: days },
  { suffix: '_days_mean', named: '_mean', show: days },
];

function days(value: unknown): string | undefined {
  return typeof value === 'number' ? `${formatNumber(value)} ${value === 1 ? 'day' : 'days'}` : undefined;
}

function percentOfBps(value: unknown): string | undefined {
  return typeof value === 'number' ? `${formatPercent(value / BASIS_POINTS_OF_ONE)}%` : undefined;
}

/** Seconds that a JavaScript date can hold. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 8_640_000_000_000;
}

function plainValue(value: unknown): string {
  if (typeof value === 'number' && Number.isInteger(value)) return groupDigits(String(value));
  return typeof value === 'string' ? value : JSON.stringify(value);
}
