import { describe, expect, it } from 'vitest';
import { historyPageOf } from '#harness/program/page-plan.ts';
import { FIRST_DAY, featuresWith, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, parameter } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';
import { SMALL_POOL } from './bare-stage.ts';

const OWNER = 0;
const GENESIS = Number(FIRST_DAY);
/** What a call gets when its transaction asks for no more; a transaction may ask for 1,400,000. */
const CALL_LIMIT = 200_000;

describe('X10: exhausting compute units', () => {
  it('runs every call on a full account after 64 missed days within the default budget', async () => {
    // Weak: a full account after two quiet months needs more units than a call may use, and stays shut.
    const { staking } = genesisPlan([]);
    const stage = await AttackStage.open([100_000n], { staking: { ...staking, lockDays: [0, 7, 30, 63, 180] } });
    await stage.openAccount(OWNER);
    await stage.fund(70_000n * TOKEN);
    await stage.rollTo(2);
    // All 16 entries boosted, on one day, so that the roll schedules every tier and each entry looks up two days.
    for (let entry = 0; entry < 16; entry += 1) {
      expect(await stage.stake(OWNER, 1_000n, [7, 30, 63, 180][entry % 4]!)).toBe('accepted');
    }
    const owner = stage.staker(OWNER);
    const { calls } = stage;
    await stage.advanceTo(66);
    await stage.openHistory(66);
    const roll = await stage.attempt([stage.wallet(OWNER)], [await stage.rollCall(66)]);
    expect(roll).toMatchObject({ result: 'accepted' });
    expect(roll.computeUnits).toBeLessThan(CALL_LIMIT);
    expect((await stage.pool()).lastDay).toBe(GENESIS + 66);

    const first = historyPageOf(GENESIS);
    // The pages come last to first, so that each look-up passes over as many as it can.
    const history = [2, 1, 0].map((page) => stage.at.historyPage(first + page));
    const expiry = [0, 1, 2, 3, 4, 5, 6, 7].map((page) => stage.at.expiryPage(page));
    const leave = calls.unstake(owner, 400n * TOKEN, true, 15, expiry, history);
    const left = await stage.attempt([stage.wallet(OWNER)], [leave]);
    expect(left).toMatchObject({ result: 'accepted' });
    expect(left.computeUnits).toBeLessThan(CALL_LIMIT);
    expect((await stage.user(OWNER)).entries.filter((entry) => entry.ended)).toHaveLength(12);

    for (const call of [calls.claimRewards(owner, history), calls.settleEntries(owner.userStake, 0xffff, history)]) {
      const { result, computeUnits } = await stage.attempt([stage.wallet(OWNER)], [call]);
      expect(result).toBe('accepted');
      expect(computeUnits).toBeLessThan(CALL_LIMIT);
    }
    for (let entry = 0; entry < 16; entry += 1) {
      const { amountBaseUnits } = (await stage.user(OWNER)).entries.find(({ index }) => index === entry)!;
      expect(await stage.send(OWNER, calls.unstake(owner, amountBaseUnits, true, entry, expiry, []))).toBe('accepted');
    }
    expect(await stage.balance(stage.at.stakeVault)).toBe(0n);
  });

  it('closes years of missed days by more calls, in the size of one transaction', async () => {
    // Weak: the backlog grows past what one transaction can name, and nobody gets out.
    const stage = await AttackStage.open([10_000n]);
    await stage.openAccount(OWNER);
    for (const lock of [0, 7, 30, 90, 180]) await stage.stake(OWNER, 1_000n, lock);
    await stage.rollTo(1_000);
    expect(await stage.pool()).toMatchObject({ lastDay: GENESIS + 1_000, activeWeight: 5_000n * TOKEN });
    const { calls } = stage;
    const owner = stage.staker(OWNER);
    // One entry a call is enough to get out, however old the entries.
    for (const [entry, lock] of [0, 7, 30, 90, 180].entries()) {
      const days = [GENESIS, GENESIS + lock].map((day) => stage.at.historyPage(historyPageOf(day)));
      expect(await stage.send(OWNER, calls.settleEntries(owner.userStake, 1 << entry, days))).toBe('accepted');
    }
    for (let entry = 0; entry < 5; entry += 1) {
      expect(await stage.send(OWNER, calls.unstake(owner, 1_000n * TOKEN, false, entry, [], []))).toBe('accepted');
    }
    expect(await stage.send(OWNER, calls.closeStakeAccount(owner))).toBe('accepted');
  });

  it('runs boosters, votes, compounding and tickets on a full account within the limit of a transaction', async () => {
    // Weak: an account grows until the call that would shrink it runs out of units, and its stake is stuck.
    const features = featuresWith({ powerByAge: true, boostVests: true, unstakeTickets: true });
    const stage = await AttackStage.open([1_000_000n], { features });
    const owner = stage.staker(OWNER);
    const { rewards, calls } = stage;
    await stage.openAccount(OWNER);
    await stage.fund(70_000n * TOKEN);
    for (let entry = 0; entry < 15; entry += 1) {
      expect(await stage.stake(OWNER, 10_000n, [30, 90, 180][entry % 3]!)).toBe('accepted');
    }
    await stage.rollTo(14);
    const attempt = async (...instructions: Parameters<AttackStage['attempt']>[1]): Promise<number> => {
      const { result, computeUnits } = await stage.attempt([stage.wallet(OWNER)], instructions);
      expect(result).toBe('accepted');
      return computeUnits;
    };
    const used: number[] = [];
    used.push(await attempt(rewards.payDebateFee(owner, TOKEN)));
    used.push(await attempt(rewards.refreshBoosters(owner, stage.allExpiryPages, [])));
    used.push(await attempt(rewards.setCompounding(owner, true)));
    used.push(await attempt(rewards.compoundRewards(owner, [])));
    expect((await stage.user(OWNER)).entries).toHaveLength(16);
    const assembly = new Assembly(stage);
    await assembly.propose(OWNER, parameter(0, TOKEN));
    used.push(await attempt(assembly.voteCall(OWNER, 0, 1)));
    used.push(await attempt(calls.extendLock(owner, 0, 180, stage.allExpiryPages, [])));
    await stage.rollTo(77);
    const history = [0, 30, 45, 77].map((day) => stage.historyPage(day));
    used.push(await attempt(calls.settleEntries(owner.userStake, 0xffff, history)));
    expect(await assembly.finalize(0)).toBe('accepted');
    await stage.rollTo(92);
    expect(await assembly.expire(0)).toBe('accepted');
    expect(await assembly.returnBond(OWNER, 0)).toBe('accepted');
    for (let entry = 0; entry < 15; entry += 1) {
      const ticket = stage.at.ticket(owner.owner, (await stage.user(OWNER)).ticketCount);
      used.push(await attempt(stage.leave(OWNER, 10_000n, { entry, ticket })));
    }
    expect(Math.max(...used)).toBeLessThan(CALL_LIMIT);
  });

  it('makes the pool within the default budget', async () => {
    // Weak: the instruction fits no transaction, or overflows the stack.
    const stage = await AttackStage.open([]);
    const { operator, calls, mint } = stage;
    const again = calls.initializePool(operator.owner, mint, 1n, 1, SMALL_POOL);
    const { result, computeUnits } = await stage.attempt([operator.wallet], [again], 'system');
    expect(result).toBe('AlreadyInitialized');
    expect(computeUnits).toBeLessThan(CALL_LIMIT);
  });
});
