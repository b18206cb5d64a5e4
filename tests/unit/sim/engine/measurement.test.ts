import { describe, expect, it } from 'vitest';
import { buildPopulation } from '#sim/agents/population.ts';
import { Measurement } from '#sim/engine/measurement.ts';
import { metricCatalogue } from '#sim/metrics/catalogue.ts';
import type { AgentState } from '#sim/ports/staking-chain.ts';
import {
  ACT,
  anEntry,
  aPool,
  aRunSpec,
  aStake,
  FIRST_OF_2026,
  GENESIS_DAY,
  someVaults,
} from '#tests/support/sim-fixtures.ts';

describe('sim/engine/measurement.ts', () => {
  it('makes a row of the asked metrics from the readings of a tick', () => {
    const spec = aRunSpec();
    const population = buildPopulation(spec);
    const ids = ['influence.whale_share', 'supply.minted', 'staking.mean_lock_days', 'actions.rejected'];
    const catalogue = metricCatalogue(spec.staking.lockDays);
    const metrics = ids.flatMap((id) => catalogue.filter((metric) => metric.id === id));
    const measurement = new Measurement(spec, metrics, population, GENESIS_DAY);
    const states: AgentState[] = population.agents.map(() => ({ walletBaseUnits: 0n, stake: undefined }));
    states[0] = { walletBaseUnits: 0n, stake: aStake([anEntry({ weightLocked: 100n * ACT })]) };
    states[13] = { walletBaseUnits: 0n, stake: aStake([anEntry({ weightLocked: 300n * ACT })]) };
    const activity = { attempted: 3, accepted: 2, computeUnits: 0 };
    const first = { pool: aPool(), vaults: someVaults(), touched: [0, 13], states };
    expect(measurement.row(0, FIRST_OF_2026, first, activity)).toEqual({
      tickIndex: 0,
      unixSeconds: FIRST_OF_2026,
      values: [undefined, 0n, 30, 1],
    });
    // Nobody acted on the next day, but the stakes count from then on.
    const pool = aPool({ lastDay: GENESIS_DAY + 1 });
    const vaults = someVaults({ mintSupplyBaseUnits: 1_000_100n * ACT });
    const next = measurement.row(1, FIRST_OF_2026 + 86_400, { pool, vaults, touched: [], states }, activity);
    expect(next.values).toEqual([0.75, 100n * ACT, 30, 1]);
  });
});
