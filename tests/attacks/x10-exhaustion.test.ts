import { describe, expect, it } from 'vitest';
import { historyPageOf } from '#harness/program/page-plan.ts';
import { FIRST_DAY, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';
import { SMALL_POOL } from './bare-stage.ts';

const OWNER = 0;
const GENESIS = Number(FIRST_DAY);
/** What a call gets when its transaction asks for no more; a transaction may ask for 1,400,000. */
const CALL_LIMIT = 200_000;

describe('X10: exhausting compute units', () => {
  it('runs every call on a full account after 64 missed days within the default budget', async () => {
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

  it('makes the pool within the default budget', async () => {
    const stage = await AttackStage.open([]);
    const { operator, calls, mint } = stage;
    const again = calls.initializePool(operator.owner, mint, 1n, 1, SMALL_POOL);
    const { result, computeUnits } = await stage.attempt([operator.wallet], [again], 'system');
    expect(result).toBe('AlreadyInitialized');
    expect(computeUnits).toBeLessThan(CALL_LIMIT);
  });
});
