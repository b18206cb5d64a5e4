import type { RunTable, TableHead } from '../artifacts/run-table.ts';
import { type RowReader, rowReader } from './table-reader.ts';

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

interface GrowingCensus extends Census {
  /** Position among all censuses of the run. */
  readonly ordinal: number;
  readonly agents: CensusAgent[];
}

/** More of them no picture shows, and each may hold a hundred thousand agents. */
const MAX_KEPT = 8;

/** Takes the rows of `agents.csv` one by one; keeps the last census, and some of those before it, evenly spread. */
export class CensusLog {
  readonly #take: (cells: readonly string[], line: number) => void;
  #kept: GrowingCensus[] = [];
  /** Kept are the censuses whose ordinal it divides, and the one that is being read. */
  #stride = 1;

  constructor(table: TableHead) {
    this.#take = rowReader(table, (row) => this.#read(row));
  }

  /** Throws REPORT__RUN_FILE_INVALID. */
  take(cells: readonly string[], line: number): void {
    this.#take(cells, line);
  }

  /** In time order. */
  censuses(): readonly Census[] {
    return this.#kept.map(({ tickIndex, unixSeconds, date, agents }) => ({
      tickIndex,
      unixSeconds,
      date,
      // The sort keeps the order of equals.
      agents: [...agents].sort((a, b) => (a.power === b.power ? 0 : a.power > b.power ? -1 : 1)),
    }));
  }

  #read(row: RowReader): void {
    if (row.text('survey') !== 'census') return;
    const tickIndex = row.number('tick') ?? 0;
    const last = this.#kept.at(-1);
    const census = last?.tickIndex === tickIndex ? last : this.#begin(tickIndex, row, last);
    census.agents.push(agentOf(row));
  }

  #begin(tickIndex: number, row: RowReader, last: GrowingCensus | undefined): GrowingCensus {
    // The one before was kept as the last; now it is like any other.
    this.#kept = this.#kept.filter(({ ordinal }) => ordinal % this.#stride === 0);
    if (this.#kept.length === MAX_KEPT) {
      this.#stride *= 2;
      this.#kept = this.#kept.filter(({ ordinal }) => ordinal % this.#stride === 0);
    }
    const census: GrowingCensus = {
      ordinal: last === undefined ? 0 : last.ordinal + 1,
      tickIndex,
      unixSeconds: row.number('unix_seconds') ?? 0,
      date: row.text('date'),
      agents: [],
    };
    this.#kept.push(census);
    return census;
  }
}

/**
 * The last census of `agents.csv`, and up to seven of those before it, evenly spread, in time order.
 * Throws REPORT__RUN_FILE_INVALID.
 */
export function censuses(agents: RunTable): readonly Census[] {
  const log = new CensusLog(agents);
  agents.rows.forEach((cells, index) => log.take(cells, index + 2));
  return log.censuses();
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
