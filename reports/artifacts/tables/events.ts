import { TIME } from './shared-columns.ts';
import type { Table } from './table.ts';

export const EVENTS: Table<'events'> = {
  name: 'events',
  columns: [
    ...TIME,
    { id: 'kind', title: 'Event', unit: 'name', formula: 'what kind of event it is', cell: (row) => row.kind },
    { id: 'subject', title: 'Subject', unit: 'name', formula: 'who or what', cell: (row) => row.subject },
    { id: 'detail', title: 'Detail', unit: 'text', formula: 'in words, with units', cell: (row) => row.detail },
  ],
};
