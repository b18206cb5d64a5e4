import { beforeEach, describe, expect, it } from 'vitest';
import { STAKING_INSTRUCTION_NAMES } from '#harness/program/instruction-names.ts';
import { transferTokens } from '#harness/program/token-instructions.ts';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';

const HONEST = 0;
const THIEF = 1;
const FRESH = 2;
const BUDGET = 70_000n * TOKEN;

describe('R05, R07: one reward through two doors', () => {
  let stage: AttackStage;
  beforeEach(async () => {
    stage = await AttackStage.open([10_000n, 10_000n, 0n]);
    await stage.enter(HONEST, 1_000n, 0);
    await stage.enter(THIEF, 1_000n, 0);
    await stage.send(THIEF, stage.rewards.setCompounding(stage.staker(THIEF), true));
    await stage.fund(BUDGET);
    await stage.rollTo(14);
  });

  it('R05 pays once through compound, claim, exit and close, in every order', async () => {
    // Weak (OTSea): claim pays, and the exit pays the whole again; each round doubles it until the vault is empty.
    const thief = stage.staker(THIEF);
    const { calls, rewards } = stage;
    const claim = calls.claimRewards(thief, []);
    const compound = rewards.compoundRewards(thief, []);
    const before = await stage.holdings();
    for (const twice of [
      [claim, compound],
      [compound, claim],
      [compound, compound],
      [claim, claim],
      [stage.leave(THIEF, 1_000n), claim, compound],
    ]) {
      expect(await stage.send(THIEF, ...twice)).toBe('NothingToClaim');
    }
    expect(await stage.holdings()).toEqual(before);
    // The compounded rewards are stake now: they leave as stake, once.
    const exit = [compound, stage.leave(THIEF, 1_000n), stage.leave(THIEF, 35_000n, { entry: 1 })];
    expect(await stage.send(THIEF, ...exit, calls.closeStakeAccount(thief))).toBe('accepted');
    expect(await stage.balance(thief.tokenAccount)).toBe(10_000n * TOKEN + BUDGET / 2n);
    expect(await stage.balance(stage.at.rewardVault)).toBe(BUDGET / 2n);
    expect(await stage.balance(stage.at.stakeVault)).toBe(1_000n * TOKEN);
  });

  it('R06 has no instruction that takes a list of deposits: a mask cannot name one twice', async () => {
    // Weak (XLoot): seven ids given 155 times each, each paid each time.
    const thief = stage.staker(THIEF);
    const settle = stage.calls.settleEntries(thief.userStake, 0xffff, []);
    expect(settle.data).toHaveLength(8 + 2);
    const again = { ...settle, data: Uint8Array.from([...settle.data, ...settle.data.subarray(8)]) };
    expect(await stage.send(THIEF, settle, again, settle)).toBe('accepted');
    const doubled = { ...settle, accounts: [...settle.accounts, ...settle.accounts] };
    expect(await stage.send(THIEF, doubled)).toBe('accepted');
    expect((await stage.user(THIEF)).rewardsEarnedBaseUnits).toBe(BUDGET / 2n);
    const claim = stage.calls.claimRewards(thief, []);
    const twice = { ...claim, accounts: [...claim.accounts, ...claim.accounts] };
    expect(await stage.send(THIEF, twice)).toBe('accepted');
    expect(await stage.balance(thief.tokenAccount)).toBe(9_000n * TOKEN + BUDGET / 2n);
  });

  it('R07 has no way to hand a deposit to another owner', () => {
    // Weak (Popsicle): the position moves, its debt does not, and each fresh account claims all of history.
    const moving = STAKING_INSTRUCTION_NAMES.filter((name) => /transfer|move|delegate|assign|merge|split/.test(name));
    expect(moving).toEqual([]);
  });

  it('R07 gives tokens in a fresh account nothing of the days before, whatever is carried along', async () => {
    const thief = stage.staker(THIEF);
    const fresh = stage.staker(FRESH);
    const { calls } = stage;
    const carry = transferTokens(thief.tokenAccount, fresh.tokenAccount, thief.owner, 10_000n * TOKEN);
    expect(await stage.send(THIEF, stage.leave(THIEF, 1_000n), carry)).toBe('accepted');
    const enter = [calls.openStakeAccount(fresh), calls.stake(fresh, 1_000n * TOKEN, 180)];
    expect(await stage.send(FRESH, ...enter, calls.settleEntries(fresh.userStake, 1, []))).toBe('accepted');
    expect(await stage.send(FRESH, calls.claimRewards(fresh, []))).toBe('NothingToClaim');
    await stage.rollTo(15);
    expect(await stage.send(FRESH, calls.claimRewards(fresh, []))).toBe('NothingToClaim');
    await stage.rollTo(28);
    expect((await stage.pool()).totalReleasedBaseUnits).toBe(BUDGET);
    await stage.send(THIEF, calls.claimRewards(thief, []));
    await stage.send(HONEST, calls.claimRewards(stage.staker(HONEST), []));
    expect(await stage.send(FRESH, calls.claimRewards(fresh, []))).toBe('NothingToClaim');
    expect((await stage.pool()).totalClaimedBaseUnits).toBeLessThanOrEqual(BUDGET);
  });
});
