import type { RunTable } from '../artifacts/run-table.ts';
import { readRows } from './table-reader.ts';

/** Something that the economy met, or that changed its rules. */
export interface LoggedEvent {
  readonly unixSeconds: number;
  readonly date: string;
  readonly kind: string;
  readonly subject: string;
  readonly detail: string;
}

/** The events of `events.csv` in time order. Throws REPORT__RUN_FILE_INVALID. */
export function eventLog(events: RunTable): readonly LoggedEvent[] {
  return readRows(events, (row) => ({
    unixSeconds: row.number('unix_seconds') ?? 0,
    date: row.text('date'),
    kind: row.text('kind'),
    subject: row.text('subject'),
    detail: row.text('detail'),
  }));
}
