import { beforeEach, describe, expect, it } from 'vitest';
import { historyPageOf } from '#harness/program/page-plan.ts';
import { FIRST_DAY, TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage, withReadonly } from './attack-stage.ts';

const HONEST = 0;
const THIEF = 1;
const BUDGET = 70_000n * TOKEN;
const GENESIS = Number(FIRST_DAY);

describe('R03: days that nobody closed', () => {
  let stage: AttackStage;
  beforeEach(async () => {
    stage = await AttackStage.open([10_000n, 10_000_000n]);
    for (const agent of [HONEST, THIEF]) await stage.openAccount(agent);
    await stage.stake(HONEST, 10_000n, 180);
    await stage.fund(BUDGET);
  });

  it('gives a newcomer who closes the backlog none of it', async () => {
    // Weak: who closes twenty days first shares in all of them.
    await stage.advanceTo(20);
    await stage.openHistory(20);
    const enter = stage.calls.stake(stage.staker(THIEF), 10_000_000n * TOKEN, 0);
    expect(await stage.send(THIEF, enter)).toBe('PoolNotRolled');
    expect(await stage.send(THIEF, enter, await stage.rollCall(20))).toBe('PoolNotRolled');
    expect(await stage.send(THIEF, await stage.rollCall(20), enter)).toBe('accepted');
    await stage.rollTo(28);
    await stage.send(THIEF, stage.calls.settleEntries(stage.staker(THIEF).userStake, 1, []));
    expect((await stage.user(THIEF)).rewardsEarnedBaseUnits).toBe(0n);
    await stage.send(HONEST, stage.calls.claimRewards(stage.staker(HONEST), []));
    expect((await stage.user(HONEST)).rewardsClaimedBaseUnits).toBe(BUDGET - 1n);
  });

  it('closes 64 days a call and refuses everything else until the last day is closed', async () => {
    // Weak: a backlog too long for one call can never be closed, and everything stands still.
    await stage.advanceTo(300);
    await stage.openHistory(300);
    const calls = [0, 64, 128, 192, 256];
    for (const day of calls) {
      expect((await stage.pool()).lastDay).toBe(GENESIS + day);
      expect(await stage.stake(THIEF, 100n, 0)).toBe('PoolNotRolled');
      const settle = stage.calls.settleEntries(stage.staker(HONEST).userStake, 1, []);
      expect(await stage.send(THIEF, settle)).toBe('PoolNotRolled');
      const power = stage.calls.getVotingPower(stage.staker(HONEST).owner, stage.staker(HONEST).userStake);
      expect(await stage.send(THIEF, power)).toBe('PoolNotRolled');
      const { result, computeUnits } = await stage.attempt([stage.wallet(THIEF)], [await stage.rollCall(300)]);
      expect(result).toBe('accepted');
      expect(computeUnits).toBeLessThan(200_000);
    }
    expect((await stage.pool()).lastDay).toBe(GENESIS + 300);
    expect(await stage.stake(THIEF, 100n, 0)).toBe('accepted');
  });

  it('drops a boost once, whatever part of the ring of 256 days is closed late', async () => {
    // Weak: a slot of the ring is read twice, or by the lock that uses it next, and totals go below zero.
    await stage.rollTo(1);
    await stage.stake(THIEF, 1_000n, 180);
    // Day 1 and day 257 share a slot, as do the lock ends of this stake and the next.
    await stage.rollTo(600);
    expect((await stage.pool()).activeWeight).toBe(11_000n * TOKEN);
    await stage.stake(THIEF, 1_000n, 180);
    await stage.rollTo(780);
    expect((await stage.pool()).activeWeight).toBe(14_000n * TOKEN);
    await stage.rollTo(781);
    expect((await stage.pool()).activeWeight).toBe(12_000n * TOKEN);
    await stage.rollTo(1_400);
    expect((await stage.pool()).activeWeight).toBe(12_000n * TOKEN);
  });

  it('rejects a roll without a page that it needs, and takes doubled ones', async () => {
    // Weak: the caller leaves out the page that would end his boost.
    await stage.advanceTo(1);
    await stage.openHistory(40);
    const { at, calls } = stage;
    const history = at.historyPage(historyPageOf(GENESIS));
    const otherHistory = at.historyPage(historyPageOf(GENESIS) + 1);
    const [today, end] = [GENESIS, GENESIS + 180].map((day) => at.expiryPage(historyPageOf(day) % 8));
    const other = at.expiryPage((historyPageOf(GENESIS) + 3) % 8);
    const before = await stage.data(at.pool);
    const roll = (...pages: readonly Uint8Array[]) => stage.send(THIEF, calls.roll(pages));
    expect(await roll()).toBe('ExpiryPageMissing');
    expect(await roll(history, today!)).toBe('ExpiryPageMissing');
    expect(await roll(history, end!)).toBe('ExpiryPageMissing');
    expect(await roll(history, today!, other)).toBe('ExpiryPageMissing');
    expect(await roll(today!, end!)).toBe('HistoryPageMissing');
    expect(await roll(otherHistory, today!, end!)).toBe('HistoryPageMissing');
    expect(await roll(at.pool, stage.staker(HONEST).userStake, at.stakeVault, stage.mint)).toBe('ExpiryPageMissing');
    const all = calls.roll([history, today!, end!]);
    expect(await stage.send(THIEF, withReadonly(all, 1))).toBe('HistoryPageMissing');
    expect(await stage.send(THIEF, withReadonly(all, 2))).toBe('ExpiryPageMissing');
    expect(await stage.send(THIEF, withReadonly(all, 3))).toBe('ExpiryPageMissing');
    expect(await stage.data(at.pool)).toEqual(before);
    expect(await roll(end!, end!, other, history, today!, today!, history, otherHistory, at.pool)).toBe('accepted');
    expect(await stage.pool()).toMatchObject({ lastDay: GENESIS + 1, activeWeight: 30_000n * TOKEN });
  });

  it('writes the record of a day once', async () => {
    // Weak: a second roll writes the present accumulator into a past day, and rewards change in hindsight.
    await stage.rollTo(40);
    const page = stage.at.historyPage(historyPageOf(GENESIS));
    const before = await stage.data(page);
    await stage.advanceTo(41);
    const roll = await stage.rollCall(41);
    const withOldPage = { ...roll, accounts: [...roll.accounts, { address: page, signer: false, writable: true }] };
    expect(await stage.send(THIEF, withOldPage, withOldPage)).toBe('accepted');
    expect(await stage.data(page)).toEqual(before);
  });

  it('rejects settling an old start without its page and leaves the account as it was', async () => {
    // Weak: without its page the start counts from zero: all rewards there ever were.
    await stage.rollTo(100);
    const { userStake } = stage.staker(HONEST);
    const before = await stage.data(userStake);
    const claim = stage.calls.claimRewards(stage.staker(HONEST), []);
    expect(await stage.send(HONEST, claim)).toBe('HistoryPageMissing');
    const wrong = [stage.at.historyPage(historyPageOf(GENESIS) + 1), stage.at.pool, userStake];
    expect(await stage.send(THIEF, stage.calls.settleEntries(userStake, 0xffff, wrong))).toBe('HistoryPageMissing');
    expect(await stage.data(userStake)).toEqual(before);
    const page = stage.at.historyPage(historyPageOf(GENESIS));
    expect(await stage.send(THIEF, stage.calls.settleEntries(userStake, 0xffff, [page]))).toBe('accepted');
    expect(await stage.send(HONEST, claim)).toBe('accepted');
  });
});
