import type { EventRow } from '../ports/run-sink.ts';

/** An event before it has a time. */
export type EventNote = Pick<EventRow, 'kind' | 'subject' | 'detail'>;
