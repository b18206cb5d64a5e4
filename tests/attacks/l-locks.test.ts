import { beforeEach, describe, expect, it } from 'vitest';
import { expiryPageOf } from '#harness/program/page-plan.ts';
import { FIRST_DAY, TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';

const HONEST = 0;
const THIEF = 1;
const BUDGET = 70_000n * TOKEN;
const GENESIS = Number(FIRST_DAY);

describe('locks and penalties (L02, L03, L06, L07)', () => {
  let stage: AttackStage;
  beforeEach(async () => {
    stage = await AttackStage.open([100_000n, 100_000n]);
    for (const agent of [HONEST, THIEF]) await stage.openAccount(agent);
  });

  const leave = (agent: number, tokens: bigint, entry = 0, force = true) => {
    const pages = [0, 1, 2, 3, 4, 5, 6, 7].map((page) => stage.at.expiryPage(page));
    return stage.calls.unstake(stage.staker(agent), tokens * TOKEN, force, entry, pages, []);
  };

  it('L02 gives tokens added on the last day of a lock their own lock and none of its weight', async () => {
    // Weak: the top-up of the last day votes and earns at 3.0x for a lock of one day.
    await stage.stake(THIEF, 100n, 180);
    await stage.rollTo(179);
    await stage.stake(THIEF, 50_000n, 0);
    await stage.rollTo(180);
    expect(await stage.pool()).toMatchObject({ activeWeight: 50_300n * TOKEN, totalVotingPower: 50_300n * TOKEN });
    await stage.stake(THIEF, 40_000n, 180);
    await stage.rollTo(181);
    expect((await stage.pool()).activeWeight).toBe((50_100n + 120_000n) * TOKEN);
    expect(await stage.send(THIEF, leave(THIEF, 40_000n, 2, false))).toBe('StillLocked');
  });

  it('L03 counts an ended lock once, without anyone calling for it', async () => {
    // Weak: a lock that ended weighs 1.2x for as long as its owner does nothing.
    await stage.stake(HONEST, 10_000n, 0);
    await stage.stake(THIEF, 10_000n, 7);
    await stage.fund(BUDGET);
    await stage.rollTo(7);
    await stage.fund(BUDGET);
    await stage.rollTo(21);
    for (const agent of [HONEST, THIEF]) {
      await stage.send(agent, stage.calls.settleEntries(stage.staker(agent).userStake, 1, []));
    }
    const honest = (await stage.user(HONEST)).rewardsEarnedBaseUnits;
    const thief = (await stage.user(THIEF)).rewardsEarnedBaseUnits;
    // Day 7 is the lock's last: 1.2 of 2.2 shares; the thirteen days after it are halves.
    const day = BUDGET / 7n;
    const exact = (day * 12n) / 22n + (13n * day) / 2n;
    expect(exact - thief).toBeGreaterThanOrEqual(0n);
    expect(exact - thief).toBeLessThanOrEqual(2n);
    expect(honest + thief).toBeLessThanOrEqual(2n * BUDGET);
    const power = stage.calls.getVotingPower(stage.staker(THIEF).owner, stage.staker(THIEF).userStake);
    expect(await stage.send(THIEF, power)).toBe('accepted');
    expect(await stage.pool()).toMatchObject({ activeWeight: 20_000n * TOKEN, activePower: 20_000n * TOKEN });
  });

  it('L06 pays the penalty to no staker, whatever share of the pool the leaver holds', async () => {
    // Weak: a leaver with most of the pool gets most of the penalty back through other wallets.
    await stage.stake(THIEF, 50_000n, 180);
    await stage.stake(HONEST, 1_000n, 0);
    await stage.rollTo(3);
    const before = await stage.pool();
    expect(await stage.send(THIEF, leave(THIEF, 50_000n))).toBe('accepted');
    expect(await stage.balance(stage.staker(THIEF).tokenAccount)).toBe(95_000n * TOKEN);
    expect(await stage.balance(stage.at.penaltyVault)).toBe(5_000n * TOKEN);
    await stage.rollTo(21);
    const after = await stage.pool();
    expect(after).toMatchObject({ acc: before.acc, reserveOwedBaseUnits: 0n, budgetCurrentBaseUnits: 0n });
    expect(await stage.send(HONEST, stage.calls.claimRewards(stage.staker(HONEST), []))).toBe('NothingToClaim');
  });

  it('L07 has no way out of a lock without its penalty', async () => {
    // Weak: a free deposit, a close or a second call lends its freedom to the locked one.
    await stage.rollTo(0, 50_000);
    await stage.stake(THIEF, 1_000n, 7);
    const { calls } = stage;
    const thief = stage.staker(THIEF);
    expect(await stage.send(THIEF, calls.closeStakeAccount(thief))).toBe('StakeRemains');
    expect(await stage.send(THIEF, leave(THIEF, 1_000n, 0, false))).toBe('StillLocked');
    await stage.rollTo(7, 49_999);
    expect(await stage.send(THIEF, leave(THIEF, 400n, 0, false))).toBe('StillLocked');
    // A fresh stake without a lock lends its freedom to no other entry.
    await stage.stake(THIEF, 500n, 0);
    expect(await stage.send(THIEF, leave(THIEF, 501n, 1, false))).toBe('AmountExceedsEntry');
    expect(await stage.send(THIEF, leave(THIEF, 400n))).toBe('accepted');
    expect(await stage.balance(stage.at.penaltyVault)).toBe(40n * TOKEN);
    await stage.advanceTo(7, 50_000);
    // On the lock's last day, whose tick still counts the boost: free, and force costs nothing.
    expect(await stage.send(THIEF, leave(THIEF, 300n, 0, false), leave(THIEF, 300n))).toBe('accepted');
    expect(await stage.balance(stage.at.penaltyVault)).toBe(40n * TOKEN);
    expect(await stage.pool()).toMatchObject({ activeWeight: 0n, pendingWeight: 500n * TOKEN });
    await stage.rollTo(9);
    expect((await stage.pool()).activeWeight).toBe(500n * TOKEN);
  });

  it('L07 needs no page and pays no penalty on the day after a lock', async () => {
    // Weak: the exit of a matured lock fails for want of a page, or pays the penalty after all.
    await stage.stake(THIEF, 1_000n, 7);
    await stage.rollTo(8);
    const call = stage.calls.unstake(stage.staker(THIEF), 1_000n * TOKEN, false, 0, [], []);
    expect(await stage.send(THIEF, call)).toBe('accepted');
    expect(await stage.balance(stage.staker(THIEF).tokenAccount)).toBe(100_000n * TOKEN);
    await stage.rollTo(300);
    expect((await stage.pool()).activeWeight).toBe(0n);
  });

  it('L07 takes back the waiting drop of a stake that leaves on its first day', async () => {
    // Weak: the drop stays scheduled without its stake, and a later day subtracts what is not there.
    for (const lock of [7, 30, 90, 180]) await stage.stake(THIEF, 1_000n, lock);
    await stage.stake(HONEST, 1_000n, 30);
    for (const entry of [0, 1, 2, 3]) {
      const call = stage.calls.unstake(stage.staker(THIEF), 1_000n * TOKEN, true, entry, [], []);
      expect(await stage.send(THIEF, call)).toBe('accepted');
    }
    expect(await stage.pool()).toMatchObject({ pendingWeight: 1_500n * TOKEN, totalStakedBaseUnits: 1_000n * TOKEN });
    await stage.rollTo(30);
    expect((await stage.pool()).activeWeight).toBe(1_500n * TOKEN);
    await stage.rollTo(200);
    expect((await stage.pool()).activeWeight).toBe(1_000n * TOKEN);
  });

  it('L07 rejects an exit from a boost without the page of its lock end', async () => {
    // Weak: the exit succeeds, the drop stays, and the pool's weight falls twice.
    await stage.stake(THIEF, 1_000n, 30);
    await stage.rollTo(1);
    const end = expiryPageOf(GENESIS + 30);
    const wrong = stage.at.expiryPage((end + 1) % 8);
    const call = (pages: readonly Uint8Array[]) =>
      stage.calls.unstake(stage.staker(THIEF), 1_000n * TOKEN, true, 0, pages, []);
    const before = await stage.data(stage.at.pool);
    expect(await stage.send(THIEF, call([]))).toBe('ExpiryPageMissing');
    expect(await stage.send(THIEF, call([wrong]))).toBe('ExpiryPageMissing');
    const readOnly = stage.calls.unstake(stage.staker(THIEF), 1_000n * TOKEN, true, 0, [], [stage.at.expiryPage(end)]);
    expect(await stage.send(THIEF, readOnly)).toBe('ExpiryPageMissing');
    expect(await stage.data(stage.at.pool)).toEqual(before);
    const page = stage.at.expiryPage(end);
    expect(await stage.send(THIEF, call([wrong, page, page]))).toBe('accepted');
    await stage.rollTo(40);
    expect((await stage.pool()).activeWeight).toBe(0n);
  });
});
