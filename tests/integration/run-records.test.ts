import { beforeAll, describe, expect, it } from 'vitest';
import { runMetrics, runSimulation } from '#sim/index.ts';
import type { MetricValue, RunTableName } from '#sim/ports/run-sink.ts';
import type { PoolState } from '#sim/ports/staking-chain.ts';
import { type Engine, openChain } from '#tests/support/open-chain.ts';
import { aRecordedRun } from '#tests/support/recorded-run.ts';
import { createMemorySink, type MemorySink, rowsAsText } from '#tests/support/sim-fixtures.ts';

const spec = aRecordedRun();
const LAST_TICK = spec.horizonTicks - 1;
const RECORDS = ['agents', 'cohorts', 'proposals', 'rewards', 'events'] as const satisfies readonly RunTableName[];

interface Ran {
  readonly sink: MemorySink;
  /** At the end. */
  readonly pool: PoolState;
}

async function run(engine: Engine['name']): Promise<Ran> {
  const sink = createMemorySink();
  const { chain } = await openChain(engine);
  const { status } = await runSimulation({ spec, chain, sink });
  const pool = await chain.readPool();
  await chain.close();
  expect(status).toBe('completed');
  return { sink, pool };
}

function sumOf<Row>(rows: readonly Row[], key: keyof Row): bigint {
  return rows.reduce((sum, row) => sum + (row[key] as bigint), 0n);
}

describe('records of a run', () => {
  let onLitesvm: Ran;
  let sink: MemorySink;

  beforeAll(async () => {
    onLitesvm = await run('litesvm');
    ({ sink } = onLitesvm);
  });

  function metric(id: string, tick: number): MetricValue {
    const position = runMetrics(spec).findIndex((known) => known.id === id);
    expect(position).toBeGreaterThanOrEqual(0);
    return sink.metrics[tick]?.values[position];
  }

  function cohortsAt(tick: number) {
    return sink.rows('cohorts').filter(({ tickIndex }) => tickIndex === tick);
  }

  it('are there in every table, and the same on both engines', async () => {
    expect(RECORDS.filter((table) => sink.rows(table).length === 0)).toEqual([]);
    expect(rowsAsText((await run('bankrun')).sink)).toBe(rowsAsText(sink));
  });

  it('add up: cohorts are their agents, and all cohorts are the pool', () => {
    const censuses = sink.rows('agents').filter(({ survey }) => survey === 'census');
    const ticks = [...new Set(censuses.map(({ tickIndex }) => tickIndex))];
    expect(ticks).toEqual([20, 41, 62, LAST_TICK]);
    for (const tick of ticks) {
      const cohorts = cohortsAt(tick);
      expect(cohorts.map(({ cohort }) => cohort)).toEqual(spec.population.map(({ cohort }) => cohort));
      for (const row of cohorts) {
        const { tickIndex: _tick, unixSeconds: _time, cohort, policy, agents, stakers, votes, ...amounts } = row;
        const members = censuses.filter((agent) => agent.tickIndex === tick && agent.cohort === cohort);
        expect(members).toHaveLength(agents);
        expect(members.every((agent) => agent.policy === policy)).toBe(true);
        expect(members.filter(({ stakedBaseUnits }) => stakedBaseUnits > 0n)).toHaveLength(stakers);
        expect(members.reduce((sum, agent) => sum + agent.votes, 0)).toBe(votes);
        const keys = Object.keys(amounts) as (keyof typeof amounts)[];
        expect(Object.fromEntries(keys.map((key) => [key, sumOf(members, key)]))).toEqual(amounts);
      }
      expect(sumOf(cohorts, 'stakedBaseUnits')).toBe(metric('staking.total_staked', tick));
      expect(sumOf(cohorts, 'claimedBaseUnits')).toBe(metric('rewards.claimed', tick));
    }
    const { pool } = onLitesvm;
    const last = cohortsAt(LAST_TICK);
    expect({
      staked: sumOf(last, 'stakedBaseUnits'),
      power: sumOf(last, 'power'),
      claimed: sumOf(last, 'claimedBaseUnits'),
      compounded: sumOf(last, 'compoundedBaseUnits'),
      penalties: sumOf(last, 'penaltiesBaseUnits'),
    }).toEqual({
      staked: pool.totalStakedBaseUnits,
      power: pool.activePower,
      claimed: pool.totalClaimedBaseUnits,
      compounded: pool.totalCompoundedBaseUnits,
      penalties: pool.totalPenaltiesBaseUnits,
    });
    expect(pool.totalCompoundedBaseUnits).toBeGreaterThan(0n);
  });

  it('spread a sample over the population', () => {
    const sample = sink.rows('agents').filter(({ survey }) => survey === 'sample');
    expect([...new Set(sample.map(({ tickIndex }) => tickIndex))]).toEqual([6, 13, 27, 34, 48, 55]);
    expect(sample.slice(0, 7).map(({ agentId }) => agentId)).toEqual([
      'stakers/0',
      'stakers/5',
      'stakers/11',
      'stakers/17',
      'whales/0',
      'newcomers/3',
      'newcomers/9',
    ]);
  });

  it('tell each state of a proposal once, and end in the states that metrics count', () => {
    const rows = sink.rows('proposals');
    const states = rows.map(({ proposalId, state }) => `${proposalId} ${state}`);
    expect(states).toEqual([
      ...['draft', 'active', 'succeeded', 'queued', 'executed'].map((state) => `0 ${state}`),
      ...['draft', 'active', 'succeeded', 'queued', 'executed'].map((state) => `1 ${state}`),
    ]);
    expect(metric('governance.proposals_executed', LAST_TICK)).toBe(2);
    expect(metric('governance.proposals', LAST_TICK)).toBe(2);
    const decided = rows.filter(({ state }) => state === 'succeeded');
    for (const { tickIndex, turnout, powerTotal, voters, largestVotePower, ...row } of decided) {
      expect(Number(turnout) / Number(powerTotal)).toBe(metric('governance.turnout', tickIndex));
      expect(voters).toBe(metric('governance.voters', tickIndex));
      expect(largestVotePower).toBeGreaterThan(0n);
      expect(row.proposerId).toBe('author/0');
      expect(row.decidedByOne).toBeDefined();
    }
    expect(rows.filter(({ state }) => state === 'active').map(({ decidedByOne }) => decidedByOne)).toEqual([
      undefined,
      undefined,
    ]);
    const voted = rows.filter(({ proposalId, state }) => state === 'executed' && proposalId < 2);
    expect(voted.reduce((sum, { voters }) => sum + voters, 0)).toBe(
      cohortsAt(LAST_TICK).reduce((sum, { votes }) => sum + votes, 0),
    );
  });

  it('give each cohort its part of what the pool released', () => {
    const rows = sink.rows('rewards');
    const weeks = [...new Set(rows.map(({ week }) => week))];
    expect(weeks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    // The keeper was out from day 33 to day 42: the fifth week closes late, together with the sixth.
    const ticks = weeks.map((week) => rows.find((row) => row.week === week)?.tickIndex);
    expect(ticks).toEqual([7, 14, 21, 28, 43, 43, 49, 56, 63]);
    let earned = 0n;
    for (const [week, tick] of ticks.entries()) {
      earned += sumOf(
        rows.filter((row) => row.week === week),
        'earnedBaseUnits',
      );
      // When a week has closed in time, what was released is what the closed weeks released.
      if (tick !== 7 * (week + 1)) continue;
      const released = metric('rewards.released', tick) as bigint;
      expect(earned).toBeLessThanOrEqual(released);
      expect(released - earned).toBeLessThanOrEqual(BigInt(spec.population.length * (week + 1) + 1));
    }
    expect(earned).toBeGreaterThan(0n);
    for (const [position, { cohort }] of spec.population.entries()) {
      const own = rows.filter((row) => row.cohort === cohort);
      const atEnd = cohortsAt(62)[position];
      expect(sumOf(own, 'claimedBaseUnits')).toBe(atEnd?.claimedBaseUnits);
      expect(sumOf(own, 'compoundedBaseUnits')).toBe(atEnd?.compoundedBaseUnits);
    }
  });

  it('tell the events of the economy in order', () => {
    expect(sink.rows('events').map(({ tickIndex, kind, subject }) => `${tickIndex} ${kind} ${subject}`)).toEqual([
      '3 arrival newcomers',
      '15 proposal_executed proposal 0',
      '20 price_shock price',
      '25 demand_shock demand',
      '27 arrival newcomers',
      '30 unlock_cliff team',
      '33 outage_begin keeper',
      '43 outage_end keeper',
      '45 unlock_cliff partners',
      '50 pause stake, boosters',
      '52 unpause stake, boosters',
      '58 proposal_executed proposal 1',
      '60 exodus newcomers',
    ]);
  });
});
