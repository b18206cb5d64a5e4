import { describe, expect, it } from 'vitest';
import { buildPopulation } from '#sim/agents/population.ts';
import type { AgentOutputSpec } from '#sim/core/run-spec.ts';
import { BallotBook } from '#sim/metrics/ballot-book.ts';
import { HolderBook } from '#sim/metrics/holder-book.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';
import { Records } from '#sim/records/records.ts';
import { EngineStage } from '#tests/support/engine-stage.ts';
import { ACT, createMemorySink, type MemorySink } from '#tests/support/sim-fixtures.ts';

interface Recorded {
  readonly stage: EngineStage;
  readonly sink: MemorySink;
  /** Ends the stage's tick. */
  readonly end: () => void;
  readonly records: Records;
}

async function aRecording(agents: AgentOutputSpec, cohortTicks = 1): Promise<Recorded> {
  const stage = await EngineStage.open({ horizonTicks: 10, outputs: { actions: false, agents, cohortTicks } });
  const { spec, plan, history, mirror } = stage;
  const population = buildPopulation(spec);
  const holders = new HolderBook({
    cohortOf: population.agents.map(({ cohortIndex }) => cohortIndex),
    whaleCohorts: [false, true],
    lockDays: spec.staking.lockDays,
  });
  const records = new Records({ spec, population, plan, holders, ballots: new BallotBook(), history }, mirror.pool);
  const sink = createMemorySink();
  const end = () => {
    records.closeDays(mirror);
    for (const [agent, state] of mirror.states.entries()) holders.update(agent, state, mirror.pool);
    holders.advanceTo(mirror.pool.lastDay);
    records.write({ tickIndex: stage.tick, unixSeconds: stage.unixSeconds }, mirror, sink);
  };
  return { stage, sink, end, records };
}

const EVERYTHING: AgentOutputSpec = { sample: 2, sampleTicks: 3, censusTicks: 8 };

function ticksOf(sink: MemorySink, table: RunTableName): number[] {
  return [...new Set(sink.rows(table).map(({ tickIndex }) => tickIndex))];
}

describe('sim/records/records.ts', () => {
  it('writes agents and cohorts in the ticks that the scenario asks for', async () => {
    const { stage, sink, end } = await aRecording(EVERYTHING, 4);
    for (; stage.tick < 10; await stage.pass(1)) end();
    expect(sink.rows('agents').map(({ tickIndex, survey }) => `${tickIndex} ${survey}`)).toEqual([
      ...Array.from({ length: 2 }, () => '2 sample'),
      ...Array.from({ length: 2 }, () => '5 sample'),
      ...Array.from({ length: 14 }, () => '7 census'),
      ...Array.from({ length: 2 }, () => '8 sample'),
      ...Array.from({ length: 14 }, () => '9 census'),
    ]);
    expect(ticksOf(sink, 'cohorts')).toEqual([3, 7, 9]);
    expect(ticksOf(sink, 'rewards')).toEqual([7]);
    expect(sink.rows('events')).toEqual([]);
  });

  it('has the accounts as they are at the end of the tick', async () => {
    const { stage, sink, end } = await aRecording({ ...EVERYTHING, censusTicks: 1 });
    await stage.act({ kind: 'stake', agent: 12, amountBaseUnits: 3_000n * ACT, lockDays: 180 });
    end();
    await stage.pass(1);
    end();
    const [opened, open] = sink.rows('agents').filter(({ agentId }) => agentId === 'whales/0');
    expect(opened).toMatchObject({
      stakedBaseUnits: 3_000n * ACT,
      power: 0n,
      meanLockDays: 180,
      quoteUnits: undefined,
    });
    expect(open).toMatchObject({ stakedBaseUnits: 3_000n * ACT, power: 9_000n * ACT });
    expect(sink.rows('cohorts').map(({ cohort, stakers, power }) => [cohort, stakers, power])).toEqual([
      ['retail', 0, 0n],
      ['whales', 1, 0n],
      ['retail', 0, 0n],
      ['whales', 1, 9_000n * ACT],
    ]);
  });

  it('writes proposals with their authors, and the rewards of the weights that earned them', async () => {
    const { stage, sink, end, records } = await aRecording(EVERYTHING);
    await stage.act(
      { kind: 'stake', agent: 0, amountBaseUnits: 1_000n * ACT, lockDays: 0 },
      { kind: 'stake', agent: 12, amountBaseUnits: 3_000n * ACT, lockDays: 0 },
    );
    await stage.operator.operate({ kind: 'fund_rewards', amountBaseUnits: 70n * ACT });
    end();
    for (let day = 1; day <= 14; day++) {
      await stage.pass(1);
      if (day === 2) {
        const create = {
          kind: 'create_proposal',
          agent: 12,
          payload: { kind: 'parameter', id: 2, value: ACT },
        } as const;
        records.noteActions([create], await stage.act(create));
      }
      end();
    }
    expect(sink.rows('proposals')).toMatchObject([{ tickIndex: 2, state: 'draft', proposerId: 'whales/0' }]);
    // Funded in the first week, released in the second: by weights of 1 and 3, of an accumulator that is rounded down.
    expect(
      sink.rows('rewards').map(({ tickIndex, week, earnedBaseUnits }) => [tickIndex, week, earnedBaseUnits]),
    ).toEqual([
      [7, 0, 0n],
      [7, 0, 0n],
      [14, 1, (70n * ACT) / 4n - 1n],
      [14, 1, (70n * ACT * 3n) / 4n - 1n],
    ]);
  });
});
