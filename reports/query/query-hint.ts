import type { RunTableName } from '#sim/ports/run-sink.ts';
import type { RunTables } from '../artifacts/run-table.ts';
import { quotedName, sqlName } from './sql-text.ts';

/** The known name nearest to a mistyped one; undefined when none is near. */
export type NearestName = (name: string, known: readonly string[]) => Promise<string | undefined>;

/** What to try after the database's complaint; undefined when it is not about a name. */
export async function queryHint(
  complaint: string,
  sql: string,
  tables: Pick<RunTables, 'names' | 'head'>,
  nearest: NearestName,
): Promise<string | undefined> {
  const table = /Table with name "?(.+?)"? does not exist/.exec(complaint)?.[1];
  if (table !== undefined) return tableHint(table, tables.names, nearest);
  const ids = [...new Set(tables.names.flatMap((name) => tables.head(name).columns.map(({ id }) => id)))];
  // Without its quotes, a name with a dot is a column of a table that is not there.
  const group = /Referenced table "(.+?)" not found/.exec(complaint)?.[1];
  const dotted = group === undefined ? undefined : dottedName(group, sql);
  const wanted = dotted ?? /column (?:named )?"(.+?)"/.exec(complaint)?.[1];
  const id =
    wanted === undefined ? undefined : ((await nearest(wanted, ids)) ?? ids.find((known) => endsIn(known, wanted)));
  if (id === undefined) return undefined;
  const of = tables.names.filter((name) => tables.head(name).columns.some((column) => column.id === id));
  const quotes = id.includes('.') ? ' A name with a dot stands in double quotes.' : '';
  return `did you mean ${sqlName(id)} of ${of.join(', ')}?${quotes}`;
}

/** A metric is easily named without its group. */
function endsIn(id: string, name: string): boolean {
  return id.endsWith(`.${name.toLowerCase()}`);
}

async function tableHint(name: string, names: readonly RunTableName[], nearest: NearestName): Promise<string> {
  const known = `tables of this run: ${names.join(', ')}`;
  if (name.toLowerCase() === 'actions')
    return `the run did not record it; outputs.actions in its scenario does; ${known}`;
  const near = await nearest(name, names);
  return near === undefined ? known : `did you mean ${quotedName(near)}? ${known}`;
}

function dottedName(group: string, sql: string): string | undefined {
  const start = sql.toLowerCase().indexOf(`${group.toLowerCase()}.`);
  return start < 0 ? undefined : /^[\w.]+/.exec(sql.slice(start))?.[0];
}
