import { TIME_COLUMNS } from './artifacts/columns.ts';
import { columnIndex, type RunTable } from './artifacts/run-table.ts';
import { type Quantity, quantityOf, type TokenUnit } from './text/quantity.ts';

/** One metric at the end of the first and of the last finished tick, in the same unit. */
export interface KeyFigure {
  readonly id: string;
  readonly title: string;
  readonly formula: string;
  readonly start: Quantity;
  readonly end: Quantity;
}

/** Ratios that everybody writes from 0 to 1, not as percent. */
const INDEX_METRICS: ReadonlySet<string> = new Set(['influence.gini', 'influence.hhi']);

/** What a reader asks first, in this order. */
const KEY_METRICS: readonly string[] = [
  'staking.ratio',
  'staking.total_staked',
  'staking.active_stakers',
  'staking.mean_lock_days',
  'supply.total',
  'supply.circulating',
  'supply.inflation_annualised',
  'supply.inflation_365d',
  'influence.whale_share',
  'influence.top10_share',
  'influence.gini',
  'influence.nakamoto',
  'rewards.claimed',
  'treasury.penalties',
];

/** All metrics of the run in column order; none before the first tick has finished. */
export function allFigures(metrics: RunTable, token: TokenUnit): readonly KeyFigure[] {
  const first = metrics.rows[0];
  const last = metrics.rows.at(-1);
  if (first === undefined || last === undefined) return [];
  return metrics.columns.slice(TIME_COLUMNS.length).map(({ id, title, unit, formula }, index) => {
    const position = TIME_COLUMNS.length + index;
    const shown = INDEX_METRICS.has(id) ? 'index' : unit;
    const start = quantityOf(first[position] ?? '', shown, token);
    const end = quantityOf(last[position] ?? '', shown, token);
    return { id, title, formula, start, end };
  });
}

/** The figures that a reader asks for first. */
export function keyFigures(figures: readonly KeyFigure[]): readonly KeyFigure[] {
  return KEY_METRICS.flatMap((id) => figures.filter((figure) => figure.id === id));
}

/** The last value of a metric, undefined when there is none. */
export function lastValue(metrics: RunTable, id: string): number | undefined {
  const index = columnIndex(metrics, id);
  const cell = index === undefined ? '' : (metrics.rows.at(-1)?.[index] ?? '');
  return cell === '' ? undefined : Number(cell);
}
