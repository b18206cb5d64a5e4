import { describe, expect, it } from 'vitest';
import { featuresWith, TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, feature } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const FLEXIBLE = 0;
const BREAKER = 1;
const STAKE = 10_000n;
const BUDGET = 7_000n * TOKEN;

describe('L05: breaking a long lock for its rewards', () => {
  /** Both stake the same on day 0, one for 0 and one for 180 days; both leave on day 28. Returns what they have then. */
  const race = async (boostVests: boolean, slices = 1n): Promise<readonly [bigint, bigint, AttackStage]> => {
    const stage = await AttackStage.open([STAKE, STAKE], { features: featuresWith({ boostVests }) });
    await stage.enter(FLEXIBLE, STAKE, 0);
    await stage.enter(BREAKER, STAKE, 180);
    for (let week = 0; week < 4; week += 1) {
      await stage.rollTo(week * 7);
      expect(await stage.fund(BUDGET)).toBe('accepted');
    }
    await stage.rollTo(28);
    for (let slice = 0n; slice < slices; slice += 1n) {
      expect(await stage.send(BREAKER, stage.leave(BREAKER, STAKE / slices))).toBe('accepted');
    }
    expect(await stage.send(FLEXIBLE, stage.leave(FLEXIBLE, STAKE))).toBe('accepted');
    // The fraction of a unit that did not wait with the boost is of the open week.
    await stage.rollTo(35);
    for (const agent of [FLEXIBLE, BREAKER]) {
      expect(await stage.send(agent, stage.calls.closeStakeAccount(stage.staker(agent)))).toBe('accepted');
    }
    const value = (agent: number) => stage.balance(stage.staker(agent).tokenAccount);
    return [await value(FLEXIBLE), await value(BREAKER), stage];
  };

  it('L05 pays to break a lock where boosts are paid at once: reported, not an error', async () => {
    // 21 days of 3/4 of 1,000 tokens a day, less the tenth: 14,750 against 5,250 above the stake, less 1,000.
    const [flexible, breaker] = await race(false);
    expect(breaker).toBeGreaterThan(flexible);
    expect(breaker - STAKE * TOKEN).toBeGreaterThan(14_700n * TOKEN);
  });

  it.each([1n, 4n])('L05 leaves no more than the 0-day stake where they vest, in %i slices', async (slices) => {
    // Weak: choose 180 days, leave after the break-even day; locks are words.
    const [flexible, breaker, stage] = await race(true, slices);
    expect(breaker).toBeLessThanOrEqual(flexible);
    // The same base reward but for a fraction of a unit, less the tenth of the stake.
    expect(flexible - breaker).toBeGreaterThanOrEqual((STAKE * TOKEN) / 10n - 1n);
    expect(flexible - breaker).toBeLessThanOrEqual((STAKE * TOKEN) / 10n + 1n);
    // What was given up is budget again, not lost.
    const pool = await stage.pool();
    expect(pool.totalForfeitedBaseUnits).toBeGreaterThan(10_000n * TOKEN);
    expect(pool.budgetIdleBaseUnits + pool.budgetCurrentBaseUnits - pool.budgetReleasedBaseUnits).toBe(
      pool.totalForfeitedBaseUnits + BUDGET,
    );
  });

  it('L05 neither pays nor saves a vesting boost by claiming, compounding or extending before the exit', async () => {
    const stage = await AttackStage.open([STAKE, STAKE], { features: featuresWith({ boostVests: true }) });
    await stage.enter(FLEXIBLE, STAKE, 0);
    await stage.enter(BREAKER, STAKE, 30);
    await stage.fund(BUDGET);
    await stage.rollTo(14);
    const breaker = stage.staker(BREAKER);
    await stage.send(BREAKER, stage.rewards.setCompounding(breaker, true));
    const steps = [
      stage.rewards.compoundRewards(breaker, []),
      stage.calls.extendLock(breaker, 0, 180, stage.allExpiryPages, []),
    ];
    expect(await stage.send(BREAKER, ...steps)).toBe('accepted');
    const { entries, rewardsClaimedBaseUnits } = await stage.user(BREAKER);
    // A 1.5x lock: two fifths of the budget at once, the half of that waits.
    expect((BUDGET * 2n) / 5n - rewardsClaimedBaseUnits).toBeLessThanOrEqual(1n);
    expect(BUDGET / 5n - entries[0]!.boostOwedBaseUnits).toBeLessThanOrEqual(1n);
    expect(rewardsClaimedBaseUnits).toBeLessThanOrEqual((BUDGET * 2n) / 5n);
    await stage.rollTo(40);
    expect(await stage.send(BREAKER, stage.leave(BREAKER, STAKE))).toBe('accepted');
    const { rewardsForfeitedBaseUnits } = await stage.user(BREAKER);
    expect(rewardsForfeitedBaseUnits).toBe(entries[0]!.boostOwedBaseUnits);
    await stage.rollTo(42);
    // What is left of it is the fraction of one unit.
    expect(await stage.send(BREAKER, stage.calls.claimRewards(breaker, []))).toBe('ClaimBelowMinimum');
    expect((await stage.user(BREAKER)).rewardsClaimedBaseUnits).toBe(rewardsClaimedBaseUnits);
  });

  it('L05 keeps the waiting boost of those who had it when the feature is switched off', async () => {
    // Weak: a vote on the switch pays everyone's waiting boost, or takes it.
    const stage = await AttackStage.open([2_000_000n, STAKE], { features: featuresWith({ boostVests: true }) });
    await stage.enter(FLEXIBLE, 20_000n, 0);
    await stage.enter(BREAKER, STAKE, 180);
    await stage.fund(BUDGET);
    await stage.rollTo(3);
    const assembly = new Assembly(stage);
    const id = await assembly.pass(FLEXIBLE, feature('boostVests', false), 3);
    // 20,000 of 50,000 is quorum, and all of the yes.
    expect(await assembly.execute(id)).toBe('accepted');
    await stage.send(BREAKER, stage.calls.settleEntries(stage.staker(BREAKER).userStake, 1, []));
    expect((await stage.user(BREAKER)).entries[0]?.boostOwedBaseUnits).toBeGreaterThan(2_000n * TOKEN);
    expect(await stage.send(BREAKER, stage.leave(BREAKER, STAKE))).toBe('accepted');
    expect((await stage.user(BREAKER)).rewardsForfeitedBaseUnits).toBeGreaterThan(2_000n * TOKEN);
  });
});

describe('L06: the penalty comes back to nobody who stakes', () => {
  it.each([
    [false, 'treasury'],
    [true, 'burn'],
  ])('L06 sweeps it whole (burned: %s), gifts to the vault included', async (penaltyBurn) => {
    // Weak (Fjord): it is shared among stakers, and a whale of 60% gets most of its own penalty back.
    const stage = await AttackStage.open([STAKE, STAKE], { features: featuresWith({ penaltyBurn }) });
    await stage.enter(FLEXIBLE, 1_000n, 0);
    await stage.enter(BREAKER, STAKE, 180);
    await stage.rollTo(3);
    const sweep = stage.money.sweepPenalties(stage.mint);
    expect(await stage.send(BREAKER, sweep)).toBe('NothingToSweep');
    expect(await stage.send(BREAKER, stage.leave(BREAKER, STAKE))).toBe('accepted');
    const supply = (await stage.pool()).totalSupplyBaseUnits;
    const { reserveOwedBaseUnits, budgetNextBaseUnits } = await stage.pool();
    expect(await stage.send(BREAKER, sweep)).toBe('accepted');
    const penalty = (STAKE * TOKEN) / 10n;
    expect(await stage.balance(stage.at.penaltyVault)).toBe(0n);
    expect(await stage.balance(stage.at.treasuryVault)).toBe(penaltyBurn ? 0n : penalty);
    const pool = await stage.pool();
    expect(pool).toMatchObject({ reserveOwedBaseUnits, budgetNextBaseUnits });
    expect(pool.totalSupplyBaseUnits).toBe(penaltyBurn ? supply - penalty : supply);
    expect(await stage.balance(stage.staker(BREAKER).tokenAccount)).toBe((STAKE * TOKEN * 9n) / 10n);
  });
});
