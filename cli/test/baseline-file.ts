import { readFile, stat } from 'node:fs/promises';
import { replaceFile } from '#reports/artifacts/file-access.ts';
import type { RunTable } from '#reports/index.ts';
import type { BaselineSpec } from '#sim/core/assertion-spec.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';

/** Figures of a run that a later one is held to: exact texts, by tick and metric. */
export interface Baseline {
  readonly metrics: readonly string[];
  readonly rows: readonly BaselineRow[];
}

interface BaselineRow {
  readonly tick: number;
  /** In the order of `metrics`; empty where the metric was not defined. */
  readonly cells: readonly string[];
}

/** A baseline is committed beside its scenario; nobody reviews a larger one. */
const MAX_BYTES = 8 * 1_048_576;
const TICK = 'tick';
const METRIC_ID = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;
const WHOLE = /^(0|[1-9][0-9]{0,8})$/;
const NUMBER = /^(-?[0-9]{1,60}(\.[0-9]{1,40})?(e[+-]?[0-9]{1,3})?)?$/;

/** The file of a scenario's baseline: beside it, with its name. */
export function baselineFileOf(scenarioFile: string): string {
  return scenarioFile.replace(/\.(yaml|yml|json)$/, '.baseline.csv');
}

/** What a baseline keeps of a finished run: a row in every so many ticks and the last, the chosen metrics. */
export function baselineOf({ columns, rows }: RunTable, { everyTicks, metrics }: BaselineSpec): Baseline {
  // Tick, unix time and date stand before the metrics.
  const chosen = metrics ?? columns.slice(3).map(({ id }) => id);
  const positions = chosen.map((id) => columns.findIndex((column) => column.id === id));
  const last = rows.length - 1;
  return {
    metrics: chosen,
    rows: rows.flatMap((row, tick) =>
      (tick + 1) % everyTicks === 0 || tick === last
        ? [{ tick, cells: positions.map((position) => row[position] ?? '') }]
        : [],
    ),
  };
}

/** As its file holds it: a line a tick, lines end as git keeps them. */
export function formatBaseline({ metrics, rows }: Baseline): string {
  const lines = [[TICK, ...metrics], ...rows.map(({ tick, cells }) => [String(tick), ...cells])];
  return `${lines.map((cells) => cells.join(',')).join('\n')}\n`;
}

/** Puts a baseline in place as a whole. Throws REPORT__WRITE_FAILED. */
export async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  await replaceFile(file, formatBaseline(baseline));
}

/** Undefined where there is no such file. Throws REPORT__RUN_FILE_INVALID for one that is no baseline. */
export async function readBaselineFile(file: string): Promise<Baseline | undefined> {
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) throw invalid(file, `expected at most ${MAX_BYTES} bytes, found ${size}`);
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SimError) throw error;
    throw invalid(file, (error as Error).message);
  }
  return parseBaseline(text, file);
}

/** Throws REPORT__RUN_FILE_INVALID with the line of what is no baseline. */
export function parseBaseline(text: string, file: string): Baseline {
  const [header = '', ...lines] = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const [first, ...metrics] = header.split(',');
  if (first !== TICK || metrics.length === 0 || metrics.some((id) => !METRIC_ID.test(id))) {
    throw invalid(file, `line 1: expected "${TICK}" and ids of metrics`);
  }
  let previous = -1;
  const rows = lines.map((line, index) => {
    const [tick = '', ...cells] = line.split(',');
    const at = `line ${index + 2}`;
    if (!WHOLE.test(tick) || Number(tick) <= previous) throw invalid(file, `${at}: expected a tick above ${previous}`);
    previous = Number(tick);
    if (cells.length !== metrics.length) {
      throw invalid(file, `${at}: expected ${metrics.length} values, found ${cells.length}`);
    }
    // Anything is within a part of the infinite.
    const wrong = cells.findIndex((cell) => !NUMBER.test(cell) || !Number.isFinite(Number(cell)));
    if (wrong >= 0) throw invalid(file, `${at}, ${metrics[wrong]}: expected a number or nothing`);
    return { tick: previous, cells };
  });
  return { metrics, rows };
}

function invalid(file: string, reason: string): SimError {
  const fix = 'take it from version control, or write it anew with --update';
  return new SimError('REPORT__RUN_FILE_INVALID', { file, reason, fix });
}
