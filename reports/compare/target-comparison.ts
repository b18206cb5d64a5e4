import { TIME_COLUMNS } from '../artifacts/columns.ts';
import { utcDate } from '../artifacts/tables/table.ts';
import { type SuccessRow, successTable } from '../success-metrics.ts';
import type { ComparedRun, ComparedSide } from './compared-side.ts';
import type { Comparison } from './comparison.ts';

/** One target of the plan at the end of what is compared. */
export interface TargetComparison {
  readonly id: string;
  readonly title: string;
  readonly target: string;
  readonly a: TargetOutcome;
  readonly b: TargetOutcome;
}

export interface TargetOutcome {
  /** Runs that meet it. */
  readonly met: number;
  readonly of: number;
  /** The figure of the only run; undefined over seeds. */
  readonly figure: string | undefined;
}

/** The plan's targets, as far as both sides can tell. */
export function compareTargets(comparison: Comparison): readonly TargetComparison[] {
  const { a, b, pairs } = comparison;
  const tick = comparison.commonTicks - 1;
  const inA = pairs.map((pair) => targetsAt(tick, a, pair.a));
  const inB = pairs.map((pair) => targetsAt(tick, b, pair.b));
  return (inA[0] ?? []).flatMap(({ id, title, target }) => {
    const outcomes = [outcomeOf(id, inA), outcomeOf(id, inB)] as const;
    return outcomes[1].of === 0 ? [] : [{ id, title, target, a: outcomes[0], b: outcomes[1] }];
  });
}

/** `5 of 7`: targets that every run of a side meets. */
export function targetCount(targets: readonly TargetComparison[], side: 'a' | 'b'): string {
  return `${targets.filter((target) => target[side].met === target[side].of).length} of ${targets.length}`;
}

function outcomeOf(id: string, runs: readonly (readonly SuccessRow[])[]): TargetOutcome {
  const rows = runs.flatMap((run) => run.filter((row) => row.id === id));
  const [only] = rows;
  return {
    met: rows.filter(({ met }) => met === true).length,
    of: rows.length,
    figure: rows.length === 1 ? only?.end : undefined,
  };
}

/** Targets are told by the figures of one tick alone. */
function targetsAt(tick: number, { metrics }: ComparedSide, run: ComparedRun): readonly SuccessRow[] {
  const cells = run.cellsAt(tick);
  const seconds = run.unixSeconds[tick];
  if (cells === undefined || seconds === undefined) return [];
  const row = ['0', String(seconds), utcDate(seconds), ...cells];
  return successTable({ metrics: { file: '', columns: [...TIME_COLUMNS, ...metrics], rows: [row] } });
}
