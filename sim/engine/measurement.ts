import type { Population } from '../agents/population.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { dayOfUnixSeconds } from '../core/units.ts';
import { HolderBook } from '../metrics/holder-book.ts';
import type { MetricDefinition, TickActivity } from '../metrics/metric.ts';
import { SupplyHistory } from '../metrics/supply-history.ts';
import type { MetricRow } from '../ports/run-sink.ts';
import type { AgentIndex, AgentState, PoolState, VaultState } from '../ports/staking-chain.ts';

/** What the chain showed at the end of a tick. `touched` are the agents read in it, with their new states in `states`. */
export interface TickReading {
  readonly pool: PoolState;
  readonly vaults: VaultState;
  readonly touched: readonly AgentIndex[];
  readonly states: readonly AgentState[];
}

/** Turns the readings of each tick into a row of metrics. */
export class Measurement {
  readonly #spec: RunSpec;
  readonly #metrics: readonly MetricDefinition[];
  readonly #holders: HolderBook;
  readonly #supply: SupplyHistory;

  constructor(spec: RunSpec, metrics: readonly MetricDefinition[], population: Population, genesisDay: number) {
    this.#spec = spec;
    this.#metrics = metrics;
    this.#holders = new HolderBook(
      population.agents.map(({ policyKind }) => policyKind === 'whale'),
      spec.staking.lockDays,
    );
    this.#supply = new SupplyHistory(genesisDay, spec.token.supplyBaseUnits);
  }

  row(tickIndex: number, unixSeconds: number, reading: TickReading, activity: TickActivity): MetricRow {
    const { pool, vaults } = reading;
    this.#holders.advanceTo(pool.lastDay);
    for (const agent of reading.touched) {
      this.#holders.update(agent, reading.states[agent] as AgentState, pool.lastDay);
    }
    this.#supply.record(dayOfUnixSeconds(unixSeconds), vaults.mintSupplyBaseUnits);
    const input = {
      tickIndex,
      staking: this.#spec.staking,
      initialSupplyBaseUnits: this.#spec.token.supplyBaseUnits,
      pool,
      vaults,
      holders: this.#holders,
      supplyWindow: this.#supply,
      activity,
    };
    return { tickIndex, unixSeconds, values: this.#metrics.map((metric) => metric.compute(input)) };
  }
}
