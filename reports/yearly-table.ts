import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { RunManifest } from './artifacts/manifest.ts';
import { columnIndex, type RunTable } from './artifacts/run-table.ts';
import type { RunResults } from './run-results.ts';
import { formatPercent, formatTokens, MINUS, type TokenUnit, UNDEFINED_VALUE } from './text/quantity.ts';
import { endsYear, yearsIn } from './year-ends.ts';

/** One figure of a year: the run's, and what the scenario expected of it, in tokens. */
export interface YearFigure {
  readonly title: string;
  readonly found: string;
  /** Undefined where the scenario expects nothing. */
  readonly expected: string | undefined;
  /** Found against expected: `+4.20%`. */
  readonly difference: string | undefined;
}

export interface YearRow {
  /** `year 1`, or `year 3 to day 900` for one that was not finished. */
  readonly label: string;
  readonly figures: readonly YearFigure[];
}

interface YearColumn {
  readonly title: string;
  readonly metric: string;
  /** Key in `expected` of the run spec. */
  readonly expected: string;
  /** The year's own part of a figure that counts from genesis. */
  readonly perYear: boolean;
}

const COLUMNS: readonly YearColumn[] = [
  { title: 'Circulating', metric: 'supply.circulating', expected: 'circulatingBaseUnits', perYear: false },
  { title: 'Staked', metric: 'staking.total_staked', expected: 'stakedBaseUnits', perYear: false },
  { title: 'Paid into rewards', metric: 'rewards.funded', expected: 'rewardsBaseUnits', perYear: true },
];

/** Figures at the end of each year, those that the scenario expects beside them. Empty for a run below a year. */
export function yearlyTable({ manifest, metrics }: Pick<RunResults, 'manifest' | 'metrics'>): readonly YearRow[] {
  const { tickSeconds, token } = manifest.spec;
  const ticks = metrics.rows.length;
  if (yearsIn(ticks, tickSeconds) === 0) return [];
  const expected = expectedYears(manifest);
  const rows: YearRow[] = [];
  let before = -1;
  for (let last = 0; last < ticks; last++) {
    const isWhole = endsYear(last, tickSeconds);
    if (!isWhole && last < ticks - 1) continue;
    const year = rows.length;
    const days = Math.floor(((last + 1) * tickSeconds) / SECONDS_PER_DAY);
    const span = { before, last };
    rows.push({
      label: isWhole ? `year ${year + 1}` : `year ${year + 1} to day ${days}`,
      figures: COLUMNS.map((column) => figureOf(column, metrics, span, isWhole ? expected[year] : undefined, token)),
    });
    before = last;
  }
  return rows;
}

function figureOf(
  { title, metric, expected: key, perYear }: YearColumn,
  metrics: RunTable,
  { before, last }: { readonly before: number; readonly last: number },
  year: Readonly<Record<string, unknown>> | undefined,
  token: TokenUnit,
): YearFigure {
  const end = amountAt(metrics, metric, last);
  const start = perYear && before >= 0 ? amountAt(metrics, metric, before) : 0n;
  const found = end === undefined || start === undefined ? undefined : end - start;
  const text = year?.[key];
  const expected = typeof text === 'string' && /^\d+$/.test(text) ? BigInt(text) : undefined;
  return {
    title,
    found: found === undefined ? UNDEFINED_VALUE : inTokens(found, token),
    expected: expected === undefined ? undefined : inTokens(expected, token),
    difference: found === undefined || expected === undefined ? undefined : differenceOf(found, expected),
  };
}

/** Exact text of the cell: amounts are beyond what a float holds. */
function amountAt(metrics: RunTable, id: string, row: number): bigint | undefined {
  const index = columnIndex(metrics, id);
  const cell = index === undefined ? '' : (metrics.rows[row]?.[index] ?? '');
  return /^\d+$/.test(cell) ? BigInt(cell) : undefined;
}

function inTokens(baseUnits: bigint, token: TokenUnit): string {
  return `${formatTokens(baseUnits, token.decimals)} ${token.symbol}`;
}

function differenceOf(found: bigint, expected: bigint): string | undefined {
  if (expected === 0n) return undefined;
  const ratio = Number(found) / Number(expected) - 1;
  return `${ratio < 0 ? MINUS : '+'}${formatPercent(Math.abs(ratio))}%`;
}

function expectedYears({ spec }: RunManifest): readonly Readonly<Record<string, unknown>>[] {
  const years: unknown = Reflect.get(spec, 'expected');
  return Array.isArray(years) ? years.map((year: unknown) => ({ ...(year as object | undefined) })) : [];
}
