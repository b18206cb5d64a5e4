import type { RunTableName } from '#sim/ports/run-sink.ts';
import { ACTIONS } from './actions.ts';
import { AGENTS } from './agents.ts';
import { COHORTS } from './cohorts.ts';
import { EVENTS } from './events.ts';
import { FAILURES } from './failures.ts';
import { PROPOSALS } from './proposals.ts';
import { REWARDS } from './rewards.ts';
import type { Table } from './table.ts';

/** Tables whose columns are the same in every run; those of `metrics.csv` follow the scenario. */
export type FixedTableName = Exclude<RunTableName, 'metrics'>;

/** Every fixed table, in the order in which a tick's rows are flushed. */
export const TABLES: { readonly [Name in FixedTableName]: Table<Name> } = {
  actions: ACTIONS,
  agents: AGENTS,
  cohorts: COHORTS,
  events: EVENTS,
  failures: FAILURES,
  proposals: PROPOSALS,
  rewards: REWARDS,
};

/** Tables that every run writes beside `metrics.csv`; `actions` only when the scenario asks for it. */
export const ALWAYS_WRITTEN = ['agents', 'cohorts', 'events', 'failures', 'proposals', 'rewards'] as const;
