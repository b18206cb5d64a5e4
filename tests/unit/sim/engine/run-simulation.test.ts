import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildPopulation } from '#sim/agents/population.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import type { RunObserver, TickEvent } from '#sim/engine/run-observer.ts';
import type { RunResult } from '#sim/engine/run-result.ts';
import { runSimulation, type SimulationOptions } from '#sim/engine/run-simulation.ts';
import { ruleOf } from '#sim/ledger/invariants.ts';
import { metricCatalogue, runMetrics } from '#sim/metrics/catalogue.ts';
import { definePolicy } from '#sim/policies/define-policy.ts';
import type { MetricValue } from '#sim/ports/run-sink.ts';
import { createFakeChain, type FakeChain } from '#tests/support/fake-chain.ts';
import {
  ACT,
  ALL_ACTIONS,
  aRunSpec,
  createMemorySink,
  FIRST_OF_2026,
  type MemorySink,
  rowsAsText,
} from '#tests/support/sim-fixtures.ts';
import { aTradedRun } from '#tests/support/traded-run.ts';

interface Ran {
  readonly sink: MemorySink;
  readonly chain: FakeChain;
  readonly result: RunResult;
}

async function ran(changes: Partial<RunSpec> = {}, options: Partial<SimulationOptions> = {}): Promise<Ran> {
  const sink = createMemorySink();
  const chain = createFakeChain();
  const result = await runSimulation({ spec: aRunSpec(changes), chain, sink, ...options });
  return { sink, chain, result };
}

/** Runs until it throws; the sink holds what was written before. */
async function broken(options: Partial<SimulationOptions>): Promise<{ error: unknown; sink: MemorySink }> {
  const sink = createMemorySink();
  const chain = createFakeChain();
  const error: unknown = await runSimulation({ spec: aRunSpec(), chain, sink, ...options }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, sink };
}

function column({ sink }: Ran, id: string): MetricValue[] {
  const position = runMetrics(aRunSpec()).findIndex((metric) => metric.id === id);
  return sink.metrics.map(({ values }) => values[position]);
}

const BUSY = { outputs: ALL_ACTIONS, horizonTicks: 200 };

describe('sim/engine/run-simulation.ts', () => {
  it('runs exactly the ticks of its horizon', async () => {
    const { sink, result, chain } = await ran({ horizonTicks: 3 });
    expect(sink.ticks).toEqual([0, 1, 2]);
    expect(sink.metrics.map(({ tickIndex }) => tickIndex)).toEqual([0, 1, 2]);
    expect(sink.metrics.map(({ unixSeconds }) => unixSeconds)).toEqual(
      [0, 1, 2].map((d) => FIRST_OF_2026 + d * 86_400),
    );
    expect(result).toMatchObject({ status: 'completed', ticksFinished: 3, finalTick: 2 });
    expect(chain.calls.filter(({ call }) => call === 'advanceTo')).toHaveLength(2);
  });

  it('begins with genesis at the clock of tick 0, and one reading of every agent', async () => {
    const { chain } = await ran({ horizonTicks: 1 });
    const [genesis, ...rest] = chain.calls;
    expect(genesis?.call === 'genesis' && genesis.plan.clock.unixSeconds).toBe(BigInt(FIRST_OF_2026));
    expect(rest.slice(0, 6).map(({ call }) => call)).toEqual([
      'readPool',
      'readVaults',
      'readGovernance',
      'readTreasury',
      'readEmission',
      'readAgents',
    ]);
    expect(rest[5]).toMatchObject({ agents: Array.from({ length: 14 }, (_, i) => i) });
  });

  it('moves the economy: stakes, claims, leaves, inflation, and no invariant broken', async () => {
    const run = await ran(BUSY);
    expect(run.result.vacuousKinds).toEqual([]);
    expect(run.result.warnings).toBe(0);
    expect(run.result.accepted).toBe(run.sink.actions.filter(({ outcome }) => outcome === 'accepted').length);
    expect(run.result.attempted).toBe(run.sink.actions.length);
    const staked = column(run, 'staking.total_staked');
    expect(staked[100]).toBeGreaterThan(0n);
    expect(staked[199]).toBe((await run.chain.readPool()).totalStakedBaseUnits);
    expect(column(run, 'supply.inflation_annualised')[199]).toBeCloseTo(0.05, 6);
    const whales = column(run, 'influence.whale_share')[199];
    expect(whales).toBeGreaterThan(0.5);
    expect(whales).toBeLessThan(1);
  });

  it('writes the same rows for the same seed, and others for another', async () => {
    const first = rowsAsText((await ran(BUSY)).sink);
    expect(rowsAsText((await ran(BUSY)).sink)).toBe(first);
    expect(rowsAsText((await ran({ ...BUSY, seed: 8 })).sink)).not.toBe(first);
  });

  it('writes the same rows whoever listens and whatever is measured', async () => {
    const reference = (await ran(BUSY)).sink;
    const observers: RunObserver[] = [{ genesisFinished: () => undefined, tickFinished: async () => undefined }];
    expect(rowsAsText((await ran(BUSY, { observers })).sink)).toBe(rowsAsText(reference));
    const metrics = metricCatalogue([0]).filter(({ id }) => id === 'chain.compute_units');
    const other = (await ran(BUSY, { metrics })).sink;
    expect(other.metrics[0]?.values).toHaveLength(1);
    expect(other.actions).toEqual(reference.actions);
    expect(other.others).toEqual(reference.others);
  });

  it('submits the actions of a tick at once, by agent, and reads back who acted', async () => {
    const { chain } = await ran({ horizonTicks: 29 });
    const readsAfterSubmit = chain.calls.flatMap((call, position) => {
      if (call.call !== 'submit') return [];
      const read = chain.calls.slice(position).find(({ call: name }) => name === 'readAgents');
      return [
        { submitted: call.actions.map(({ agent }) => agent), read: read?.call === 'readAgents' ? read.agents : [] },
      ];
    });
    expect(readsAfterSubmit.length).toBeGreaterThan(3);
    for (const { submitted, read } of readsAfterSubmit.slice(0, -1)) {
      expect(submitted).toEqual(submitted.toSorted((a, b) => a - b));
      expect(read).toEqual([...new Set(submitted)]);
    }
  });

  it('reads every agent in each ninetieth tick and in the last', async () => {
    const { chain } = await ran({ horizonTicks: 185 });
    const full = chain.calls.filter((call) => call.call === 'readAgents' && call.agents.length === 14);
    // After genesis, in ticks 89, 179 and 184.
    expect(full).toHaveLength(4);
  });

  it('writes what records tell of a tick with its metrics, and all agents in the last', async () => {
    const run = await ran(BUSY);
    const { sink } = run;
    const cohorts = sink.rows('cohorts');
    const staked = Array.from({ length: 200 }, () => 0n);
    for (const { tickIndex, stakedBaseUnits } of cohorts) staked[tickIndex]! += stakedBaseUnits;
    expect(staked).toEqual(column(run, 'staking.total_staked'));
    expect(sink.rows('agents').map(({ tickIndex, survey }) => [tickIndex, survey])).toEqual(
      Array.from({ length: 14 }, () => [199, 'census']),
    );
    expect(new Set(sink.rows('rewards').map(({ week }) => week)).size).toBe(28);
    const last = cohorts.filter(({ tickIndex }) => tickIndex === 199);
    const { totalClaimedBaseUnits, totalPenaltiesBaseUnits } = await run.chain.readPool();
    expect(last.reduce((sum, row) => sum + row.claimedBaseUnits, 0n)).toBe(totalClaimedBaseUnits);
    expect(last.reduce((sum, row) => sum + row.penaltiesBaseUnits, 0n)).toBe(totalPenaltiesBaseUnits);
  });

  it('counts refusals and goes on', async () => {
    const definition = definePolicy({
      kind: 'idle',
      description: 'Stakes nothing every day.',
      configSchema: z.strictObject({}),
      prepare: () => () => ({
        decide: () => ({ intents: [{ kind: 'stake', amountBaseUnits: 0n, lockDays: 0 }], sleepDays: 1 }),
        learn: () => undefined,
      }),
    });
    const [retail] = aRunSpec().population;
    const population = [{ ...retail!, count: 3, policy: { kind: 'idle', config: {} } }];
    const { sink, result } = await ran({ population, horizonTicks: 4 }, { policies: [definition] });
    expect(sink.failures).toEqual(
      [0, 1, 2, 3].map((tickIndex) => ({
        tickIndex,
        cohort: 'retail',
        kind: 'stake',
        errorName: 'ZeroAmount',
        errorCode: 6000,
        count: 3,
      })),
    );
    expect(result).toMatchObject({ status: 'completed', attempted: 12, accepted: 0 });
    expect(result.vacuousKinds).toEqual(['stake', 'unstake', 'claim_rewards']);
  });

  it('tells observers of genesis and of each finished tick', async () => {
    const events: TickEvent[] = [];
    const seen: string[] = [];
    const sink = createMemorySink();
    const observer: RunObserver = {
      genesisFinished: ({ agentCount, horizonTicks }) => void seen.push(`genesis ${agentCount} ${horizonTicks}`),
      tickFinished: async (event) => {
        expect(sink.ticks.at(-1)).toBe(event.tickIndex);
        events.push(event);
      },
    };
    const { result } = await ran({ horizonTicks: 40 }, { sink, observers: [observer] });
    expect(seen).toEqual(['genesis 14 40']);
    expect(events.map(({ tickIndex }) => tickIndex)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(events.reduce((sum, { attempted }) => sum + attempted, 0)).toBe(result.attempted);
    expect(events.at(-1)).toMatchObject({ totalAttempted: result.attempted, totalAccepted: result.accepted });
    expect(events.slice(0, 8).map(({ operatorActions }) => operatorActions)).toEqual([1, 1, 1, 1, 1, 1, 1, 2]);
  });

  it('stops between ticks when it is told to', async () => {
    const signal = { aborted: false };
    const observers: RunObserver[] = [
      {
        tickFinished: ({ tickIndex }) => {
          signal.aborted = tickIndex === 4;
        },
      },
    ];
    const { result, sink } = await ran({}, { signal, observers });
    expect(result).toMatchObject({ status: 'interrupted', ticksFinished: 5, finalTick: 4 });
    expect(sink.ticks).toEqual([0, 1, 2, 3, 4]);
    const whole = (await ran()).sink;
    expect(sink.rows('cohorts')).toEqual(whole.rows('cohorts').filter(({ tickIndex }) => tickIndex <= 4));
    expect(sink.rows('agents')).toEqual([]);
    const never = await ran({}, { signal: { aborted: true } });
    expect(never.result).toMatchObject({ status: 'interrupted', ticksFinished: 0, finalTick: undefined });
  });

  it('rejects a chain whose accounts are not as predicted, and keeps the ticks before', async () => {
    const chain = createFakeChain();
    const observers: RunObserver[] = [
      {
        tickFinished({ tickIndex }) {
          if (tickIndex === 9) chain.model.staking.vaults.stake -= 1n;
        },
      },
    ];
    const { error, sink } = await broken({ chain, observers });
    expect(isSimError(error, 'INVARIANT__BROKEN') && error.context.tickIndex).toBe(10);
    expect(sink.ticks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(sink.metrics).toHaveLength(10);
  });

  it('rejects a wallet that changed behind its back at the next full scan', async () => {
    const chain = createFakeChain();
    const observers: RunObserver[] = [
      {
        tickFinished({ tickIndex }) {
          const user = chain.model.staking.users[0];
          if (tickIndex === 3 && user !== undefined) user.wallet += 1n;
        },
      },
    ];
    const { error, sink } = await broken({
      chain,
      observers,
      spec: aRunSpec({ population: idlePopulation(), horizonTicks: 95 }),
    });
    expect(isSimError(error, 'INVARIANT__BROKEN') && error.context.tickIndex).toBe(89);
    expect(sink.ticks).toHaveLength(89);
  });

  it('rejects an outcome that is not as predicted', async () => {
    const chain = createFakeChain({
      reportOutcome: (action, outcome) =>
        action.kind === 'stake' ? { accepted: false, errorCode: 6004, errorName: 'EntriesFull' } : outcome,
    });
    const { error } = await broken({ chain });
    expect(isSimError(error, 'INVARIANT__BROKEN') && error.context.found).toContain('EntriesFull');
    expect(isSimError(error, 'INVARIANT__BROKEN') && error.context.rule).toBe(ruleOf('ledger.outcomes'));
  });

  it('rejects a chain that refuses what it should accept from the operator', async () => {
    const lost = { accepted: false, errorCode: 1, errorName: 'Lost' } as const;
    const chain = createFakeChain({ reportOutcome: (action, outcome) => (action.kind === 'roll' ? lost : outcome) });
    const { error, sink } = await broken({ chain });
    expect(isSimError(error, 'INVARIANT__BROKEN') && error.context.tickIndex).toBe(1);
    expect(sink.ticks).toEqual([0]);
  });

  it('lets agents see what the keepers did in the same tick', async () => {
    const wallets: bigint[] = [];
    const definition = definePolicy({
      kind: 'watcher',
      description: 'Watches its wallet.',
      configSchema: z.strictObject({}),
      prepare: () => () => ({
        decide: ({ walletBaseUnits }) => {
          wallets.push(walletBaseUnits);
          return { intents: [], sleepDays: 1 };
        },
        learn: () => undefined,
      }),
    });
    const { token, population } = aRunSpec();
    const distribution = {
      ...token.distribution,
      communityBps: 9_000,
      teamBps: 1_000,
      teamVesting: { cliffDays: 10, durationDays: 40 },
    };
    const [retail] = population;
    const team = { ...retail!, count: 1, vesting: 'team' as const, policy: { kind: 'watcher', config: {} } };
    const changes = { token: { ...token, distribution }, population: [team], horizonTicks: 31 };
    const { result } = await ran(changes, { policies: [definition] });
    expect(result.operatorActions.release_vested.accepted).toBe(1);
    expect((wallets[30] ?? 0n) - (wallets[29] ?? 0n)).toBe((token.supplyBaseUnits * 3n) / 40n);
  });

  it('runs a market with arrivals and an outage of the keeper, and no invariant broken', async () => {
    const { spec, policies } = aTradedRun();
    const run = await ran(spec, { policies });
    const { result, sink } = run;
    expect(result).toMatchObject({ status: 'completed', warnings: 0, vacuousKinds: [] });
    expect(result.operatorActions).toMatchObject({ fund_wallet: { attempted: 3, accepted: 3 } });
    expect(result.operatorActions.desk_swap.accepted).toBeGreaterThan(40);
    expect(result.actions.swap.accepted).toBeGreaterThan(50);

    const metric = (id: string): MetricValue[] => columnOf(run, spec, id);
    const { arrivals } = buildPopulation(spec, policies);
    expect(metric('population.arrived')).toEqual(
      Array.from({ length: 100 }, (_, tick) => 4 + arrivals.filter(({ atDays }) => atDays <= tick).length),
    );
    expect(metric('population.holders')[99]).toBe(7);
    // Ticks 30 to 69 are without a keeper.
    expect([30, 31, 69, 70, 99].map((tick) => metric('keeper.outage_seconds')[tick])).toEqual(
      [0, 1, 39, 40, 40].map((days) => days * 86_400),
    );
    const price = metric('market.price') as number[];
    const poolPrice = metric('market.pool_price') as number[];
    for (const tick of [10, 60, 95]) expect(Math.abs(poolPrice[tick]! / price[tick]! - 1)).toBeLessThan(0.02);
    expect(price[40]! / price[39]!).toBeLessThan(0.6);
    expect(metric('market.tvl')[20]).toBeCloseTo(
      (Number(metric('staking.total_staked')[20]) / Number(ACT)) * price[20]!,
      6,
    );
    expect(metric('demand.index')).toContain(2);

    // Every token that entered or left the pool is somebody's trade.
    const sum = (amounts: readonly (MetricValue | undefined)[]): bigint =>
      amounts.reduce((total: bigint, amount) => total + (amount as bigint), 0n);
    const desk = run.chain.calls.flatMap((call) =>
      call.call === 'operate' && call.action.kind === 'desk_swap' ? [call.action] : [],
    );
    const deskSold = sum(desk.filter(({ side }) => side === 'sell').map(({ amountIn }) => amountIn));
    const deskBought = sum(desk.filter(({ side }) => side === 'buy').map(({ minOut }) => minOut));
    const pool = await run.chain.readMarket();
    const sold = sum(metric('market.sold')) + deskSold;
    expect(pool?.soldBaseUnits).toBe(sold);
    const bought = sum(metric('market.bought')) + deskBought;
    expect(pool?.tokenReserveBaseUnits).toBe(50_000n * ACT + sold - bought);

    // Days stay open: what needs a closed one is refused, what is on the market is not.
    const during = sink.actions.filter(({ tickIndex }) => tickIndex >= 30 && tickIndex < 70);
    expect(new Set(during.filter(({ kind }) => kind === 'stake').map(({ outcome }) => outcome))).toEqual(
      new Set(['PoolNotRolled']),
    );
    expect(during.some(({ kind, outcome }) => kind === 'swap' && outcome === 'accepted')).toBe(true);
    // One mint a week, but none of the five weeks that begin without a keeper, and nothing is made up for.
    expect(result.operatorActions.mint_inflation).toEqual({ attempted: 10, accepted: 10 });
    expect(result.operatorActions.roll.accepted).toBe(99 - 40);
  });

  it('writes the same rows of a market for the same seed', async () => {
    const { spec, policies } = aTradedRun();
    const first = rowsAsText((await ran(spec, { policies })).sink);
    const again = aTradedRun();
    expect(rowsAsText((await ran(again.spec, { policies: again.policies })).sink)).toBe(first);
  });

  it('reads the market only when something could have changed it', async () => {
    const { spec } = aTradedRun();
    const price = { kind: 'pool' } as const;
    const { population } = aRunSpec();
    const market = { ...spec.market!, price };
    const { chain } = await ran({ market, population: [population[0]!], horizonTicks: 89 });
    // After genesis, and in the last tick's full scan.
    expect(chain.calls.filter(({ call }) => call === 'readMarket')).toHaveLength(2);
    const without = await ran({ horizonTicks: 89 });
    expect(without.chain.calls.filter(({ call }) => call === 'readMarket')).toHaveLength(0);
  });

  it('rejects a chain that loses outcomes', async () => {
    const chain = createFakeChain();
    const short: FakeChain = Object.defineProperties(Object.create(chain) as FakeChain, {
      submit: { value: async () => [] },
    });
    const { error } = await broken({ chain: short });
    expect(isSimError(error, 'CHAIN__FAILED') && error.context.step).toBe('submit');
  });
});

function columnOf({ sink }: Ran, spec: RunSpec, id: string): MetricValue[] {
  const position = runMetrics(spec).findIndex((metric) => metric.id === id);
  return sink.metrics.map(({ values }) => values[position]);
}

function idlePopulation(): RunSpec['population'] {
  return aRunSpec()
    .population.slice(0, 1)
    .map((cohort) => ({
      ...cohort,
      policy: { kind: 'staker', config: { participation_bps: 0 } },
    }));
}
