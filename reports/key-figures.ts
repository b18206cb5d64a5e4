import { TIME_COLUMNS } from './artifacts/columns.ts';
import { columnIndex, type RunTable } from './artifacts/run-table.ts';
import { type Quantity, quantityOf, type TokenUnit } from './text/quantity.ts';

/** One metric at the end of the first and of the last finished tick, in the same unit. */
export interface KeyFigure {
  readonly id: string;
  readonly title: string;
  readonly formula: string;
  /** Where its terms are read; undefined where the run does not say. */
  readonly source?: string | undefined;
  /** The direction that a designer wants; undefined where the run does not say. */
  readonly better?: string | undefined;
  readonly start: Quantity;
  readonly end: Quantity;
}

/** Ratios that everybody writes from 0 to 1, not as percent. */
const INDEX_METRICS: ReadonlySet<string> = new Set(['influence.gini', 'influence.hhi']);

/** All metrics of the run in column order; none before the first tick has finished. */
export function allFigures(metrics: RunTable, token: TokenUnit, quote?: TokenUnit): readonly KeyFigure[] {
  const first = metrics.rows[0];
  const last = metrics.rows.at(-1);
  if (first === undefined || last === undefined) return [];
  return metrics.columns.slice(TIME_COLUMNS.length).map(({ id, title, unit, formula, source, better }, index) => {
    const position = TIME_COLUMNS.length + index;
    const shown = INDEX_METRICS.has(id) ? 'index' : unit;
    const start = quantityOf(first[position] ?? '', shown, token, quote);
    const end = quantityOf(last[position] ?? '', shown, token, quote);
    return { id, title, formula, source, better, start, end };
  });
}

/** The last value of a metric, undefined when there is none. */
export function lastValue(metrics: RunTable, id: string): number | undefined {
  const index = columnIndex(metrics, id);
  const cell = index === undefined ? '' : (metrics.rows.at(-1)?.[index] ?? '');
  return cell === '' ? undefined : Number(cell);
}
