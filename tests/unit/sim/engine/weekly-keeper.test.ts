import { describe, expect, it } from 'vitest';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { WeeklyKeeper } from '#sim/engine/weekly-keeper.ts';
import { EngineStage } from '#tests/support/engine-stage.ts';
import { ACT, aRunSpec } from '#tests/support/sim-fixtures.ts';
import { onlyFeatures } from '#tests/support/staking-plans.ts';

const COMPOUNDING: Partial<RunSpec> = { features: onlyFeatures('stakeCap', 'powerByLock', 'compounding') };

/** Lets the keeper run on each day; the days on which it did something, by kind. */
async function kept(stage: EngineStage, days: number): Promise<Record<string, number[]>> {
  const keeper = new WeeklyKeeper(stage.operator);
  const byKind: Record<string, number[]> = {};
  for (let day = 0; day < days; day++) {
    const before = stage.operated.length;
    const isNewWeek = await keeper.run(stage.mirror, stage.history, stage.unixSeconds);
    expect(isNewWeek).toBe(stage.tick % 7 === 0);
    for (const { kind } of stage.operated.slice(before)) byKind[kind] = [...(byKind[kind] ?? []), stage.tick];
    await stage.pass(1);
  }
  expect(await stage.breaches()).toEqual([]);
  return byKind;
}

describe('sim/engine/weekly-keeper.ts', () => {
  it("mints each week's inflation in its first tick", async () => {
    expect(await kept(await EngineStage.open(), 22)).toEqual({ mint_inflation: [0, 7, 14, 21] });
  });

  it('mints nothing without a rate or under a cap of nothing', async () => {
    const { rewards } = aRunSpec();
    const none = await EngineStage.open({ rewards: { ...rewards, inflationBps: [0, 0, 0] } });
    expect(await kept(none, 8)).toEqual({});
  });

  it('waits with the mint while it is paused', async () => {
    const stage = await EngineStage.open({ features: onlyFeatures('pause') });
    await stage.operator.operate({ kind: 'pause', mask: 1 << 8, seconds: 3 * 86_400 });
    await stage.read();
    expect(await kept(stage, 8)).toMatchObject({ mint_inflation: [3, 7] });
  });

  it('compounds for who opted in, once the least claim is owed', async () => {
    const stage = await EngineStage.open(COMPOUNDING);
    await stage.act(
      { kind: 'stake', agent: 12, amountBaseUnits: 10_000n * ACT, lockDays: 0 },
      { kind: 'stake', agent: 13, amountBaseUnits: 10_000n * ACT, lockDays: 0 },
      { kind: 'set_compounding', agent: 13, enabled: true },
    );
    const byKind = await kept(stage, 22);
    expect(byKind['compound_rewards']).toEqual([14, 21]);
    expect(stage.mirror.pool.totalCompoundedBaseUnits).toBeGreaterThan(0n);
    expect(stage.mirror.states[12]?.stake?.rewardsCompoundedBaseUnits).toBe(0n);
    expect(stage.tally.operatorKinds.compound_rewards).toMatchObject({ attempted: 2, accepted: 2 });
  });

  it('sweeps penalties once a week, if there are any', async () => {
    const stage = await EngineStage.open();
    await stage.act({ kind: 'stake', agent: 13, amountBaseUnits: 1_000n * ACT, lockDays: 90 });
    await stage.pass(1);
    await stage.act({ kind: 'unstake', agent: 13, amountBaseUnits: 1_000n * ACT, force: true, entryIndex: 0 });
    const keeper = new WeeklyKeeper(stage.operator);
    await keeper.run(stage.mirror, stage.history, stage.unixSeconds);
    await stage.read();
    expect(stage.mirror.vaults).toMatchObject({ penaltyVaultBaseUnits: 0n, treasuryVaultBaseUnits: 100n * ACT });
    await stage.pass(6);
    await keeper.run(stage.mirror, stage.history, stage.unixSeconds);
    expect(stage.tally.operatorKinds.sweep_penalties.attempted).toBe(1);
  });
});
