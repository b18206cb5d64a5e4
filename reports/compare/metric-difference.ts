import { quantileSorted } from 'simple-statistics';
import type { ColumnDescription } from '../artifacts/columns.ts';
import { BAND_QUANTILES } from '../sweep/bands.ts';

/** Exact base units, or a float. */
export type Figure = bigint | number;

/**
 * What a difference B - A says. `better` and `worse` only for a metric with a direction, `higher` and `lower` for the
 * others; `unclear`: over the seeds the band from p10 to p90 has 0 in it, or too few of them agree; `unknown`: one side has
 * no value.
 */
export type Verdict = 'better' | 'worse' | 'higher' | 'lower' | 'same' | 'unclear' | 'unknown';

/** One metric at one time, B against A. */
export interface MetricDifference {
  readonly metric: ColumnDescription;
  /** Of one pair its value, over seeds their median; undefined without a value. */
  readonly a: Figure | undefined;
  readonly b: Figure | undefined;
  /** B - A: of one pair exact, over seeds the median of the seeds' differences. */
  readonly difference: Figure | undefined;
  /** Of A's size; undefined where A is 0. */
  readonly relative: number | undefined;
  /** Undefined for one pair, which has no spread. */
  readonly band: DifferenceBand | undefined;
  readonly verdict: Verdict;
}

/** How the differences of the seeds spread. */
export interface DifferenceBand {
  readonly p10: number;
  readonly p90: number;
  /** Seeds whose difference has the sign of the median. */
  readonly agreeing: number;
  /** Seeds with a value on both sides. */
  readonly of: number;
}

/** The texts of one metric's cells in one pair of runs; empty is no value. */
export interface CellPair {
  readonly a: string;
  readonly b: string;
}

/** The difference in one pair of runs: exact where cells are. */
export function pairDifference(metric: ColumnDescription, cells: CellPair): MetricDifference {
  const a = figureOf(cells.a);
  const b = figureOf(cells.b);
  const difference = a === undefined || b === undefined ? undefined : minus(b, a);
  const verdict = difference === undefined ? 'unknown' : verdictOf(metric, Number(difference));
  return { metric, a, b, difference, relative: relativeTo(a, difference), band: undefined, verdict };
}

/** The difference over pairs of runs with the same seed, in floats. Quantiles are linear between values (R's type 7). */
export function seedsDifference(metric: ColumnDescription, pairs: readonly CellPair[]): MetricDifference {
  const figures = pairs.map((cells) => ({ a: figureOf(cells.a), b: figureOf(cells.b) }));
  const a = medianOf(figures.map((pair) => pair.a));
  const b = medianOf(figures.map((pair) => pair.b));
  const differences = figures
    .flatMap((pair) => (pair.a === undefined || pair.b === undefined ? [] : [Number(minus(pair.b, pair.a))]))
    .sort((one, other) => one - other);
  if (differences.length === 0) {
    return { metric, a, b, difference: undefined, relative: undefined, band: undefined, verdict: 'unknown' };
  }
  const difference = quantileSorted(differences, BAND_QUANTILES.median);
  const band: DifferenceBand = {
    p10: quantileSorted(differences, BAND_QUANTILES.p10),
    p90: quantileSorted(differences, BAND_QUANTILES.p90),
    agreeing: differences.filter((one) => Math.sign(one) === Math.sign(difference)).length,
    of: differences.length,
  };
  const isSame = differences.every((one) => one === 0);
  const isOneSided = band.p10 > 0 || band.p90 < 0;
  const verdict = isSame ? 'same' : isOneSided && isAgreed(band) ? verdictOf(metric, difference) : 'unclear';
  return { metric, a, b, difference, relative: relativeTo(a, difference), band, verdict };
}

/** Whether the difference is there beyond doubt, as far as its runs can tell. */
export function isClear({ verdict }: Pick<MetricDifference, 'verdict'>): boolean {
  return verdict === 'better' || verdict === 'worse' || verdict === 'higher' || verdict === 'lower';
}

/** From so many seeds on chance can be told from agreement; fewer have to agree all. */
export const TELLING_SEEDS = 6;
/** Of metrics that do not differ, at most this share is taken for different: the level of a two-sided sign test. */
const CHANCE = 0.05;

/** Whether more seeds agree on a direction than chance makes agree; with few seeds, whether all do. */
function isAgreed({ agreeing, of }: DifferenceBand): boolean {
  return of < TELLING_SEEDS ? agreeing === of : chanceOfAgreement(agreeing, of) <= CHANCE;
}

/** How likely it is that so many seeds, or more, agree where either direction is as likely as the other. */
export function chanceOfAgreement(agreeing: number, of: number): number {
  let ways = 1;
  let tail = 0;
  for (let against = 0; against <= of - agreeing; against += 1) {
    tail += ways / 2 ** of;
    ways = (ways * (of - against)) / (against + 1);
  }
  return Math.min(1, 2 * tail);
}

function verdictOf({ better }: ColumnDescription, difference: number): Verdict {
  if (difference === 0) return 'same';
  const direction = difference > 0 ? 'higher' : 'lower';
  if (better !== 'higher' && better !== 'lower') return direction;
  return better === direction ? 'better' : 'worse';
}

/** Whole numbers as bigint, so that amounts stay exact. */
function figureOf(cell: string): Figure | undefined {
  if (cell === '') return undefined;
  return /^-?\d+$/.test(cell) ? BigInt(cell) : Number(cell);
}

function minus(b: Figure, a: Figure): Figure {
  return typeof a === 'bigint' && typeof b === 'bigint' ? b - a : Number(b) - Number(a);
}

function relativeTo(a: Figure | undefined, difference: Figure | undefined): number | undefined {
  if (a === undefined || difference === undefined || Number(a) === 0) return undefined;
  return Number(difference) / Math.abs(Number(a));
}

function medianOf(figures: readonly (Figure | undefined)[]): number | undefined {
  const values = figures.flatMap((figure) => (figure === undefined ? [] : [Number(figure)]));
  values.sort((one, other) => one - other);
  return values.length === 0 ? undefined : quantileSorted(values, BAND_QUANTILES.median);
}
