import { describe, expect, it } from 'vitest';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { TransactionSender } from '#harness/chain/transaction-sender.ts';
import { TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { loadProgramArtifacts } from '#harness/program/artifacts.ts';
import type { Instruction } from '#harness/program/message.ts';
import { compileTransaction } from '#harness/program/message.ts';
import { associatedTokenAddress, StakingAddresses } from '#harness/program/pda.ts';
import { nameRefusal } from '#harness/program/program-errors.ts';
import { type PoolParams, StakingInstructions } from '#harness/program/staking-instructions.ts';
import {
  createAccount,
  createTokenAccount,
  initializeMint,
  MINT_BYTES,
  mintTokens,
  rentExemptLamports,
} from '#harness/program/token-instructions.ts';
import { deriveWallet, type Wallet } from '#harness/wallet.ts';
import { genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';

const U64_MAX = 2n ** 64n - 1n;
/** Most base units that the program accepts. */
const MAX_SUPPLY = 4_000_000_000_000_000_000n;
const THIEF = 0;
const LAST_CLOCK_DAY = 0x00ff_ffff;

const PARAMS: PoolParams = {
  minStakeBaseUnits: 100n,
  maxStakeBaseUnits: 10_000n,
  minClaimBaseUnits: 1n,
  lockDays: [0, 7, 30, 90, 180],
  multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
  penaltyBps: 1_000,
};

/** A deployed program without a pool, and a mint of 1,000,000 base units. */
class BareStage {
  readonly engine = new LitesvmEngine();
  readonly #artifacts = loadProgramArtifacts();
  readonly at = new StakingAddresses(this.#artifacts.programId);
  readonly calls = new StakingInstructions(this.at);
  readonly operator = deriveWallet(9, 'operator', 'wallet');
  readonly mint = deriveWallet(9, 'operator', 'mint');
  readonly tokenAccount = associatedTokenAddress(this.operator.address, this.mint.address);
  readonly #sender = new TransactionSender(this.engine);

  async open(supplyBaseUnits: bigint, decimals = 0, canFreeze = false): Promise<this> {
    const { programId, elf } = this.#artifacts;
    this.engine.open([{ programId, elf }]);
    this.setTime(86_400n * 20_454n);
    this.engine.fund(this.operator.address, 10_000_000_000n);
    const { address } = this.operator;
    const plain = initializeMint(this.mint.address, decimals, address);
    const initialize = canFreeze ? { ...plain, data: freezable(plain.data, address) } : plain;
    const made = await this.send(
      [
        createAccount(address, this.mint.address, rentExemptLamports(MINT_BYTES), MINT_BYTES, TOKEN_PROGRAM),
        initialize,
        createTokenAccount(address, this.tokenAccount, address, this.mint.address),
        ...(supplyBaseUnits > 0n ? [mintTokens(this.mint.address, this.tokenAccount, address, supplyBaseUnits)] : []),
      ],
      [this.operator, this.mint],
    );
    if (made !== 'accepted') throw new Error(`no mint: ${made}`);
    return this;
  }

  setTime(unixSeconds: bigint): void {
    this.engine.setClock({ slot: 1n, epoch: 0n, epochStartUnixSeconds: 0n, leaderScheduleEpoch: 1n, unixSeconds });
  }

  async initialize(supplyBaseUnits: bigint, rewardRateBps = 500, changes: Partial<PoolParams> = {}): Promise<string> {
    const params = { ...PARAMS, ...changes };
    const { address } = this.operator;
    return this.send([this.calls.initializePool(address, this.mint.address, supplyBaseUnits, rewardRateBps, params)]);
  }

  async send(instructions: readonly Instruction[], signers: readonly Wallet[] = [this.operator]): Promise<string> {
    const { error } = await this.#sender.send(compileTransaction(this.operator.address, instructions), signers);
    if (error === undefined) return 'accepted';
    return nameRefusal(error, [], this.#artifacts.errorNames).errorName;
  }
}

/** `InitializeMint2` with the freeze authority that the plain one leaves out. */
function freezable(data: Uint8Array, authority: Uint8Array): Uint8Array {
  return Uint8Array.from([...data.subarray(0, 34), 1, ...authority]);
}

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

    it('rejects stakes beyond it by name, so that no later day can overflow', async () => {
      const { staking, token } = genesisPlan([]);
      const stage = await AttackStage.open([0n, 0n], {
        token: { ...token, supplyBaseUnits: MAX_SUPPLY },
        staking: { ...staking, minStakeBaseUnits: 1n, maxStakeBaseUnits: MAX_SUPPLY },
        holdingsBaseUnits: [MAX_SUPPLY, 0n],
      });
      const { calls, operator, mint } = stage;
      for (const agent of [0, 1]) await stage.openAccount(agent);
      // The mint still has its authority: the supply grows past what the pool was told.
      const more = mintTokens(mint, stage.staker(1).tokenAccount, operator.owner, MAX_SUPPLY);
      expect((await stage.attempt([operator.wallet], [more])).result).toBe('accepted');
      expect(await stage.send(0, calls.stake(stage.staker(0), MAX_SUPPLY, 180))).toBe('accepted');
      await stage.rollTo(1);
      expect(await stage.send(1, calls.stake(stage.staker(1), MAX_SUPPLY, 180))).toBe('MathOverflow');
      expect(await stage.send(1, calls.stake(stage.staker(1), MAX_SUPPLY, 0))).toBe('accepted');
      await stage.rollTo(200);
      expect((await stage.pool()).activeWeight).toBe(2n * MAX_SUPPLY);
      const page = stage.at.historyPage(Math.floor((await stage.pool()).genesisDay / 32));
      for (const agent of [0, 1]) {
        const history = [page, stage.at.historyPage(Math.floor(((await stage.pool()).genesisDay + 180) / 32))];
        const leave = calls.unstake(stage.staker(agent), MAX_SUPPLY, false, 0, [], history);
        expect(await stage.send(agent, leave)).toBe('accepted');
      }
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
      // No boost, so no drop to take back and no page to name.
      const early = stage.calls.unstake(stage.staker(THIEF), 400n * TOKEN, true, 0, [], []);
      expect(await stage.send(THIEF, early)).toBe('accepted');
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
