import { describe, expect, it } from 'vitest';
import { associatedTokenAddress } from '#harness/program/pda.ts';
import type { PoolParams } from '#harness/program/program-params.ts';
import { createTokenAccount, mintTokens, transferLamports } from '#harness/program/token-instructions.ts';
import { deriveWallet } from '#harness/wallet.ts';
import { genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';
import { BareStage } from './bare-stage.ts';

const U64_MAX = 2n ** 64n - 1n;
/** Most base units that the program accepts. */
const MAX_SUPPLY = 2_000_000_000_000_000_000n;
const THIEF = 0;
const LAST_CLOCK_DAY = 0x00ff_ffff;

describe('X09: arithmetic edges', () => {
  describe('amounts', () => {
    it('rejects the largest numbers by name', async () => {
      const stage = await AttackStage.open([10_000n]);
      await stage.openAccount(THIEF);
      const thief = stage.staker(THIEF);
      const { calls } = stage;
      expect(await stage.send(THIEF, calls.stake(thief, U64_MAX, 0))).toBe('StakeCapExceeded');
      expect(await stage.stake(THIEF, 100n, 0)).toBe('accepted');
      expect(await stage.send(THIEF, calls.stake(thief, U64_MAX, 0))).toBe('MathOverflow');
      expect(await stage.send(THIEF, calls.stake(thief, 100n * TOKEN, 0xffff_ffff))).toBe('UnknownLock');
      expect(await stage.send(THIEF, calls.unstake(thief, U64_MAX, true, 0, [], []))).toBe('AmountExceedsEntry');
      expect(await stage.send(THIEF, calls.unstake(thief, 1n, true, 255, [], []))).toBe('EntryNotFound');
      expect(await stage.send(THIEF, calls.unstake(thief, 1n, true, 16, [], []))).toBe('EntryNotFound');
      expect(await stage.fund(U64_MAX)).toBe('WeeklyBudgetExceeded');
      expect(await stage.fund(TOKEN)).toBe('accepted');
      expect(await stage.fund(U64_MAX)).toBe('MathOverflow');
    });

    it('takes a stake of exactly the least and the most, and of nothing beside', async () => {
      const { staking } = genesisPlan([]);
      const stage = await AttackStage.open([10_000n], { staking: { ...staking, maxStakeBaseUnits: 200n * TOKEN } });
      await stage.openAccount(THIEF);
      const stake = (amount: bigint) => stage.send(THIEF, stage.calls.stake(stage.staker(THIEF), amount, 0));
      const leave = (amount: bigint) =>
        stage.send(THIEF, stage.calls.unstake(stage.staker(THIEF), amount, false, 0, [], []));
      expect(await stake(100n * TOKEN - 1n)).toBe('StakeBelowMinimum');
      expect(await stake(200n * TOKEN + 1n)).toBe('StakeCapExceeded');
      expect(await stake(200n * TOKEN)).toBe('accepted');
      expect(await stake(100n * TOKEN)).toBe('StakeCapExceeded');
      expect(await leave(100n * TOKEN + 1n)).toBe('RemainderBelowMinStake');
      expect(await leave(100n * TOKEN)).toBe('accepted');
      expect(await leave(1n)).toBe('RemainderBelowMinStake');
      expect(await leave(100n * TOKEN)).toBe('accepted');
    });
  });

  describe('supply at its ceiling', () => {
    it.each([0, 6, 9, 18])('lives, pays and lets everyone leave with %i decimals', async (decimals) => {
      const { staking, token } = genesisPlan([]);
      const stage = await AttackStage.open([0n, 0n], {
        token: { ...token, decimals, supplyBaseUnits: MAX_SUPPLY },
        staking: { ...staking, minStakeBaseUnits: 1n, maxStakeBaseUnits: MAX_SUPPLY, penaltyBps: 0 },
        rewardRateBps: 10_000,
        minClaimBaseUnits: 0n,
        holdingsBaseUnits: [(MAX_SUPPLY * 9n) / 10n, 1n],
      });
      const cap = (MAX_SUPPLY * 7n) / 365n;
      const whale = stage.staker(0);
      for (const agent of [0, 1]) await stage.openAccount(agent);
      expect(await stage.send(0, stage.calls.stake(whale, (MAX_SUPPLY * 9n) / 10n, 180))).toBe('accepted');
      expect(await stage.send(1, stage.calls.stake(stage.staker(1), 1n, 180))).toBe('accepted');
      for (let week = 0; week < 5; week += 1) {
        await stage.rollTo(week * 7);
        expect(await stage.fund(cap)).toBe('accepted');
      }
      await stage.rollTo(42);
      const pages = [stage.at.historyPage(Math.floor((await stage.pool()).genesisDay / 32))];
      expect(await stage.send(0, stage.calls.claimRewards(whale, pages))).toBe('accepted');
      const { rewardsClaimedBaseUnits } = await stage.user(0);
      expect(5n * cap - rewardsClaimedBaseUnits).toBeGreaterThanOrEqual(0n);
      expect(5n * cap - rewardsClaimedBaseUnits).toBeLessThanOrEqual(2n);
      for (const agent of [0, 1]) {
        const { amountBaseUnits } = await stage.user(agent);
        const expiry = [0, 1, 2, 3, 4, 5, 6, 7].map((page) => stage.at.expiryPage(page));
        const leave = stage.calls.unstake(stage.staker(agent), amountBaseUnits, true, 0, expiry, pages);
        expect(await stage.send(agent, leave, stage.calls.closeStakeAccount(stage.staker(agent)))).toBe('accepted');
      }
      expect(await stage.balance(stage.at.stakeVault)).toBe(0n);
      expect(await stage.balance(stage.at.penaltyVault)).toBe(0n);
    });

    it('rejects stakes beyond it by name, and lets those within it leave', async () => {
      // Nobody handed the mint over: its authority makes four times what the pool was told.
      const stage = await new BareStage().open(MAX_SUPPLY);
      const { calls, at, operator, tokenAccount } = stage;
      const staker = { owner: operator.address, tokenAccount, userStake: at.userStake(operator.address) };
      await stage.initialize(MAX_SUPPLY);
      for (let page = 0; page < 8; page += 1) await stage.send([calls.openExpiryPage(operator.address, page)]);
      const more = mintTokens(stage.mint.address, tokenAccount, operator.address, 3n * MAX_SUPPLY);
      expect(await stage.send([more, calls.openStakeAccount(staker)])).toBe('accepted');
      const enter = calls.stake(staker, MAX_SUPPLY / 2n, 180);
      for (let half = 0; half < 2; half += 1) expect(await stage.send([enter])).toBe('accepted');
      // 4 * 2e18 * 3.0 is more than a u64 holds; a wrapped sum would give the others' weight away.
      expect(await stage.send([enter])).toBe('MathOverflow');
      expect(await stage.send([calls.stake(staker, 1_000n, 0)])).toBe('MathOverflow');
      for (let entry = 0; entry < 2; entry += 1) {
        expect(await stage.send([calls.unstake(staker, MAX_SUPPLY / 2n, true, entry, [], [])])).toBe('accepted');
      }
      expect(await stage.send([enter])).toBe('accepted');
    });

    it('rejects stakes of two days that go beyond it together, so that every day closes', async () => {
      // Weak: weights of today and of tomorrow fit, their sum does not. Every roll fails from then on, and with it every
      // exit. Only who kept the mint's authority gets there; votes have no lock's multiplier, so their sum warns nobody.
      const stage = await new BareStage().open(MAX_SUPPLY);
      const { calls, at, operator, mint } = stage;
      const second = deriveWallet(9, 'second', 'wallet');
      const stakers = [operator, second].map(({ address }) => ({
        owner: address,
        tokenAccount: associatedTokenAddress(address, mint.address),
        userStake: at.userStake(address),
      }));
      await stage.initialize(MAX_SUPPLY);
      for (let page = 0; page < 8; page += 1) await stage.send([calls.openExpiryPage(operator.address, page)]);
      await stage.send([calls.openHistoryPage(operator.address, 20_454 >> 5)]);
      const both = [operator, second];
      const open = [
        transferLamports(operator.address, second.address, 100_000_000n),
        createTokenAccount(operator.address, stakers[1]!.tokenAccount, second.address, mint.address),
        mintTokens(mint.address, stakers[0]!.tokenAccount, operator.address, MAX_SUPPLY),
        mintTokens(mint.address, stakers[1]!.tokenAccount, operator.address, 2n * MAX_SUPPLY),
        ...stakers.map((staker) => calls.openStakeAccount(staker)),
      ];
      expect(await stage.send(open, both)).toBe('accepted');
      const half = MAX_SUPPLY / 2n;
      const enter = stakers.map((staker) => calls.stake(staker, half, 180));
      const pages = [at.historyPage(20_454 >> 5), at.expiryPage((20_454 >> 5) % 8), at.expiryPage((20_634 >> 5) % 8)];
      expect(await stage.send([enter[0]!])).toBe('accepted');
      stage.setTime(86_400n * 20_455n);
      expect(await stage.send([calls.roll(pages), enter[1]!, enter[1]!], both)).toBe('MathOverflow');
      expect(await stage.send([calls.roll(pages), enter[1]!], both)).toBe('accepted');
      stage.setTime(86_400n * 20_456n);
      const leave = stakers.map((staker) => calls.unstake(staker, half, true, 0, pages, []));
      expect(await stage.send([calls.roll(pages), ...leave], both)).toBe('accepted');
    });
  });

  describe('parameters', () => {
    it.each<[string, number, Partial<PoolParams>]>([
      ['RewardRateOutOfRange', 0, {}],
      ['RewardRateOutOfRange', 10_001, {}],
      ['StakeLimitsOutOfRange', 500, { minStakeBaseUnits: 0n }],
      ['StakeLimitsOutOfRange', 500, { minStakeBaseUnits: 10_001n }],
      ['StakeLimitsOutOfRange', 500, { maxStakeBaseUnits: 1_000_001n }],
      ['MinClaimOutOfRange', 500, { minClaimBaseUnits: 1_000_001n }],
      ['LockDaysOutOfRange', 500, { lockDays: [1, 7, 30, 90, 180] }],
      ['LockDaysOutOfRange', 500, { lockDays: [0, 7, 7, 90, 180] }],
      ['LockDaysOutOfRange', 500, { lockDays: [0, 7, 30, 90, 181] }],
      ['MultiplierOutOfRange', 500, { multiplierBps: [9_999, 12_000, 15_000, 20_000, 30_000] }],
      ['MultiplierOutOfRange', 500, { multiplierBps: [10_000, 12_000, 11_999, 20_000, 30_000] }],
      ['MultiplierOutOfRange', 500, { multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_001] }],
      ['PenaltyOutOfRange', 500, { penaltyBps: 0xffff_ffff }],
    ])('rejects with %s (rate %i, %o)', async (errorName, rewardRateBps, changes) => {
      const stage = await new BareStage().open(1_000_000n);
      expect(await stage.initialize(1_000_000n, rewardRateBps, changes)).toBe(errorName);
      expect(await stage.initialize(1_000_000n)).toBe('accepted');
    });

    it('rejects a mint that does not fit', async () => {
      expect(await (await new BareStage().open(1_000_000n)).initialize(999_999n)).toBe('SupplyMismatch');
      expect(await (await new BareStage().open(0n)).initialize(0n)).toBe('SupplyOutOfRange');
      expect(await (await new BareStage().open(MAX_SUPPLY + 1n)).initialize(MAX_SUPPLY + 1n)).toBe('SupplyOutOfRange');
      expect(await (await new BareStage().open(1_000_000n, 0, true)).initialize(1_000_000n)).toBe('MintCanFreeze');
      // One whole token of weight could never be staked, so no day would ever pay.
      for (const decimals of [7, 19, 20, 255]) {
        expect(await (await new BareStage().open(1_000_000n, decimals)).initialize(1_000_000n)).toBe(
          'DecimalsOutOfRange',
        );
      }
    });

    it('rejects stakes and rolls until all pages of the ring are open', async () => {
      const stage = await new BareStage().open(1_000_000n);
      const { calls, at, operator, tokenAccount } = stage;
      const owner = operator.address;
      const staker = { owner, tokenAccount, userStake: at.userStake(owner) };
      await stage.initialize(1_000_000n);
      await stage.send([calls.openStakeAccount(staker)]);
      for (let page = 0; page < 7; page += 1) {
        expect(await stage.send([calls.stake(staker, 100n, 0)])).toBe('PoolNotReady');
        expect(await stage.send([calls.openExpiryPage(owner, page)])).toBe('accepted');
      }
      stage.setTime(86_400n * 20_455n);
      expect(await stage.send([calls.roll([])])).toBe('PoolNotReady');
      expect(await stage.send([calls.openExpiryPage(owner, 7)])).toBe('accepted');
      expect(await stage.send([calls.openHistoryPage(owner, 20_454 >> 5)])).toBe('accepted');
      const pages = [at.historyPage(20_454 >> 5), at.expiryPage((20_454 >> 5) % 8)];
      expect(await stage.send([calls.roll(pages), calls.stake(staker, 100n, 0)])).toBe('accepted');
    });

    it('lives with equal weights for all locks', async () => {
      const { staking } = genesisPlan([]);
      const multiplierBps = [10_000, 10_000, 10_000, 10_000, 10_000];
      const stage = await AttackStage.open([10_000n], { staking: { ...staking, multiplierBps } });
      await stage.openAccount(THIEF);
      await stage.stake(THIEF, 1_000n, 180);
      await stage.stake(THIEF, 1_000n, 7);
      await stage.rollTo(1);
      expect(await stage.send(THIEF, stage.leave(THIEF, 400n))).toBe('accepted');
      await stage.rollTo(8);
      expect(await stage.pool()).toMatchObject({ activeWeight: 1_600n * TOKEN, totalPenaltiesBaseUnits: 40n * TOKEN });
    });
  });

  describe('the clock', () => {
    it('rejects times before 1970 and after its last day', async () => {
      const stage = await new BareStage().open(1_000_000n);
      const { calls, operator } = stage;
      for (const unixSeconds of [-1n, 86_400n * BigInt(LAST_CLOCK_DAY + 1), 2n ** 63n - 1n]) {
        stage.setTime(unixSeconds);
        expect(await stage.initialize(1_000_000n)).toBe('ClockOutOfRange');
        expect(await stage.send([calls.openHistoryPage(operator.address, 0)])).toBe('ClockOutOfRange');
      }
      stage.setTime(86_400n * BigInt(LAST_CLOCK_DAY));
      expect(await stage.initialize(1_000_000n)).toBe('accepted');
      expect(await stage.send([calls.roll([])])).toBe('accepted');
      stage.setTime(86_400n * BigInt(LAST_CLOCK_DAY + 1));
      expect(await stage.send([calls.roll([])])).toBe('ClockOutOfRange');
      stage.setTime(-1n);
      expect(await stage.send([calls.roll([])])).toBe('ClockOutOfRange');
    });

    it('takes a stake of the longest lock on its last day', async () => {
      const stage = await new BareStage().open(1_000_000n);
      const { calls, at, operator, tokenAccount } = stage;
      const owner = operator.address;
      const staker = { owner, tokenAccount, userStake: at.userStake(owner) };
      stage.setTime(86_400n * BigInt(LAST_CLOCK_DAY) + 86_399n);
      await stage.initialize(1_000_000n);
      for (let page = 0; page < 8; page += 1) await stage.send([calls.openExpiryPage(owner, page)]);
      await stage.send([calls.openStakeAccount(staker)]);
      expect(await stage.send([calls.stake(staker, 1_000n, 180)])).toBe('accepted');
      expect(await stage.send([calls.unstake(staker, 1_000n, true, 0, [], [])])).toBe('accepted');
    });
  });
});
