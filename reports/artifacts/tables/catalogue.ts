import type { RunSpec } from '#sim/core/run-spec.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { ACTIONS } from './actions.ts';
import { AGENTS } from './agents.ts';
import { ATTACK_STEPS } from './attack-steps.ts';
import { ATTACKS } from './attacks.ts';
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
  attack_steps: ATTACK_STEPS,
  attacks: ATTACKS,
  cohorts: COHORTS,
  events: EVENTS,
  failures: FAILURES,
  proposals: PROPOSALS,
  rewards: REWARDS,
};

/** Tables that every run writes beside `metrics.csv`. */
export const ALWAYS_WRITTEN = ['agents', 'cohorts', 'events', 'failures', 'proposals', 'rewards'] as const;

/** Tables that only runs with attacks write. */
export const WRITTEN_WITH_ATTACKS = ['attack_steps', 'attacks'] as const;

/** The fixed tables of a run: `actions` when the scenario asks for it, those of attacks when it has any. */
export function tablesOf({ population, outputs }: Pick<RunSpec, 'population' | 'outputs'>): readonly FixedTableName[] {
  return [
    ...(outputs.actions ? (['actions'] as const) : []),
    ...ALWAYS_WRITTEN,
    ...(population.some(({ attack }) => attack !== undefined) ? WRITTEN_WITH_ATTACKS : []),
  ];
}
