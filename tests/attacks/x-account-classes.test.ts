import { beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_PROGRAM } from '#harness/program/addresses.ts';
import { createAccount, rentExemptLamports } from '#harness/program/token-instructions.ts';
import { deriveWallet } from '#harness/wallet.ts';
import { FIRST_DAY, TOKEN } from '#tests/support/chain-plan.ts';
import { corruptAccount } from '#tests/support/corrupt-account.ts';
import { AttackStage, withAccount, withoutSignature, withReadonly } from './attack-stage.ts';
import { SMALL_POOL } from './bare-stage.ts';

const VICTIM = 0;
const THIEF = 1;
const START_PAGE = Math.floor(Number(FIRST_DAY) / 32);
/** Where the calls have their accounts. */
const OWNER = 0;
const POOL = 1;
const USER_STAKE = 2;
const OWNER_TOKEN = 3;
const VAULT = 4;
const PENALTY_VAULT = 5;

describe('Solana account classes (X01 to X08)', () => {
  let stage: AttackStage;
  beforeEach(async () => {
    stage = await AttackStage.open([10_000n, 10_000n]);
    for (const agent of [VICTIM, THIEF]) {
      await stage.openAccount(agent);
      expect(await stage.stake(agent, 1_000n, 0)).toBe('accepted');
    }
    await stage.fund(70_000n * TOKEN);
    await stage.rollTo(14);
  });

  const leave = (agent: number, amountBaseUnits = 1_000n * TOKEN) =>
    stage.calls.unstake(stage.staker(agent), amountBaseUnits, true, 0, [], []);

  it('X01 rejects every call of an owner who did not sign', async () => {
    // Weak: the victim's accounts are enough to act for him.
    const victim = stage.staker(VICTIM);
    const { calls, operator } = stage;
    const unsigned = [
      leave(VICTIM),
      calls.claimRewards(victim, []),
      calls.stake(victim, 100n * TOKEN, 0),
      calls.closeStakeAccount(victim),
      calls.openStakeAccount(victim),
      calls.fundRewards(operator.owner, operator.tokenAccount, TOKEN),
      calls.openHistoryPage(operator.owner, START_PAGE + 1),
      calls.openExpiryPage(operator.owner, 8),
    ];
    for (const call of unsigned)
      expect(await stage.send(THIEF, withoutSignature(call, OWNER))).toBe('AccountNotSigner');
  });

  it('X02 rejects accounts of another type or program in the place of pool and stake account', async () => {
    // Weak: a page or mint read as a pool says whatever its bytes happen to say.
    const thief = stage.staker(THIEF);
    const claim = stage.calls.claimRewards(thief, []);
    const swap = (position: number, address: Uint8Array) => stage.send(THIEF, withAccount(claim, position, address));
    expect(await swap(POOL, stage.staker(VICTIM).userStake)).toBe('AccountDiscriminatorMismatch');
    expect(await swap(USER_STAKE, stage.at.governance)).toBe('AccountDiscriminatorMismatch');
    expect(await swap(POOL, stage.at.historyPage(START_PAGE))).toBe('AccountDiscriminatorMismatch');
    expect(await swap(USER_STAKE, stage.at.expiryPage(0))).toBe('AccountDiscriminatorMismatch');
    expect(await swap(POOL, stage.mint)).toBe('AccountOwnedByWrongProgram');
    expect(await swap(USER_STAKE, thief.tokenAccount)).toBe('AccountOwnedByWrongProgram');
  });

  it('X02 rejects a copy of a stake account that another program owns', async () => {
    // Weak: the thief writes the bytes of a stake account to which everything is owed.
    const forger = deriveWallet(7, 'forger', 'wallet');
    const genuine = await stage.data(stage.staker(THIEF).userStake);
    const size = genuine.length;
    const make = createAccount(
      stage.wallet(THIEF).address,
      forger.address,
      rentExemptLamports(size),
      size,
      SYSTEM_PROGRAM,
    );
    expect((await stage.attempt([stage.wallet(THIEF), forger], [make], 'system')).result).toBe('accepted');
    await corruptAccount(stage.opened.engine, forger.address, (data) => data.set(genuine));
    const claim = stage.calls.claimRewards({ ...stage.staker(THIEF), userStake: forger.address }, []);
    expect(await stage.send(THIEF, claim)).toBe('AccountOwnedByWrongProgram');
    expect(await stage.send(THIEF, stage.calls.settleEntries(forger.address, 1, []))).toBe(
      'AccountOwnedByWrongProgram',
    );
  });

  it('X02 looks past forged pages of another program', async () => {
    // Weak: a forged record makes the victim's rewards nothing, or the thief's everything.
    await stage.send(VICTIM, stage.calls.stake(stage.staker(VICTIM), 100n * TOKEN, 30));
    const forger = deriveWallet(7, 'forger', 'page');
    const page = Math.floor((Number(FIRST_DAY) + 14) / 32);
    const genuine = await stage.data(stage.at.historyPage(page));
    const payer = stage.wallet(THIEF).address;
    const rent = rentExemptLamports(genuine.length);
    const make = createAccount(payer, forger.address, rent, genuine.length, SYSTEM_PROGRAM);
    await stage.attempt([stage.wallet(THIEF), forger], [make], 'system');
    // The record of the victim's first day says that nobody ever earned anything.
    await corruptAccount(stage.opened.engine, forger.address, (data) => data.set(genuine.subarray(0, 16)));
    await stage.rollTo(60);
    const settle = (...pages: readonly Uint8Array[]) =>
      stage.send(THIEF, stage.calls.settleEntries(stage.staker(VICTIM).userStake, 0b10, pages));
    expect(await settle(forger.address)).toBe('HistoryPageMissing');
    expect(await settle(stage.at.expiryPage(page % 8), stage.at.pool, stage.at.historyPage(page + 1))).toBe(
      'HistoryPageMissing',
    );
    expect(await settle(forger.address, stage.at.historyPage(page))).toBe('accepted');
  });

  it('X03 rejects another owner of a stake account, whichever way round', async () => {
    // Weak: the thief signs, and the victim's deposit pays.
    const victim = stage.staker(VICTIM);
    const thief = stage.staker(THIEF);
    const mixed = { ...thief, userStake: victim.userStake };
    const { calls } = stage;
    expect(await stage.send(THIEF, calls.claimRewards(mixed, []))).toBe('WrongOwner');
    expect(await stage.send(THIEF, calls.closeStakeAccount(mixed))).toBe('WrongOwner');
    expect(await stage.send(THIEF, calls.stake(mixed, 100n * TOKEN, 0))).toBe('WrongOwner');
    expect(await stage.send(THIEF, calls.unstake(mixed, 100n * TOKEN, true, 0, [], []))).toBe('WrongOwner');
    expect(await stage.send(THIEF, calls.getVotingPower(thief.owner, victim.userStake))).toBe('WrongUser');
    expect(await stage.send(THIEF, calls.getVotingPower(victim.owner, victim.userStake))).toBe('accepted');
  });

  it('X03 rejects a stake account or page at an address of the callers choice', async () => {
    // Weak: a second account for one owner, or a page at an address that no roll finds.
    const { calls } = stage;
    const stranger = deriveWallet(7, 'stranger', 'wallet').address;
    const open = calls.openStakeAccount({ ...stage.staker(THIEF), userStake: stranger });
    expect(await stage.send(THIEF, open)).toBe('ConstraintSeeds');
    const payer = stage.staker(THIEF).owner;
    const history = calls.openHistoryPage(payer, START_PAGE + 1);
    expect(await stage.send(THIEF, withAccount(history, 1, stage.at.historyPage(START_PAGE + 2)))).toBe(
      'ConstraintSeeds',
    );
    const expiry = calls.openExpiryPage(payer, 3);
    expect(await stage.send(THIEF, withAccount(expiry, 2, stage.at.expiryPage(4)))).toBe('ConstraintSeeds');
  });

  it('X03 rejects pages that no day has', async () => {
    // Weak: a page of the far future is made now, with records of nobody's making.
    const payer = stage.staker(THIEF).owner;
    expect(await stage.send(THIEF, stage.calls.openExpiryPage(payer, 8))).toBe('PageOutOfRange');
    expect(await stage.send(THIEF, stage.calls.openExpiryPage(payer, 255))).toBe('PageOutOfRange');
    expect(await stage.send(THIEF, stage.calls.openHistoryPage(payer, START_PAGE + 3))).toBe('PageOutOfRange');
    expect(await stage.send(THIEF, stage.calls.openHistoryPage(payer, 0xffff_ffff))).toBe('PageOutOfRange');
  });

  it('X04 rejects making anything a second time', async () => {
    // Weak: a second initialisation resets totals while the vaults are full.
    const { calls, operator } = stage;
    const attempt = (call: ReturnType<typeof calls.roll>) => stage.attempt([operator.wallet], [call], 'system');
    const before = await stage.data(stage.at.pool);
    const again = calls.initializePool(operator.owner, stage.mint, 1_000_000_000n * TOKEN, 1, SMALL_POOL);
    expect((await attempt(again)).result).toBe('AlreadyInitialized');
    expect((await attempt(calls.openExpiryPage(operator.owner, 3))).result).toBe('AlreadyInitialized');
    expect((await attempt(calls.openHistoryPage(operator.owner, START_PAGE))).result).toBe('AlreadyInitialized');
    const reopen = calls.openStakeAccount(stage.staker(THIEF));
    expect((await stage.attempt([stage.wallet(THIEF)], [reopen], 'system')).result).toBe('AlreadyInitialized');
    expect(await stage.data(stage.at.pool)).toEqual(before);
  });

  it('X04 pays once when an account is closed, reopened and closed in one transaction', async () => {
    // Weak: the revived account still has its rewards, and each round pays them again.
    const thief = stage.staker(THIEF);
    const { calls } = stage;
    const close = calls.closeStakeAccount(thief);
    expect(await stage.send(THIEF, leave(THIEF))).toBe('accepted');
    const reserve = (await stage.pool()).reserveOwedBaseUnits;
    const owed = (await stage.user(THIEF)).owedBaseUnits;
    expect(owed).toBe(35_000n * TOKEN);
    expect(await stage.send(THIEF, close, calls.openStakeAccount(thief), close, calls.openStakeAccount(thief))).toBe(
      'accepted',
    );
    expect(await stage.balance(thief.tokenAccount)).toBe(10_000n * TOKEN + owed);
    const pool = await stage.pool();
    expect(pool).toMatchObject({ reserveOwedBaseUnits: reserve - owed, stakerCount: 1 });
    expect(await stage.user(THIEF)).toMatchObject({ owedBaseUnits: 0n, rewardsClaimedBaseUnits: 0n, entries: [] });
    expect(await stage.send(THIEF, calls.claimRewards(thief, []))).toBe('NothingToClaim');
    expect(await stage.send(THIEF, close, calls.claimRewards(thief, []))).toBe('AccountOwnedByWrongProgram');
  });

  it('X05 rejects a vault or a strangers account as the destination', async () => {
    // Weak: a payout to a vault is lost to its owner and found by nobody.
    const { at } = stage;
    const victim = stage.staker(VICTIM);
    const thief = stage.staker(THIEF);
    const claim = stage.calls.claimRewards(thief, []);
    for (const destination of [
      at.stakeVault,
      at.rewardVault,
      at.penaltyVault,
      victim.tokenAccount,
      stage.mint,
      at.governance,
    ]) {
      expect(await stage.send(THIEF, withAccount(claim, OWNER_TOKEN, destination))).toBe('DestinationNotOwned');
      expect(await stage.send(THIEF, withAccount(leave(THIEF), OWNER_TOKEN, destination))).toBe('DestinationNotOwned');
    }
    const close = withAccount(stage.calls.closeStakeAccount(thief), OWNER_TOKEN, victim.tokenAccount);
    expect(await stage.send(THIEF, leave(THIEF), close)).toBe('DestinationNotOwned');
  });

  it('X05 rejects a vault as the source of a deposit or a budget', async () => {
    // Weak: a deposit out of the stake vault into itself: stake out of nothing.
    const { at, calls } = stage;
    const deposit = calls.stake(stage.staker(THIEF), 100n * TOKEN, 0);
    for (const vault of [at.stakeVault, at.rewardVault]) {
      expect(await stage.send(THIEF, withAccount(deposit, OWNER_TOKEN, vault))).toBe('TokenOwnerMismatch');
      const fund = calls.fundRewards(stage.staker(THIEF).owner, vault, TOKEN);
      expect(await stage.send(THIEF, fund)).toBe('TokenOwnerMismatch');
    }
    expect(await stage.send(THIEF, withAccount(deposit, OWNER_TOKEN, stage.staker(VICTIM).tokenAccount))).toBe(
      'TokenOwnerMismatch',
    );
  });

  it('X06 rejects every vault in the place of another', async () => {
    // Weak: claims are paid out of principal, deposits go to the thief.
    const { at, calls } = stage;
    const thief = stage.staker(THIEF);
    const { operator } = stage;
    const cases = [
      [calls.stake(thief, 100n * TOKEN, 0), VAULT, [at.rewardVault, at.penaltyVault, thief.tokenAccount]],
      [leave(THIEF), VAULT, [at.rewardVault, at.penaltyVault, thief.tokenAccount]],
      [leave(THIEF), PENALTY_VAULT, [at.stakeVault, at.rewardVault, thief.tokenAccount]],
      [calls.claimRewards(thief, []), VAULT, [at.stakeVault, at.penaltyVault, thief.tokenAccount]],
      [calls.closeStakeAccount(thief), VAULT, [at.stakeVault, at.penaltyVault, thief.tokenAccount]],
    ] as const;
    for (const [call, position, wrong] of cases) {
      for (const vault of wrong) expect(await stage.send(THIEF, withAccount(call, position, vault))).toBe('WrongVault');
    }
    const fund = calls.fundRewards(operator.owner, operator.tokenAccount, TOKEN);
    for (const vault of [at.stakeVault, at.penaltyVault]) {
      expect((await stage.attempt([operator.wallet], [withAccount(fund, 3, vault)])).result).toBe('WrongVault');
    }
  });

  it('X07 rejects another program in the place of the token program', async () => {
    // Weak: the fake answers that it paid, and the deposit is booked.
    const thief = stage.staker(THIEF);
    const { calls } = stage;
    const cases = [
      [calls.stake(thief, 100n * TOKEN, 0), 5],
      [leave(THIEF), 6],
      [calls.claimRewards(thief, []), 5],
      [calls.closeStakeAccount(thief), 5],
      [calls.fundRewards(thief.owner, thief.tokenAccount, TOKEN), 4],
    ] as const;
    for (const [call, position] of cases) {
      for (const fake of [stage.at.programId, SYSTEM_PROGRAM]) {
        expect(await stage.send(THIEF, withAccount(call, position, fake))).toBe('InvalidProgramId');
      }
    }
  });

  it('X08 reads the clock of the runtime and no account', async () => {
    // Weak: the caller brings a clock of his own, and every lock has ended.
    await stage.advanceTo(15);
    const clock = deriveWallet(7, 'forger', 'clock');
    const make = createAccount(stage.wallet(THIEF).address, clock.address, rentExemptLamports(40), 40, SYSTEM_PROGRAM);
    await stage.attempt([stage.wallet(THIEF), clock], [make], 'system');
    const call = stage.calls.claimRewards(stage.staker(THIEF), [clock.address]);
    expect(await stage.send(THIEF, call)).toBe('PoolNotRolled');
  });

  it('rejects read-only accounts where it must write', async () => {
    // Weak: the change is dropped at the end of the call, and the payment is not.
    const claim = stage.calls.claimRewards(stage.staker(THIEF), []);
    for (const position of [POOL, USER_STAKE, OWNER_TOKEN, VAULT]) {
      expect(await stage.send(THIEF, withReadonly(claim, position))).toBe('ConstraintMut');
    }
    expect(await stage.send(THIEF, withReadonly(stage.calls.roll([]), 0))).toBe('ConstraintMut');
  });
});
