import { describe, expect, it } from 'vitest';
import { expiryPageOf } from '#harness/program/page-plan.ts';
import { FIRST_DAY, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';

const THIEF = 0;
const HONEST = 1;
const BUDGET = 700_000n * TOKEN;

/** A pool without a least deposit, where one base unit can be moved. */
async function dustStage(): Promise<AttackStage> {
  const { staking } = genesisPlan([]);
  const stage = await AttackStage.open([10_000n, 10_000n], {
    staking: { ...staking, minStakeBaseUnits: 1n },
    minClaimBaseUnits: 0n,
  });
  for (const agent of [THIEF, HONEST]) await stage.openAccount(agent);
  return stage;
}

describe('R08: dust', () => {
  it('gains nothing by leaving a unit at a time and claiming in between', async () => {
    // Weak: each of a thousand exits rounds one unit in the leaver's favour.
    const stage = await dustStage();
    const thief = stage.staker(THIEF);
    const amount = 1_000n * TOKEN + 7n;
    for (const agent of [THIEF, HONEST]) {
      expect(await stage.send(agent, stage.calls.stake(stage.staker(agent), amount, 7))).toBe('accepted');
    }
    await stage.fund(BUDGET);
    await stage.rollTo(14, 1);
    const leave = stage.calls.unstake(thief, 1n, false, 0, [], []);
    for (let round = 0; round < 100; round += 1)
      expect(await stage.send(THIEF, ...Array(10).fill(leave))).toBe('accepted');
    await stage.send(THIEF, stage.calls.claimRewards(thief, []));
    await stage.send(HONEST, stage.calls.claimRewards(stage.staker(HONEST), []));
    expect((await stage.user(THIEF)).entries).toMatchObject([{ amountBaseUnits: amount - 1_000n }]);
    expect((await stage.user(THIEF)).rewardsClaimedBaseUnits).toBe((await stage.user(HONEST)).rewardsClaimedBaseUnits);
    expect((await stage.pool()).activeWeight).toBe(2n * amount - 1_000n);
  });

  it('keeps totals exact while boosted entries shrink by odd amounts', async () => {
    // Weak: floors that differ between total and entry, until a subtraction fails and locks the last one in.
    const stage = await dustStage();
    const thief = stage.staker(THIEF);
    for (const lock of [7, 30, 90, 180]) await stage.send(THIEF, stage.calls.stake(thief, 9_999n, lock));
    await stage.rollTo(1);
    let amounts = [9_999n, 9_999n, 9_999n, 9_999n];
    const multipliers = [12_000n, 15_000n, 20_000n, 30_000n];
    const ends = [7, 30, 90, 180].map((lock) => expiryPageOf(Number(FIRST_DAY) + lock));
    for (let round = 0; round < 40; round += 1) {
      const entry = round % 4;
      const amount = BigInt(1 + ((round * 37) % 101));
      const pages = [stage.at.expiryPage(ends[entry]!)];
      expect(await stage.send(THIEF, stage.calls.unstake(thief, amount, true, entry, pages, []))).toBe('accepted');
      amounts = amounts.map((old, i) => (i === entry ? old - amount : old));
      const weight = amounts.reduce((sum, left, i) => sum + (left * multipliers[i]!) / 10_000n, 0n);
      expect((await stage.pool()).activeWeight).toBe(weight);
      expect((await stage.user(THIEF)).votingPower).toBe(weight);
    }
    await stage.rollTo(200);
    expect((await stage.pool()).activeWeight).toBe(amounts.reduce((sum, left) => sum + left, 0n));
  });

  it('takes a whole unit of penalty from every split of an early exit', async () => {
    // Weak: a tenth of one unit is none: an exit in units is free of penalty.
    const stage = await dustStage();
    const thief = stage.staker(THIEF);
    await stage.send(THIEF, stage.calls.stake(thief, 25n, 180));
    const leave = stage.calls.unstake(thief, 1n, true, 0, [], []);
    for (let unit = 0; unit < 5; unit += 1) expect(await stage.send(THIEF, leave)).toBe('accepted');
    expect(await stage.balance(stage.at.penaltyVault)).toBe(5n);
    expect(await stage.balance(thief.tokenAccount)).toBe(10_000n * TOKEN - 25n);
    expect(await stage.send(THIEF, stage.calls.unstake(thief, 20n, true, 0, [], []))).toBe('accepted');
    expect(await stage.balance(stage.at.penaltyVault)).toBe(7n);
    expect(await stage.balance(stage.at.stakeVault)).toBe(0n);
  });

  it('costs the victim of daily settling by others nothing', async () => {
    // Weak: each settlement by a stranger drops a fraction of the victim's reward.
    const stage = await dustStage();
    const victim = stage.staker(HONEST);
    for (let entry = 0; entry < 3; entry += 1) {
      await stage.send(HONEST, stage.calls.stake(victim, 1_000n * TOKEN + BigInt(entry), 0));
    }
    await stage.fund(BUDGET);
    const masks = [1, 2, 4].map((mask) => stage.calls.settleEntries(victim.userStake, mask, []));
    for (let day = 1; day <= 14; day += 1) {
      await stage.rollTo(day);
      expect(await stage.send(THIEF, ...masks)).toBe('accepted');
    }
    // All there is but the fraction of a unit that the pool carries and that waits in the account.
    const { owedBaseUnits, rewardDustQ64 } = await stage.user(HONEST);
    const { carry } = await stage.pool();
    expect((owedBaseUnits << 64n) + rewardDustQ64 + carry).toBe(BUDGET << 64n);
  });
});
