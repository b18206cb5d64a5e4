import type { Conclusion, ConclusionBound, FigureTime, SweepDesign, SweepRun, SweepVariant } from './sweep-run.ts';

/** How a conclusion fares in one variant. */
export interface ConclusionResult {
  readonly conclusion: Conclusion;
  readonly variant: SweepVariant;
  /** Seeds for which it holds. */
  readonly holds: number;
  readonly of: number;
  /** The seed whose figure is nearest to a bound, or furthest beyond it; undefined when no seed has a figure. */
  readonly worst: { readonly seed: number; readonly figure: number } | undefined;
}

/** Every conclusion in every variant that it is about. A run that did not complete holds nothing. */
export function checkConclusions(design: SweepDesign, runs: readonly SweepRun[]): readonly ConclusionResult[] {
  const byKey = new Map(runs.map((run) => [keyOf(run.variant, run.seed), run]));
  return design.conclusions.flatMap((conclusion) =>
    design.variants
      .filter(({ name }) => conclusion.variant === undefined || conclusion.variant === name)
      .map((variant) => checkIn(design, conclusion, variant, byKey)),
  );
}

function checkIn(
  { variants, seeds }: SweepDesign,
  conclusion: Conclusion,
  variant: SweepVariant,
  runs: ReadonlyMap<string, SweepRun>,
): ConclusionResult {
  let holds = 0;
  let worst: ConclusionResult['worst'];
  let worstMargin = Number.POSITIVE_INFINITY;
  const figureIn = (name: string, seed: number): number | undefined => {
    const run = runs.get(keyOf(name, seed));
    const tickSeconds = variants.find((candidate) => candidate.name === name)?.tickSeconds;
    if (run?.status !== 'completed' || tickSeconds === undefined) return undefined;
    return figureOf(conclusion, run.series.get(conclusion.metric) ?? new Float64Array(), tickSeconds);
  };
  for (const seed of seeds) {
    const figure = figureIn(variant.name, seed);
    if (figure === undefined) continue;
    const margins = conclusion.bounds.map(({ side, than }) => {
      const bound = 'value' in than ? than.value : figureIn(than.variant, seed);
      if (bound === undefined) return Number.NEGATIVE_INFINITY;
      return side === 'above' ? figure - bound : bound - figure;
    });
    const margin = Math.min(...margins);
    if (margin > 0) holds += 1;
    if (worst === undefined || margin < worstMargin) {
      worstMargin = margin;
      worst = { seed, figure };
    }
  }
  return { conclusion, variant, holds, of: seeds.length, worst };
}

function keyOf(variant: string, seed: number): string {
  return `${variant} ${seed}`;
}

/** The figure of a series that a conclusion is about; undefined when the series has no value there. */
export function figureOf(
  { at, between }: Pick<Conclusion, 'at' | 'between'>,
  series: Float64Array,
  tickSeconds: number,
): number | undefined {
  if (at.kind === 'time') return definedOr(series[Math.min(Math.floor(at.atSeconds / tickSeconds), series.length - 1)]);
  if (at.kind === 'end') return definedOr(series.at(-1));
  const from = between === undefined ? 0 : Math.ceil(between.fromSeconds / tickSeconds);
  const to = between === undefined ? series.length : Math.floor(between.toSeconds / tickSeconds) + 1;
  const values = series.slice(from, to).filter((value) => !Number.isNaN(value));
  if (values.length === 0) return undefined;
  if (at.kind === 'mean') return values.reduce((sum, value) => sum + value, 0) / values.length;
  const isBetter = at.kind === 'min' ? (a: number, b: number) => a < b : (a: number, b: number) => a > b;
  return values.reduce((best, value) => (isBetter(value, best) ? value : best));
}

function definedOr(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

/** Which figure, in words: `at the end`, `least`, `at day 365`, `mean of days 30 to 90`. */
export function figureInWords(at: FigureTime, between: Conclusion['between']): string {
  const days = (seconds: number): string => String(seconds / 86_400);
  if (at.kind === 'time') return `at day ${days(at.atSeconds)}`;
  if (at.kind === 'end') return 'at the end';
  const names = { min: 'least', max: 'largest', mean: 'mean' } as const;
  if (between === undefined) return names[at.kind];
  return `${names[at.kind]} of days ${days(between.fromSeconds)} to ${days(between.toSeconds)}`;
}

/** All bounds in words: `above 40% and below 60%`. */
export function boundsInWords(bounds: readonly ConclusionBound[]): string {
  return bounds.map(({ side, words }) => `${side} ${words}`).join(' and ');
}
