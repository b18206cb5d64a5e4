import { SimError } from '#sim/core/errors/sim-error.ts';
import type { ColumnDescription } from '../artifacts/columns.ts';
import type { TokenUnit } from '../text/quantity.ts';
import { endsYear } from '../year-ends.ts';
import { type ParameterChanges, parameterChanges } from './changed-parameters.ts';
import type { ComparedRun, ComparedSide } from './compared-side.ts';
import { type MetricDifference, pairDifference, seedsDifference } from './metric-difference.ts';
import { type SideTitles, sideTitles } from './side-titles.ts';

/** `folders`: one run each, whatever it was; `seeds`: the same seeds on both sides. */
export type ComparisonKind = 'folders' | 'seeds';

export interface RunPair {
  readonly a: ComparedRun;
  readonly b: ComparedRun;
}

/** Every common metric at one time. */
export interface ComparedTime {
  /** Undefined: the end of what is compared. */
  readonly year: number | undefined;
  readonly tickIndex: number;
  readonly differences: readonly MetricDifference[];
}

/** B against A, all of it. */
export interface Comparison {
  readonly kind: ComparisonKind;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly titles: SideTitles;
  readonly token: TokenUnit;
  readonly quoteDecimals: number;
  readonly tickSeconds: number;
  /** Ticks that every pair has; only these are compared. */
  readonly commonTicks: number;
  readonly pairs: readonly RunPair[];
  readonly changes: ParameterChanges;
  /** Metrics that both have in the same unit, in the order of A. */
  readonly metrics: readonly ColumnDescription[];
  readonly onlyInA: readonly string[];
  readonly onlyInB: readonly string[];
  /** Ends of years in time order, then the end. */
  readonly times: readonly ComparedTime[];
  /** Whether the common metrics of each pair are known to be equal to the last digit, at every common tick. */
  readonly isIdentical: boolean;
  /** Whether some pair is known to differ, be it before the end. Neither, where too few ticks were kept to tell. */
  readonly isDifferent: boolean;
}

/**
 * Compares two sides. Throws REPORT__NOT_COMPARABLE: for ticks of different lengths, tokens of different decimals, and
 * sides without a finished tick that both have.
 */
export function compareSides(kind: ComparisonKind, a: ComparedSide, b: ComparedSide): Comparison {
  requireComparable(a, b);
  const pairs = kind === 'folders' ? pairOf(a, b) : pairsBySeed(a, b);
  const commonTicks = Math.min(...pairs.flatMap((pair) => [pair.a.ticksFinished, pair.b.ticksFinished]));
  if (pairs.length === 0 || commonTicks === 0) {
    throw notComparable(a, b, {
      expected: 'at least one tick that both finished',
      found: `${ticksOf(a)} in ${a.name}, ${ticksOf(b)} in ${b.name}`,
      hint: 'runs of both have to get beyond their first tick',
    });
  }
  const metrics = a.metrics.filter(({ id, unit }) => b.metrics.some((one) => one.id === id && one.unit === unit));
  const known = new Set(metrics.map(({ id }) => id));
  const { tickSeconds, token } = a.manifest.spec;
  const changes = parameterChanges(a.manifest, b.manifest);
  const columns = columnsOf(a, b, metrics);
  const isOneTable =
    [a, b].every((side) => side.metrics.length === metrics.length) && columns.every((one) => one.a === one.b);
  const equalities = pairs.map((pair) => isEqualPair(pair, commonTicks, { columns, isOneTable }));
  return {
    kind,
    a,
    b,
    titles: sideTitles(a, b, changes),
    token,
    quoteDecimals: quoteDecimalsOf(a),
    tickSeconds,
    commonTicks,
    pairs,
    changes,
    metrics,
    onlyInA: a.metrics.flatMap(({ id }) => (known.has(id) ? [] : [id])),
    onlyInB: b.metrics.flatMap(({ id }) => (known.has(id) ? [] : [id])),
    times: timesOf(commonTicks, tickSeconds).map((time) => ({
      ...time,
      differences: differencesAt(time.tickIndex, pairs, metrics, columns),
    })),
    isIdentical: equalities.every((isEqual) => isEqual === true),
    isDifferent: equalities.includes(false),
  };
}

/** Throws REPORT__NOT_COMPARABLE for sides of which no run can be compared, whatever it does. */
export function requireComparable(a: ComparedSide, b: ComparedSide): void {
  requireSame(a, b, 'ticks of one length', 'tick', ({ manifest }) => `${manifest.spec.tickSeconds} seconds`);
  requireSame(a, b, 'tokens of the same decimals', 'token.decimals', ({ manifest }) =>
    String(manifest.spec.token.decimals),
  );
  requireSame(a, b, 'quote assets of the same decimals', 'treasury.quote_decimals', (side) =>
    String(quoteDecimalsOf(side)),
  );
}

/** What is compared last. */
export function endOf({ times }: Comparison): ComparedTime {
  return times.at(-1) as ComparedTime;
}

function pairOf(a: ComparedSide, b: ComparedSide): readonly RunPair[] {
  const [runA] = a.runs;
  const [runB] = b.runs;
  return runA === undefined || runB === undefined ? [] : [{ a: runA, b: runB }];
}

/** Seeds whose run was completed on both sides. */
function pairsBySeed(a: ComparedSide, b: ComparedSide): readonly RunPair[] {
  return a.runs.flatMap((run) => {
    const other = b.runs.find(({ seed }) => seed === run.seed);
    return run.status === 'completed' && other?.status === 'completed' ? [{ a: run, b: other }] : [];
  });
}

function timesOf(commonTicks: number, tickSeconds: number): readonly Omit<ComparedTime, 'differences'>[] {
  const times: Omit<ComparedTime, 'differences'>[] = [];
  for (let tickIndex = 0; tickIndex < commonTicks - 1; tickIndex++) {
    if (endsYear(tickIndex, tickSeconds)) times.push({ year: times.length + 1, tickIndex });
  }
  return [...times, { year: undefined, tickIndex: commonTicks - 1 }];
}

function differencesAt(
  tickIndex: number,
  pairs: readonly RunPair[],
  metrics: readonly ColumnDescription[],
  columns: readonly SharedColumn[],
): readonly MetricDifference[] {
  const cells = pairs.map((pair) => ({ a: pair.a.cellsAt(tickIndex) ?? [], b: pair.b.cellsAt(tickIndex) ?? [] }));
  return metrics.map((metric, index) => {
    const column = columns[index] as SharedColumn;
    const texts = cells.map((pair) => ({ a: pair.a[column.a] ?? '', b: pair.b[column.b] ?? '' }));
    const [only] = texts;
    return texts.length === 1 && only !== undefined ? pairDifference(metric, only) : seedsDifference(metric, texts);
  });
}

/** Where a metric is on either side. */
interface SharedColumn {
  readonly a: number;
  readonly b: number;
}

function columnsOf(a: ComparedSide, b: ComparedSide, metrics: readonly ColumnDescription[]): readonly SharedColumn[] {
  return metrics.map((metric) => ({
    a: a.metrics.findIndex(({ id }) => id === metric.id),
    b: b.metrics.findIndex(({ id }) => id === metric.id),
  }));
}

/** Of the metrics that both have; undefined where the ticks that were kept do not tell. */
function isEqualPair(
  { a, b }: RunPair,
  commonTicks: number,
  { columns, isOneTable }: { readonly columns: readonly SharedColumn[]; readonly isOneTable: boolean },
): boolean | undefined {
  if (a.digest === b.digest) return true;
  const digests = [a, b].map((run) => run.digestAt?.(commonTicks - 1));
  if (digests[0] !== undefined && digests[0] === digests[1]) return true;
  let known = 0;
  for (let tick = 0; tick < commonTicks; tick++) {
    const inA = a.cellsAt(tick);
    const inB = b.cellsAt(tick);
    if (inA === undefined || inB === undefined) continue;
    if (columns.some((column) => inA[column.a] !== inB[column.b])) return false;
    known += 1;
  }
  if (known === commonTicks) return true;
  // Tables of the same columns that hash otherwise differ in some value.
  return isOneTable && !digests.includes(undefined) ? false : undefined;
}

function ticksOf({ runs }: ComparedSide): string {
  return `${Math.max(0, ...runs.map(({ ticksFinished }) => ticksFinished))} finished ticks`;
}

function quoteDecimalsOf({ manifest }: ComparedSide): number {
  const { treasury } = manifest.spec as { readonly treasury?: { readonly quoteDecimals?: unknown } };
  return typeof treasury?.quoteDecimals === 'number' ? treasury.quoteDecimals : 0;
}

function requireSame(
  a: ComparedSide,
  b: ComparedSide,
  expected: string,
  key: string,
  figure: (side: ComparedSide) => string,
): void {
  const inA = figure(a);
  const inB = figure(b);
  if (inA === inB) return;
  const found = `${inA} in ${a.name}, ${inB} in ${b.name}`;
  throw notComparable(a, b, { expected, found, hint: `give both scenarios the same ${key}` });
}

function notComparable(
  { name: a }: ComparedSide,
  { name: b }: ComparedSide,
  why: { readonly expected: string; readonly found: string; readonly hint: string },
): SimError {
  return new SimError('REPORT__NOT_COMPARABLE', { a, b, ...why });
}
