import { describe, expect, it } from 'vitest';
import { featuresWith, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';

const HONEST = 0;
const THIEF = 1;
const FEE = 2n;
const BUDGET = 70_000n * TOKEN;

describe('R11, R12: boosters', () => {
  const open = async (boostDays: number, boostVests = false): Promise<AttackStage> => {
    const { boosters } = genesisPlan([]);
    const stage = await AttackStage.open([10_000n, 10_000n], {
      boosters: { ...boosters, boostDays },
      features: featuresWith({ boostVests }),
    });
    for (const agent of [HONEST, THIEF]) await stage.enter(agent, 1_000n, 0);
    return stage;
  };

  const refresh = (stage: AttackStage, agent: number) =>
    stage.rewards.refreshBoosters(stage.staker(agent), stage.allExpiryPages, []);
  const fee = (stage: AttackStage, agent: number, tokens = FEE) =>
    stage.rewards.payDebateFee(stage.staker(agent), tokens * TOKEN);

  it('R12 ends a booster on its day without anyone calling, and credits exactly its days', async () => {
    // Weak (Curve before kick): boosted once, boosted for ever, as long as nothing touches the account.
    const stage = await open(5);
    await stage.fund(BUDGET);
    await stage.rollTo(7);
    expect(await stage.send(THIEF, fee(stage, THIEF), refresh(stage, THIEF))).toBe('accepted');
    expect((await stage.pool()).activeWeight).toBe(2_100n * TOKEN);
    await stage.rollTo(11);
    expect((await stage.pool()).activeWeight).toBe(2_100n * TOKEN);
    await stage.rollTo(12);
    expect((await stage.pool()).activeWeight).toBe(2_000n * TOKEN);
    await stage.rollTo(14);
    for (const agent of [HONEST, THIEF]) {
      await stage.send(agent, stage.calls.settleEntries(stage.staker(agent).userStake, 1, []));
    }
    const day = BUDGET / 7n;
    // Days 7 to 11 at 11 of 21, days 12 and 13 at a half.
    const exact = (5n * day * 11n) / 21n + day;
    const thief = (await stage.user(THIEF)).rewardsEarnedBaseUnits;
    const honest = (await stage.user(HONEST)).rewardsEarnedBaseUnits;
    expect(exact - thief).toBeGreaterThanOrEqual(0n);
    expect(exact - thief).toBeLessThanOrEqual(2n);
    expect(thief + honest).toBeLessThanOrEqual(BUDGET);
    expect(BUDGET - thief - honest).toBeLessThanOrEqual(2n);
  });

  it('R12 gains nothing by refreshing again and again', async () => {
    const stage = await open(5);
    await stage.rollTo(2);
    const again = [fee(stage, THIEF), refresh(stage, THIEF), fee(stage, THIEF), refresh(stage, THIEF)];
    expect(await stage.send(THIEF, ...again)).toBe('accepted');
    expect((await stage.pool()).activeWeight).toBe(2_100n * TOKEN);
    expect(await stage.send(THIEF, refresh(stage, THIEF), stage.leave(THIEF, 1_000n))).toBe('accepted');
    expect((await stage.pool()).activeWeight).toBe(1_000n * TOKEN);
    await stage.rollTo(20);
    expect((await stage.pool()).activeWeight).toBe(1_000n * TOKEN);
  });

  it('R12 boosts neither the deposits of today nor later ones', async () => {
    // Weak: a boosted unit of stake lends its booster to a million added on the last day.
    const stage = await open(5);
    await stage.rollTo(2);
    await stage.stake(THIEF, 100n, 0);
    expect(await stage.send(THIEF, fee(stage, THIEF), refresh(stage, THIEF))).toBe('accepted');
    await stage.stake(THIEF, 8_000n, 0);
    await stage.rollTo(3);
    expect((await stage.pool()).activeWeight).toBe((2_000n + 100n + 8_100n) * TOKEN);
  });

  it('R12 gives no booster for other peoples deeds, small fees or fees long ago', async () => {
    const stage = await open(5);
    await stage.rollTo(2);
    expect(await stage.send(THIEF, refresh(stage, THIEF))).toBe('NoBoosterEarned');
    expect(await stage.send(HONEST, fee(stage, HONEST))).toBe('accepted');
    expect(await stage.send(THIEF, refresh(stage, THIEF))).toBe('NoBoosterEarned');
    const small = stage.rewards.payDebateFee(stage.staker(THIEF), TOKEN - 1n);
    expect(await stage.send(THIEF, small)).toBe('DebateFeeTooSmall');
    expect(await stage.send(THIEF, stage.rewards.payDebateFee(stage.staker(THIEF), 0n))).toBe('ZeroAmount');
    expect(await stage.send(THIEF, fee(stage, THIEF))).toBe('accepted');
    await stage.rollTo(32);
    expect(await stage.send(THIEF, refresh(stage, THIEF))).toBe('NoBoosterEarned');
    await stage.rollTo(92);
    // A deposit of 90 days earns 20% by its age, and the next one not.
    await stage.stake(THIEF, 1_000n, 0);
    const history = [stage.historyPage(0)];
    const call = stage.rewards.refreshBoosters(stage.staker(THIEF), stage.allExpiryPages, history);
    expect(await stage.send(THIEF, call)).toBe('accepted');
    await stage.rollTo(93);
    expect((await stage.pool()).activeWeight).toBe((1_000n + 1_200n + 1_000n) * TOKEN);
  });

  it('R12 refuses a booster whose end it could not schedule', async () => {
    // Weak: no page, no drop, a booster for ever.
    const stage = await open(5);
    await stage.rollTo(2);
    expect(await stage.send(THIEF, fee(stage, THIEF))).toBe('accepted');
    const before = await stage.data(stage.at.pool);
    const bare = stage.rewards.refreshBoosters(stage.staker(THIEF), [], []);
    expect(await stage.send(THIEF, bare)).toBe('ExpiryPageMissing');
    const readOnly = stage.rewards.refreshBoosters(stage.staker(THIEF), [], stage.allExpiryPages);
    expect(await stage.send(THIEF, readOnly)).toBe('ExpiryPageMissing');
    expect(await stage.data(stage.at.pool)).toEqual(before);
  });

  it.each([false, true])('R11 pays boosted rewards out of the budget only (vesting: %s)', async (boostVests) => {
    // Weak: boosters are added at the claim, outside the total; the last to leave finds principal gone.
    const stage = await open(30, boostVests);
    for (const agent of [HONEST, THIEF]) expect(await stage.stake(agent, 3_333n, 30)).toBe('accepted');
    for (let week = 0; week < 5; week += 1) {
      await stage.fund(BUDGET);
      await stage.rollTo(week * 7 + 3);
      if (week === 1) expect(await stage.send(THIEF, fee(stage, THIEF), refresh(stage, THIEF))).toBe('accepted');
      await stage.rollTo(week * 7 + 7);
    }
    await stage.rollTo(49);
    const pages = [0, 30, 31].map((day) => stage.historyPage(day));
    for (const agent of [HONEST, THIEF]) {
      const staker = stage.staker(agent);
      const settle = stage.calls.settleEntries(staker.userStake, 0xffff, pages);
      expect(await stage.send(agent, settle)).toBe('accepted');
      const exit = [stage.leave(agent, 1_000n), stage.leave(agent, 3_333n, { entry: 1 })];
      expect(await stage.send(agent, ...exit)).toBe('accepted');
    }
    await stage.rollTo(56);
    for (const agent of [HONEST, THIEF]) {
      expect(await stage.send(agent, stage.calls.closeStakeAccount(stage.staker(agent)))).toBe('accepted');
    }
    const { totalClaimedBaseUnits, totalReleasedBaseUnits, reserveOwedBaseUnits } = await stage.pool();
    expect(totalClaimedBaseUnits).toBeLessThanOrEqual(totalReleasedBaseUnits);
    expect(totalReleasedBaseUnits - totalClaimedBaseUnits).toBe(reserveOwedBaseUnits);
    expect(reserveOwedBaseUnits).toBeLessThan(10n);
    expect(await stage.balance(stage.at.stakeVault)).toBe(0n);
  });
});
