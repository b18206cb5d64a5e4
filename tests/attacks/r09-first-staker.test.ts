import { describe, expect, it } from 'vitest';
import { transferTokens } from '#harness/program/token-instructions.ts';
import { genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { corruptTokenBalance } from '#tests/support/corrupt-account.ts';
import { AttackStage } from './attack-stage.ts';

const FIRST = 0;
const SECOND = 1;
const BUDGET = 70_000n * TOKEN;
/** floor(1e18 * 5% * 7 / 365) */
const CAP = 958_904_109_589_041n;

describe('R09 and R11: an empty pool, gifts, and reserves', () => {
  it('R09 gives the first staker nothing of the days without one, and no week more than its cap', async () => {
    // Weak: the first unit staked takes the budget of all the weeks before.
    const stage = await AttackStage.open([1_000n]);
    await stage.openAccount(FIRST);
    // Three full weeks pass without stakers.
    for (const day of [0, 7, 14]) {
      await stage.rollTo(day);
      expect(await stage.fund(CAP)).toBe('accepted');
    }
    expect(await stage.fund(1n)).toBe('WeeklyBudgetExceeded');
    await stage.rollTo(28);
    expect(await stage.pool()).toMatchObject({
      acc: 0n,
      totalReleasedBaseUnits: 0n,
      reserveOwedBaseUnits: 0n,
      budgetCurrentBaseUnits: CAP,
      budgetIdleBaseUnits: 2n * CAP,
    });
    await stage.stake(FIRST, 1_000n, 0);
    await stage.rollTo(30);
    await stage.send(FIRST, stage.calls.settleEntries(stage.staker(FIRST).userStake, 1, []));
    const share = CAP / 7n;
    const first = (await stage.user(FIRST)).rewardsEarnedBaseUnits;
    expect(share - first).toBeGreaterThanOrEqual(0n);
    expect(share - first).toBeLessThanOrEqual(1n);
    await stage.rollTo(56);
    const pool = await stage.pool();
    expect(pool.totalReleasedBaseUnits).toBe(3n * CAP);
    expect(pool.budgetIdleBaseUnits + pool.budgetCurrentBaseUnits).toBe(0n);
  });

  it('R09 pays nobody while less than one token of weight counts, then pays on', async () => {
    // Weak: one unit of stake drives the accumulator to where later claims overflow.
    const { staking } = genesisPlan([]);
    const stage = await AttackStage.open([1_000n, 1_000n], { staking: { ...staking, minStakeBaseUnits: 1n } });
    for (const agent of [FIRST, SECOND]) await stage.openAccount(agent);
    const dust = stage.calls.stake(stage.staker(FIRST), TOKEN - 1n, 0);
    expect(await stage.send(FIRST, dust)).toBe('accepted');
    await stage.fund(BUDGET);
    await stage.rollTo(10);
    expect(await stage.pool()).toMatchObject({ acc: 0n, budgetIdleBaseUnits: (3n * BUDGET) / 7n });
    expect(await stage.send(SECOND, stage.calls.stake(stage.staker(SECOND), 1n, 0))).toBe('accepted');
    await stage.rollTo(12);
    // 2^64 * share / 1e9: the fastest growth there is.
    expect(await stage.pool()).toMatchObject({ acc: ((BUDGET / 7n) << 64n) / TOKEN, activeWeight: TOKEN });
    await stage.rollTo(28);
    for (const agent of [FIRST, SECOND]) {
      await stage.send(agent, stage.calls.claimRewards(stage.staker(agent), []));
      const { amountBaseUnits } = await stage.user(agent);
      expect(await stage.send(agent, stage.calls.unstake(stage.staker(agent), amountBaseUnits, false, 0, [], []))).toBe(
        'accepted',
      );
    }
    expect((await stage.user(FIRST)).rewardsClaimedBaseUnits).toBeGreaterThan(BUDGET - 200_000n);
    expect(await stage.balance(stage.at.stakeVault)).toBe(0n);
  });

  it('R09 and L08 ignore tokens that strangers send to the vaults', async () => {
    // Weak: the vault's balance is the stake total, and a gift moves prices and exits.
    const stage = await AttackStage.open([10_000n, 1_000n]);
    for (const agent of [FIRST, SECOND]) await stage.openAccount(agent);
    const { tokenAccount, owner } = stage.staker(FIRST);
    const before = await stage.data(stage.at.pool);
    const { stakeVault, rewardVault, penaltyVault } = stage.at;
    const gifts = [stakeVault, rewardVault, penaltyVault].map((vault) =>
      transferTokens(tokenAccount, vault, owner, 3n),
    );
    expect(await stage.send(FIRST, ...gifts)).toBe('accepted');
    expect(await stage.data(stage.at.pool)).toEqual(before);
    await stage.stake(SECOND, 1_000n, 7);
    await stage.fund(BUDGET);
    await stage.rollTo(14);
    const leave = stage.calls.unstake(stage.staker(SECOND), 1_000n * TOKEN, false, 0, [], []);
    expect(await stage.send(SECOND, leave, stage.calls.closeStakeAccount(stage.staker(SECOND)))).toBe('accepted');
    expect(await stage.balance(stage.staker(SECOND).tokenAccount)).toBe(1_000n * TOKEN + BUDGET - 1n);
    expect(await stage.balance(stakeVault)).toBe(3n);
    expect(await stage.balance(rewardVault)).toBe(4n);
    expect(await stage.balance(penaltyVault)).toBe(3n);
  });

  it('R11 rejects a budget that the reward vault could not pay', async () => {
    // Weak: a budget is promised that the vault does not hold; the last to claim find nothing.
    const stage = await AttackStage.open([1_000n]);
    expect(await stage.fund(BUDGET)).toBe('accepted');
    // No instruction takes from the vault without lowering what it owes, so the loss is made by hand.
    await corruptTokenBalance(stage.opened.engine, stage.at.rewardVault, -1n);
    expect(await stage.fund(BUDGET)).toBe('InsufficientRewardReserve');
    await corruptTokenBalance(stage.opened.engine, stage.at.rewardVault, 1n);
    expect(await stage.fund(BUDGET)).toBe('accepted');
  });

  it('R11 pays everyone principal and rewards when all leave together', async () => {
    // Weak: rewards are paid out of principal, and the last to leave cannot.
    const agents = [0, 1, 2, 3, 4];
    const stage = await AttackStage.open(agents.map(() => 1_000n));
    for (const agent of agents) {
      await stage.openAccount(agent);
      expect(await stage.stake(agent, 137n * BigInt(agent + 1), [0, 7, 30, 90, 180][agent]!)).toBe('accepted');
    }
    await stage.fund(CAP);
    await stage.rollTo(31);
    for (const agent of agents) {
      const staker = stage.staker(agent);
      const { amountBaseUnits } = await stage.user(agent);
      const pages = [0, 1, 2, 3, 4, 5, 6, 7].map((page) => stage.at.expiryPage(page));
      const leave = stage.calls.unstake(staker, amountBaseUnits, true, 0, pages, []);
      expect(await stage.send(agent, leave, stage.calls.closeStakeAccount(staker))).toBe('accepted');
    }
    const pool = await stage.pool();
    expect(pool).toMatchObject({ totalStakedBaseUnits: 0n, activeWeight: 0n, totalVotingPower: 0n, stakerCount: 0 });
    expect(await stage.balance(stage.at.stakeVault)).toBe(0n);
    const dust = await stage.balance(stage.at.rewardVault);
    expect(dust).toBe(pool.reserveOwedBaseUnits);
    // One floor an account and one carried remainder.
    expect(dust).toBeLessThanOrEqual(6n);
    // The ring has no drop left that could end below zero.
    await stage.rollTo(300);
    expect(await stage.pool()).toMatchObject({ activeWeight: 0n, activePower: 0n });
  });
});
