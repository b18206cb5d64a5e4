import { join } from 'node:path';
import * as z from 'zod';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { shownText } from './cell-value.ts';
import { COLUMNS_FILE, type ColumnDescription, TICK_COLUMN } from './columns.ts';
import { readRunText } from './file-access.ts';
import { parseRunFile, parseRunJson } from './manifest.ts';
import { type FixedTableName, TABLES } from './tables/catalogue.ts';

/** Every table that a run may have, metrics first. */
const TABLE_NAMES: readonly RunTableName[] = ['metrics', ...(Object.keys(TABLES) as FixedTableName[])];

const column = z.strictObject({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  formula: z.string(),
  source: z.string().exactOptional(),
  better: z.string().exactOptional(),
});
const columns = z.array(column);
const columnsSchema = z.strictObject({
  'metrics.csv': columns,
  'actions.csv': columns.optional(),
  'agents.csv': columns,
  'attack_steps.csv': columns.optional(),
  'attacks.csv': columns.optional(),
  'cohorts.csv': columns,
  'events.csv': columns,
  'failures.csv': columns,
  'proposals.csv': columns,
  'rewards.csv': columns,
});

/** The columns of the tables that a run recorded, metrics first, as its columns.json has them. */
export type DescribedColumns = ReadonlyMap<RunTableName, readonly ColumnDescription[]>;

/** Reads `columns.json`: in each table `tick` comes first, and no name twice. Throws REPORT__RUN_FILE_INVALID. */
export async function readDescribedColumns(folder: string): Promise<DescribedColumns> {
  const file = join(folder, COLUMNS_FILE);
  const found = parseRunFile(file, columnsSchema, parseRunJson(file, await readRunText(file)));
  const described = new Map<RunTableName, readonly ColumnDescription[]>();
  for (const name of TABLE_NAMES) {
    const ofTable = found[`${name}.csv`];
    if (ofTable === undefined) continue;
    requireNames(file, `${name}.csv`, ofTable);
    described.set(name, ofTable);
  }
  return described;
}

function requireNames(file: string, table: string, described: readonly ColumnDescription[]): void {
  const fail = (reason: string): never => {
    throw new SimError('REPORT__RUN_FILE_INVALID', { file, reason: `${table}: ${reason}` });
  };
  const first = described[0]?.id;
  if (first !== TICK_COLUMN.id) {
    fail(`expected ${TICK_COLUMN.id} as first column, found ${first === undefined ? 'none' : shownText(first)}`);
  }
  const seen = new Set<string>();
  for (const { id } of described) {
    if (id.trim() === '') fail(`expected a name of each column, found ${shownText(id)}`);
    // SQL knows no difference of case.
    const name = id.toLowerCase();
    if (seen.has(name)) fail(`expected each column once, found ${shownText(id)} twice`);
    seen.add(name);
  }
}
