import { describe, expect, it } from 'vitest';
import { buildPopulation } from '#sim/agents/population.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { Measurement } from '#sim/engine/measurement.ts';
import { metricCatalogue } from '#sim/metrics/catalogue.ts';
import type { MetricValue } from '#sim/ports/run-sink.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { EngineStage } from '#tests/support/engine-stage.ts';
import { ACT, aRunSpec, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const spec = aRunSpec();
const QUIET = { demandIndex: 1, referenceUsd: undefined, arrivedAgents: 14, keeperOutageSeconds: 0 };
const ACTIVITY = {
  attempted: 3,
  accepted: 2,
  operatorActions: 0,
  computeUnits: 0,
  stakeCapRefusals: 0,
  coolDownRefusals: 0,
};

async function aMeasurement(ids: readonly string[]): Promise<{
  stage: EngineStage;
  measurement: Measurement;
  row: (touched: readonly number[]) => readonly MetricValue[];
}> {
  const stage = await EngineStage.open();
  const catalogue = metricCatalogue(spec.staking.lockDays);
  const metrics = ids.flatMap((id) => catalogue.filter((metric) => metric.id === id));
  const measurement = new Measurement(spec, metrics, buildPopulation(spec), stage.mirror.pool.genesisDay);
  const row = (touched: readonly number[]): readonly MetricValue[] =>
    measurement.row(stage.tick, stage.unixSeconds, stage.mirror, touched, ACTIVITY, QUIET).values;
  return { stage, measurement, row };
}

describe('sim/engine/measurement.ts', () => {
  it('makes a row of the asked metrics from the readings of a tick', async () => {
    const ids = ['influence.whale_share', 'supply.minted', 'staking.mean_lock_days', 'actions.rejected'];
    const { stage, measurement, row } = await aMeasurement(ids);
    await stage.act(
      { kind: 'stake', agent: 0, amountBaseUnits: 200n * ACT, lockDays: 30 },
      { kind: 'stake', agent: 13, amountBaseUnits: 600n * ACT, lockDays: 30 },
    );
    expect(measurement.row(0, FIRST_OF_2026, stage.mirror, [0, 13], ACTIVITY, QUIET)).toEqual({
      tickIndex: 0,
      unixSeconds: FIRST_OF_2026,
      values: [undefined, 0n, 30, 1],
    });
    await stage.operator.operate({ kind: 'mint_inflation' });
    // Nobody acted on the next day, but the stakes count from then on.
    await stage.pass(1);
    const minted = stage.mirror.pool.totalMintedBaseUnits;
    expect(minted).toBeGreaterThan(0n);
    expect(row([])).toEqual([0.75, minted, 30, 1]);
  });

  it('tells of the votes on the proposal that was decided last', async () => {
    const ids = ['governance.turnout', 'mitigation.largest_vote_share', 'mitigation.power_cap_effect'];
    const { stage, measurement, row } = await aMeasurement(ids);
    await stage.act(
      { kind: 'stake', agent: 12, amountBaseUnits: 3_000n * ACT, lockDays: 180 },
      { kind: 'stake', agent: 13, amountBaseUnits: 1_000n * ACT, lockDays: 180 },
    );
    await stage.pass(1);
    const payload = { kind: 'parameter', id: 2, value: 3n * ACT } as const;
    await stage.act({ kind: 'create_proposal', agent: 12, payload });
    await stage.act({ kind: 'activate_proposal', agent: 12, proposalId: 0 });
    const vote = { kind: 'cast_vote', agent: 12, proposalId: 0, side: 'yes' } as const;
    const refused: Outcome = { accepted: false, errorCode: 6070, errorName: 'AlreadyVoted' };
    const before = stage.mirror.proposals;
    const outcomes = await stage.chain.submit([vote]);
    stage.ledger.applyAgent(vote, outcomes[0] as Outcome);
    measurement.noteActions([vote, { ...vote, agent: 13 }], [...outcomes, refused], before);
    await stage.read();
    expect(row([12])).toEqual([undefined, undefined, undefined]);
    await stage.pass(5);
    await stage.operator.operate({ kind: 'finalize_proposal', proposalId: 0 });
    await stage.read();
    expect(row([])).toEqual([0.75, 0.75, 0]);
  });

  it('lets go of what a vote held when its lock is over, though nobody acts', async () => {
    const { stage, measurement, row } = await aMeasurement([]);
    await stage.act({ kind: 'stake', agent: 12, amountBaseUnits: 3_000n * ACT, lockDays: 180 });
    row([]);
    const { states, pool } = stage.mirror;
    const [{ stake, ...wallet }] = states.slice(12) as [(typeof states)[number]];
    const voteLockUntilUnixSeconds = BigInt(stage.unixSeconds + 2 * SECONDS_PER_DAY);
    measurement.holders.update(12, { ...wallet, stake: { ...stake!, voteLockUntilUnixSeconds } }, pool);
    expect(measurement.holders.voteLockedBaseUnits).toBe(3_000n * ACT);
    await stage.pass(4);
    row([]);
    expect(measurement.holders.voteLockedBaseUnits).toBe(0n);
  });

  it('looks back on what stakers earned and on who voted', async () => {
    const ids = ['rewards.claimed_share', 'rewards.realised_apr_365d', 'governance.mean_turnout_90d'];
    const { stage, row } = await aMeasurement(ids);
    const values = (): Readonly<Record<string, MetricValue>> =>
      Object.fromEntries(row([...stage.mirror.states.keys()]).map((value, position) => [ids[position], value]));
    expect(Object.values(values())).toEqual([undefined, undefined, undefined]);
    await stage.act({ kind: 'stake', agent: 12, amountBaseUnits: 3_000n * ACT, lockDays: 180 });
    await stage.operator.operate({ kind: 'mint_inflation' });
    for (let day = 0; day < 9; day++) {
      values();
      await stage.pass(1);
    }
    const { totalReleasedBaseUnits } = stage.mirror.pool;
    expect(totalReleasedBaseUnits).toBeGreaterThan(0n);
    // Nine days of 3,000; what the week after next releases cannot be claimed yet.
    expect(values()).toEqual({
      'rewards.claimed_share': undefined,
      'rewards.realised_apr_365d': (Number(totalReleasedBaseUnits) * 365) / Number(27_000n * ACT),
      'governance.mean_turnout_90d': undefined,
    });
  });

  it('reads every agent for the first row, and after it those that were touched', async () => {
    const { stage, measurement, row } = await aMeasurement([]);
    row([]);
    const [retail, whales] = measurement.holders.cohorts;
    expect([retail?.agents, whales?.agents]).toEqual([12, 2]);
    const held = stage.mirror.states.reduce((sum, { walletBaseUnits }) => sum + walletBaseUnits, 0n);
    expect((retail?.walletBaseUnits ?? 0n) + (whales?.walletBaseUnits ?? 0n)).toBe(held);
    await stage.act({ kind: 'stake', agent: 12, amountBaseUnits: 3_000n * ACT, lockDays: 180 });
    row([]);
    expect(measurement.holders.stakedBaseUnits).toBe(0n);
    row([12]);
    expect(measurement.holders.stakedBaseUnits).toBe(3_000n * ACT);
  });

  it('takes over decisions once, with whether one wallet made them', async () => {
    const { stage, measurement, row } = await aMeasurement([]);
    await stage.act({ kind: 'stake', agent: 12, amountBaseUnits: 3_000n * ACT, lockDays: 180 });
    await stage.pass(1);
    await stage.act({ kind: 'create_proposal', agent: 12, payload: { kind: 'parameter', id: 2, value: 3n * ACT } });
    await stage.act({ kind: 'activate_proposal', agent: 12, proposalId: 0 });
    const vote = { kind: 'cast_vote', agent: 12, proposalId: 0, side: 'yes' } as const;
    const before = stage.mirror.proposals;
    measurement.noteActions([vote], await stage.act(vote), before);
    row([12]);
    expect([measurement.ballots.decided, measurement.ballots.of(0).largestVoter]).toEqual([0, 12]);
    await stage.pass(5);
    await stage.operator.operate({ kind: 'finalize_proposal', proposalId: 0 });
    await stage.read();
    for (let times = 0; times < 2; times++) {
      row([]);
      expect([measurement.ballots.decided, measurement.ballots.decidedByOne]).toEqual([1, 1]);
    }
  });
});
