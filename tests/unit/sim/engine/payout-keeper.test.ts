import { describe, expect, it } from 'vitest';
import { PayoutKeeper, unlockedFloor } from '#sim/engine/payout-keeper.ts';
import { EngineStage } from '#tests/support/engine-stage.ts';
import { ACT, aRunSpec } from '#tests/support/sim-fixtures.ts';
import { onlyFeatures } from '#tests/support/staking-plans.ts';

const { token, population } = aRunSpec();
const VESTED = {
  token: {
    ...token,
    distribution: {
      ...token.distribution,
      communityBps: 9_000,
      teamBps: 1_000,
      teamVesting: { cliffDays: 45, durationDays: 75 },
    },
  },
  population: population.map((cohort, index) => (index === 1 ? { ...cohort, vesting: 'team' as const } : cohort)),
};

describe('sim/engine/payout-keeper.ts', () => {
  it('knows what has unlocked', () => {
    const grant = { beneficiary: 0, group: 'team', totalBaseUnits: 100n, cliffDays: 3, durationDays: 7 };
    const unlocked = [0, 2.9, 3, 3.5, 7, 99].map((days) => unlockedFloor(grant, BigInt(days * 86_400)));
    expect(unlocked).toEqual([0n, 0n, 42n, 50n, 100n, 100n]);
  });

  it('releases each grant once a month from its cliff to its end', async () => {
    const stage = await EngineStage.open(VESTED);
    const keeper = new PayoutKeeper(stage.operator, stage.plan);
    const before = stage.mirror.states[12]?.walletBaseUnits ?? 0n;
    const ticks: number[] = [];
    for (; stage.tick < 200; await stage.pass(1)) {
      const count = stage.operated.length;
      await keeper.releaseGrants(stage.unixSeconds);
      if (stage.operated.length > count) ticks.push(stage.tick);
    }
    expect(ticks).toEqual([60, 90]);
    expect(stage.tally.operatorKinds.release_vested).toMatchObject({ attempted: 4, accepted: 4 });
    expect(stage.mirror.states[12]?.walletBaseUnits).toBe(before + 50_000n * ACT);
    expect(stage.mirror.vaults.vestingVaultBaseUnits).toBe(0n);
  });

  it('releases tickets from when they were read until they are paid', async () => {
    const stage = await EngineStage.open({ features: onlyFeatures('stakeCap', 'powerByLock', 'unstakeTickets') });
    const keeper = new PayoutKeeper(stage.operator, stage.plan);
    await stage.act({ kind: 'stake', agent: 13, amountBaseUnits: 1_000n * ACT, lockDays: 0 });
    await stage.pass(1);
    await stage.act({ kind: 'unstake', agent: 13, amountBaseUnits: 1_000n * ACT, force: false, entryIndex: 0 });
    keeper.see(await stage.read());
    const before = stage.mirror.states[13]?.walletBaseUnits ?? 0n;
    const paid: bigint[] = [];
    for (let week = 0; week < 3; week++) {
      await stage.pass(7);
      await keeper.releaseTickets();
      keeper.see(await stage.read());
      paid.push((stage.mirror.states[13]?.walletBaseUnits ?? 0n) - before);
    }
    expect(paid).toEqual([500n * ACT, 1_000n * ACT, 1_000n * ACT]);
    expect(stage.tally.operatorKinds.release_ticket).toMatchObject({ attempted: 2, accepted: 2 });
  });
});
