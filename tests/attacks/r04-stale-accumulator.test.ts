import { beforeEach, describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';

const HONEST = 0;
const THIEF = 1;
const BUDGET = 70_000n * TOKEN;

/** Rewards ever credited to an agent. */
async function earned(stage: AttackStage, agent: number): Promise<bigint> {
  await stage.send(agent, stage.calls.settleEntries(stage.staker(agent).userStake, 0xffff, []));
  return (await stage.user(agent)).rewardsEarnedBaseUnits;
}

describe('R04 to R06: paying twice for the same days', () => {
  let stage: AttackStage;
  beforeEach(async () => {
    stage = await AttackStage.open([10_000n, 1_000_000n]);
    for (const agent of [HONEST, THIEF]) await stage.openAccount(agent);
    await stage.stake(HONEST, 1_000n, 0);
    await stage.stake(THIEF, 1_000n, 0);
    await stage.fund(BUDGET);
    await stage.rollTo(14);
  });

  it('R04 pays a top-up nothing for the days before it', async () => {
    // Weak: the top-up earns for the weeks before it, 900 times the honest half.
    await stage.stake(THIEF, 900_000n, 180);
    expect(await earned(stage, THIEF)).toBe(BUDGET / 2n);
    await stage.rollTo(15);
    expect(await earned(stage, THIEF)).toBe(BUDGET / 2n);
    expect(await earned(stage, HONEST)).toBe(BUDGET / 2n);
  });

  it('R04 pays a partial exit for the whole weight up to then', async () => {
    // Weak: the exit settles at the smaller weight and the owner loses nine tenths.
    const leave = stage.calls.unstake(stage.staker(THIEF), 900n * TOKEN, false, 0, [], []);
    expect(await stage.send(THIEF, leave)).toBe('accepted');
    expect((await stage.user(THIEF)).owedBaseUnits).toBe(BUDGET / 2n);
  });

  it('R04 pays an entry in a used place nothing for the one before it', async () => {
    // Weak: the new deposit inherits the old starting point and claims its history.
    const thief = stage.staker(THIEF);
    const leave = stage.calls.unstake(thief, 1_000n * TOKEN, false, 0, [], []);
    const enter = stage.calls.stake(thief, 100_000n * TOKEN, 30);
    expect(await stage.send(THIEF, leave, enter, leave)).toBe('StillLocked');
    expect(await stage.send(THIEF, leave, enter)).toBe('accepted');
    expect((await stage.user(THIEF)).entries).toMatchObject([{ index: 0, started: false, paidAcc: 0n }]);
    await stage.rollTo(15);
    expect(await earned(stage, THIEF)).toBe(BUDGET / 2n);
  });

  it('R05 pays once through claim, exit and close in one transaction', async () => {
    // Weak: claim, exit and close pay the same reward each.
    const thief = stage.staker(THIEF);
    const { calls } = stage;
    const leave = calls.unstake(thief, 1_000n * TOKEN, false, 0, [], []);
    const claim = calls.claimRewards(thief, []);
    const close = calls.closeStakeAccount(thief);
    expect(await stage.send(THIEF, claim, leave, claim)).toBe('NothingToClaim');
    expect(await stage.send(THIEF, claim, leave, close)).toBe('accepted');
    expect(await stage.balance(thief.tokenAccount)).toBe(1_000_000n * TOKEN + BUDGET / 2n);
    expect(await stage.pool()).toMatchObject({ totalClaimedBaseUnits: BUDGET / 2n, reserveOwedBaseUnits: BUDGET / 2n });
  });

  it('R05 pays rewards of the open week only when it has closed, and to a closing account too', async () => {
    // Weak: the open week is paid early, and who leaves within it takes the share of those who stay.
    const thief = stage.staker(THIEF);
    await stage.fund(BUDGET);
    await stage.send(THIEF, stage.calls.claimRewards(thief, []));
    await stage.rollTo(23);
    const close = stage.calls.closeStakeAccount(thief);
    expect(await stage.send(THIEF, close)).toBe('StakeRemains');
    await stage.send(THIEF, stage.calls.unstake(thief, 1_000n * TOKEN, false, 0, [], []));
    expect(await stage.user(THIEF)).toMatchObject({ owedBaseUnits: 0n, owedOpenBaseUnits: 10_000n * TOKEN });
    expect(await stage.send(THIEF, close)).toBe('RewardsStillOpen');
    expect(await stage.send(THIEF, stage.calls.claimRewards(thief, []))).toBe('NothingToClaim');
    await stage.rollTo(28);
    expect(await stage.send(THIEF, close)).toBe('accepted');
    expect(await stage.balance(thief.tokenAccount)).toBe(1_000_000n * TOKEN + BUDGET / 2n + 10_000n * TOKEN);
  });

  it('R06 credits once, however often and in whatever masks entries are settled', async () => {
    // Weak: an entry that is named twice is paid twice.
    const { userStake } = stage.staker(THIEF);
    const settle = [0xffff, 0x0001, 0x8000, 0x0000, 0x0001, 0xffff].map((mask) =>
      stage.calls.settleEntries(userStake, mask, []),
    );
    expect(await stage.send(HONEST, ...settle, ...settle)).toBe('accepted');
    expect(await stage.user(THIEF)).toMatchObject({
      rewardsEarnedBaseUnits: BUDGET / 2n,
      owedBaseUnits: BUDGET / 2n,
      owedOpenBaseUnits: 0n,
    });
  });
});
