import { describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';

const HONEST = 0;
const THIEF = 1;
const LAST_SECONDS = 86_390;
const FIRST_SECONDS = 10;
const BUDGET = 70_000n * TOKEN;

describe('R01 and R02: stakes around the moment that counts', () => {
  it('R01 pays nothing to a stake that only spans midnights', async () => {
    // Weak: half of every day for twenty seconds of stake.
    const stage = await AttackStage.open([10_000n, 10_000n]);
    for (const agent of [HONEST, THIEF]) await stage.openAccount(agent);
    await stage.stake(HONEST, 10_000n, 0);
    await stage.fund(BUDGET);
    const leave = stage.calls.unstake(stage.staker(THIEF), 10_000n * TOKEN, false, 0, [], []);
    for (let day = 1; day <= 21; day += 1) {
      await stage.rollTo(day, FIRST_SECONDS);
      if (day > 1) expect(await stage.send(THIEF, leave)).toBe('accepted');
      await stage.advanceTo(day, LAST_SECONDS);
      expect(await stage.stake(THIEF, 10_000n, 0)).toBe('accepted');
    }
    expect((await stage.user(THIEF)).rewardsEarnedBaseUnits).toBe(0n);
    expect(await stage.send(THIEF, stage.calls.claimRewards(stage.staker(THIEF), []))).toBe('NothingToClaim');
    await stage.send(HONEST, stage.calls.claimRewards(stage.staker(HONEST), []));
    expect(await stage.balance(stage.staker(HONEST).tokenAccount)).toBe(BUDGET);
  });

  it('R01 pays one day to a stake that spans one whole day', async () => {
    // Weak: the day of the deposit or of the exit is paid, too, and a day costs no day.
    const stage = await AttackStage.open([10_000n, 10_000n]);
    for (const agent of [HONEST, THIEF]) await stage.openAccount(agent);
    await stage.stake(HONEST, 10_000n, 0);
    await stage.fund(BUDGET);
    await stage.rollTo(7, 86_399);
    await stage.stake(THIEF, 10_000n, 0);
    await stage.rollTo(9);
    await stage.send(THIEF, stage.calls.unstake(stage.staker(THIEF), 10_000n * TOKEN, false, 0, [], []));
    const { rewardsEarnedBaseUnits, owedBaseUnits } = await stage.user(THIEF);
    expect(rewardsEarnedBaseUnits).toBe(5_000n * TOKEN);
    expect(owedBaseUnits).toBe(0n);
  });

  it('R02 pays no more than the budget when a large stake comes in the second of a new week', async () => {
    // Weak: the new weight is paid but not in the total of its week; more is promised than was budgeted.
    const stage = await AttackStage.open([1_000n, 9_000_000n]);
    for (const agent of [HONEST, THIEF]) await stage.openAccount(agent);
    await stage.stake(HONEST, 1_000n, 0);
    await stage.fund(BUDGET);
    await stage.advanceTo(7);
    await stage.openHistory(7);
    const enter = stage.calls.stake(stage.staker(THIEF), 9_000_000n * TOKEN, 180);
    expect(await stage.send(THIEF, await stage.rollCall(7), enter)).toBe('accepted');
    expect(await stage.pool()).toMatchObject({ activeWeight: 1_000n * TOKEN, pendingWeight: 27_000_000n * TOKEN });
    await stage.rollTo(14);
    const claims = [HONEST, THIEF].map((agent) => stage.calls.claimRewards(stage.staker(agent), []));
    await stage.send(HONEST, claims[0]!);
    await stage.send(THIEF, claims[1]!);
    const honest = (await stage.user(HONEST)).rewardsClaimedBaseUnits;
    const thief = (await stage.user(THIEF)).rewardsClaimedBaseUnits;
    // The week's first day is all of the honest staker; the other six are shared by weight.
    expect(honest).toBe(10_000n * TOKEN + (60_000n * TOKEN * 1_000n) / 27_001_000n);
    expect(honest + thief).toBeLessThanOrEqual(BUDGET);
    expect(honest + thief).toBeGreaterThanOrEqual(BUDGET - 2n);
  });
});
