import { distanceOf, isWithin } from '#sim/assertions/assertion-bounds.ts';
import type { BaselineSpec, ToleranceSpec } from '#sim/core/assertion-spec.ts';
import type { Baseline } from './baseline-file.ts';

/** A figure that is not what the baseline has. */
export interface MovedFigure {
  readonly tick: number;
  readonly metric: string;
  /** Exact texts; empty where the metric was not defined. */
  readonly expected: string;
  readonly found: string;
  readonly tolerance: ToleranceSpec;
  readonly unit: string;
}

/** How a run differs from its baseline. */
export interface BaselineDifference {
  /** What of the two cannot be compared, in words; then no figure is. */
  readonly shape: readonly string[];
  /** By tick, then in the order of the columns. */
  readonly moved: readonly MovedFigure[];
}

/** Units whose values are whole numbers: exact, unless a tolerance names the metric. */
const WHOLE_UNITS: ReadonlySet<string> = new Set(['base_units', 'quote_units', 'count', 'compute_units', 'lamports']);
const EXACT: ToleranceSpec = { absolute: 0, relative: 0 };
const MAX_NAMED = 8;

/** Compares a run's figures with the stored ones; `units` by metric. */
export function compareBaseline(
  stored: Baseline,
  run: Baseline,
  spec: BaselineSpec,
  units: ReadonlyMap<string, string>,
): BaselineDifference {
  const shape = shapeOf(stored, run);
  if (shape.length > 0) return { shape, moved: [] };
  const moved = stored.rows.flatMap(({ tick, cells }, row) =>
    cells.flatMap((expected, column) => {
      const metric = stored.metrics[column] ?? '';
      const unit = units.get(metric) ?? '';
      const found = run.rows[row]?.cells[column] ?? '';
      const tolerance = toleranceOf(metric, unit, spec);
      return isSame(expected, found, tolerance) ? [] : [{ tick, metric, expected, found, tolerance, unit }];
    }),
  );
  return { shape, moved };
}

function shapeOf(stored: Baseline, run: Baseline): readonly string[] {
  const lines: string[] = [];
  const missing = stored.metrics.filter((id) => !run.metrics.includes(id));
  const added = run.metrics.filter((id) => !stored.metrics.includes(id));
  if (missing.length > 0) lines.push(`the baseline has metrics that the run has not: ${named(missing)}`);
  if (added.length > 0) lines.push(`the run has metrics that the baseline has not: ${named(added)}`);
  if (lines.length === 0 && stored.metrics.some((id, index) => id !== run.metrics[index])) {
    lines.push('the baseline has its metrics in another order');
  }
  const ticks = ({ rows }: Baseline): string => rows.map(({ tick }) => tick).join(', ');
  if (ticks(stored) !== ticks(run)) {
    lines.push(`the baseline has other ticks: expected ${shortened(ticks(stored))}, found ${shortened(ticks(run))}`);
  }
  return lines;
}

function named(ids: readonly string[]): string {
  const rest = ids.length - MAX_NAMED;
  return ids.slice(0, MAX_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function toleranceOf(metric: string, unit: string, { tolerance, tolerances }: BaselineSpec): ToleranceSpec {
  const own = tolerances.find((entry) => entry.metric === metric)?.tolerance;
  return own ?? (WHOLE_UNITS.has(unit) ? EXACT : tolerance);
}

function isSame(expected: string, found: string, tolerance: ToleranceSpec): boolean {
  if (expected === found) return true;
  if (expected === '' || found === '') return false;
  return isWithin(figureOf(found), figureOf(expected), tolerance);
}

/** Whole numbers exactly, whatever their size. */
function figureOf(text: string): number | bigint {
  return /^-?[0-9]+$/.test(text) ? BigInt(text) : Number(text);
}

/** The difference in words: the first tick and metric that moved, then how much else did. */
export function differenceLines({ shape, moved }: BaselineDifference): readonly string[] {
  const [first] = moved;
  if (first === undefined) return shape;
  const metrics = [...new Set(moved.map(({ metric }) => metric))];
  const others = metrics.filter((metric) => metric !== first.metric);
  const more = moved.length - 1;
  const lines = [`${first.metric} moved at tick ${first.tick}: ${movedInWords(first)}`];
  if (more > 0) {
    const values = `${more} more value${more === 1 ? '' : 's'}`;
    lines.push(others.length === 0 ? `${values} of it` : `${values}, also of ${named(others)}`);
  }
  return lines;
}

function movedInWords({ expected, found, tolerance, unit }: MovedFigure): string {
  const shown = (text: string): string => (text === '' ? 'no value' : text);
  const pair = `expected ${shown(expected)}, found ${shown(found)}`;
  if (expected === '' || found === '') return pair;
  const distance = distanceOf(figureOf(found), figureOf(expected));
  const base = Math.abs(Number(expected));
  const share = base === 0 ? '' : ` (${Number(((Number(distance) / base) * 100).toPrecision(3))}%)`;
  const words = unit === '' || unit === 'ratio' || unit === 'count' ? '' : ` ${unit.replaceAll('_', ' ')}`;
  return `${pair}, difference ${String(distance)}${words}${share}, ${toleranceInWords(tolerance)}`;
}

function toleranceInWords({ absolute, relative }: ToleranceSpec): string {
  if (absolute === 0 && relative === 0) return 'exact';
  const parts = [
    ...(absolute === 0 ? [] : [String(absolute)]),
    ...(relative === 0 ? [] : [`${Number((relative * 100).toPrecision(6))}% of the value`]),
  ];
  return `tolerance ${parts.join(' or ')}`;
}
