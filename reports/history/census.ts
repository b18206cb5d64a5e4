import type { RunTable } from '../artifacts/run-table.ts';
import { type RowReader, readRows } from './table-reader.ts';

/** One agent of a census. Amounts are exact. */
export interface CensusAgent {
  readonly agent: string;
  readonly cohort: string;
  readonly policy: string;
  readonly stakedBaseUnits: bigint;
  readonly walletBaseUnits: bigint;
  readonly power: bigint;
  readonly claimedBaseUnits: bigint;
  readonly meanLockDays: number | undefined;
}

/** Every agent at the end of one tick. */
export interface Census {
  readonly tickIndex: number;
  readonly unixSeconds: number;
  readonly date: string;
  /** Most voting power first; equal powers in the order of the population. */
  readonly agents: readonly CensusAgent[];
}

/** The censuses of `agents.csv` in time order. Throws REPORT__RUN_FILE_INVALID. */
export function censuses(agents: RunTable): readonly Census[] {
  const byTick = new Map<number, { unixSeconds: number; date: string; agents: CensusAgent[] }>();
  readRows(agents, (row) => {
    if (row.text('survey') !== 'census') return;
    const tickIndex = row.number('tick') ?? 0;
    const census = byTick.get(tickIndex) ?? {
      unixSeconds: row.number('unix_seconds') ?? 0,
      date: row.text('date'),
      agents: [],
    };
    byTick.set(tickIndex, census);
    census.agents.push(agentOf(row));
  });
  return [...byTick].map(([tickIndex, { unixSeconds, date, agents: all }]) => ({
    tickIndex,
    unixSeconds,
    date,
    // The sort keeps the order of equals.
    agents: all.sort((a, b) => (a.power === b.power ? 0 : a.power > b.power ? -1 : 1)),
  }));
}

function agentOf(row: RowReader): CensusAgent {
  return {
    agent: row.text('agent'),
    cohort: row.text('cohort'),
    policy: row.text('policy'),
    stakedBaseUnits: row.integer('staked') ?? 0n,
    walletBaseUnits: row.integer('wallet') ?? 0n,
    power: row.integer('power') ?? 0n,
    claimedBaseUnits: row.integer('claimed') ?? 0n,
    meanLockDays: row.number('mean_lock_days'),
  };
}
