import type { Provider } from '@coral-xyz/anchor';
import { TOKEN_PROGRAM_ID } from '@solana/spl-token';
import type { PublicKey } from '@solana/web3.js';
import { expiryPagesOfBoosters } from '#harness/program/page-plan.ts';
import type { EmissionState, PayoutState } from '#sim/ports/governance-states.ts';
import { u64 } from './amounts.ts';
import { planDayRoll } from './day-roll.ts';
import { readHistory } from './history-reader.ts';
import { addressOf, type Owner, signersOf } from './owner.ts';
import { pageAccounts } from './page-accounts.ts';
import { ProgramConnection } from './program-connection.ts';
import {
  type Boosters,
  boostableEntries,
  calculateBoosters,
  calculateUserReward,
  countedVotes,
  newestFirst,
} from './reward-previews.ts';
import { planSettleAhead } from './settle-ahead.ts';
import { daysToLookUp, previewRewards, type RewardBalance } from './settlement-preview.ts';
import { rewardWeightOn } from './stake-previews.ts';

const NOTHING: RewardBalance = { claimableBaseUnits: 0n, openBaseUnits: 0n, waitingBaseUnits: 0n };

/**
 * Weekly rewards: where they come from, who earned what, and paying them. Amounts are bigint base units. Every method
 * that sends closes ended days first (`roll`), names the pages that the program wants, returns the last transaction's
 * signature, and throws `ProgramRefusal` with the program's error name; any may be refused with `Paused`, but claims.
 */
export class RewardsDistributor {
  /** `floor(total * power / totalPower)`. Pure; see the function. */
  static readonly rewardShare = calculateUserReward;
  /** Boosters by facts. Pure; see the function. */
  static readonly boostersOf = calculateBoosters;

  readonly #chain: ProgramConnection;

  constructor(provider: Provider) {
    this.#chain = new ProgramConnection(provider);
  }

  /**
   * A wallet's part of so many base units if they were given out on the pool's open day: by reward weight, which is
   * stake times lock times boosters, rounded down. 0 without a stake account.
   */
  async calculateUserReward(wallet: PublicKey, totalRewardsBaseUnits: bigint): Promise<bigint> {
    const { accounts } = this.#chain;
    const user = await accounts.userStake(wallet);
    if (user === undefined) return 0n;
    const { lastDay, activeWeight } = await accounts.pool();
    return calculateUserReward(totalRewardsBaseUnits, rewardWeightOn(user.entries, lastDay), activeWeight);
  }

  /** What a wallet has earned up to the pool's open day, to the base unit; nothing without a stake account. */
  async getRewards(wallet: PublicKey): Promise<RewardBalance> {
    const user = await this.#chain.accounts.userStake(wallet);
    if (user === undefined) return NOTHING;
    const pool = await this.#chain.accounts.pool();
    return previewRewards(pool, user, await readHistory(this.#chain, pool, daysToLookUp(user, pool.lastDay)));
  }

  /**
   * Moves base units of the funder into next week's budget, which is given out day by day in that week.
   * Refusals: `ZeroAmount`, `WeeklyBudgetExceeded`, `TokenInsufficientFunds`.
   */
  async distributeRewards(funder: Owner, amountBaseUnits: bigint): Promise<string> {
    const { program, addresses } = this.#chain;
    const from = addressOf(funder);
    const fund = program.methods.fundRewards(u64(amountBaseUnits)).accountsStrict({
      funder: from,
      pool: addresses.pool,
      funderToken: await this.#chain.tokenAccount(from),
      rewardVault: addresses.rewardVault,
      tokenProgram: TOKEN_PROGRAM_ID,
    });
    const { rolls } = await planDayRoll(this.#chain);
    return this.#chain.send([...rolls, [await fund.instruction()]], signersOf(funder));
  }

  /**
   * Mints this week's inflation into next week's budget; anyone may call, once a week of the pool.
   * Refusals: `AlreadyMintedThisWeek`, `InflationCapExceeded`.
   */
  async mintInflation(): Promise<string> {
    const { program, addresses, accounts } = this.#chain;
    const { rolls } = await planDayRoll(this.#chain);
    const mint = program.methods.mintInflation().accountsStrict({
      pool: addresses.pool,
      emission: addresses.emission,
      tokenMint: await accounts.poolMint(),
      rewardVault: addresses.rewardVault,
      tokenProgram: TOKEN_PROGRAM_ID,
    });
    return this.#chain.send([...rolls, [await mint.instruction()]]);
  }

  /**
   * Pays for taking part in a debate, into next week's budget; it earns the activity booster.
   * Refusals: `ZeroAmount`, `DebateFeeTooSmall`, `TokenInsufficientFunds`. Needs a stake account.
   */
  async payDebateFee(wallet: Owner, amountBaseUnits: bigint): Promise<string> {
    const { program, addresses } = this.#chain;
    const owner = addressOf(wallet);
    const pay = program.methods.payDebateFee(u64(amountBaseUnits)).accountsStrict({
      owner,
      pool: addresses.pool,
      userStake: addresses.userStake(owner),
      ownerToken: await this.#chain.tokenAccount(owner),
      rewardVault: addresses.rewardVault,
      tokenProgram: TOKEN_PROGRAM_ID,
    });
    const { rolls } = await planDayRoll(this.#chain);
    return this.#chain.send([...rolls, [await pay.instruction()]], signersOf(wallet));
  }

  /** Boosters that `refreshBoosters` would grant on the pool's open day, basis points; by deposit in slot order. */
  async calculateBoosters(wallet: PublicKey): Promise<Boosters> {
    const user = await this.#chain.accounts.requireUserStake(wallet);
    const pool = await this.#chain.accounts.pool();
    return calculateBoosters(pool, {
      lastDebateDay: user.lastDebateDay,
      countedVotes: countedVotes(await this.#chain.accounts.governance(), user),
      startDays: boostableEntries(user, pool.lastDay).map(({ startDay }) => startDay),
    });
  }

  /**
   * Grants the wallet's deposits the boosters that they earn, for the pool's `boost_days`.
   * Refusals: `FeatureDisabled`, `NoBoosterEarned`. Throws `AccountMissing` without a stake account.
   */
  async refreshBoosters(wallet: Owner): Promise<string> {
    const { program, addresses } = this.#chain;
    const owner = addressOf(wallet);
    const user = await this.#chain.accounts.requireUserStake(owner);
    const { rolls, today, boostDays } = await planDayRoll(this.#chain);
    const { settles, historyPages } = await planSettleAhead(this.#chain, owner, user, today);
    const expiryPages = expiryPagesOfBoosters(user.entries, today, boostDays);
    const refresh = program.methods
      .refreshBoosters()
      .accountsStrict({
        owner,
        pool: addresses.pool,
        userStake: addresses.userStake(owner),
        governance: addresses.governance,
      })
      .remainingAccounts([...pageAccounts(addresses, expiryPages, historyPages)]);
    return this.#chain.send([...rolls, ...settles, [await refresh.instruction()]], signersOf(wallet));
  }

  /**
   * Pays what the wallet earned in weeks that have ended.
   * Refusals: `NothingToClaim`, `ClaimBelowMinimum`. Throws `AccountMissing` without a stake account.
   */
  async claimRewards(wallet: Owner): Promise<string> {
    const { program, addresses } = this.#chain;
    const owner = addressOf(wallet);
    const user = await this.#chain.accounts.requireUserStake(owner);
    const { rolls, today } = await planDayRoll(this.#chain);
    const { settles, historyPages } = await planSettleAhead(this.#chain, owner, user, today);
    const claim = program.methods
      .claimRewards()
      .accountsStrict({
        owner,
        pool: addresses.pool,
        userStake: addresses.userStake(owner),
        ownerToken: await this.#chain.tokenAccount(owner),
        rewardVault: addresses.rewardVault,
        tokenProgram: TOKEN_PROGRAM_ID,
      })
      .remainingAccounts([...pageAccounts(addresses, [], historyPages)]);
    return this.#chain.send([...rolls, ...settles, [await claim.instruction()]], signersOf(wallet));
  }

  /** Lets anyone compound the wallet's rewards, or no longer. Refusal: `WrongOwner`. */
  async setCompounding(wallet: Owner, enabled: boolean): Promise<string> {
    const { program, addresses } = this.#chain;
    const owner = addressOf(wallet);
    const accounts = { owner, userStake: addresses.userStake(owner) };
    const set = await program.methods.setCompounding(enabled).accountsStrict(accounts).instruction();
    return this.#chain.send([[set]], signersOf(wallet));
  }

  /**
   * Stakes what a wallet is owed, without a lock; what the stake cap leaves over is paid out. Anyone may call.
   * Refusals: `FeatureDisabled`, `NotOptedIn`, `NothingToClaim`, `ClaimBelowMinimum`, `EntriesFull`.
   */
  async compoundRewards(owner: PublicKey): Promise<string> {
    const { program, addresses } = this.#chain;
    const user = await this.#chain.accounts.requireUserStake(owner);
    const { rolls, today } = await planDayRoll(this.#chain);
    const { settles, historyPages } = await planSettleAhead(this.#chain, owner, user, today);
    const compound = program.methods
      .compoundRewards()
      .accountsStrict({
        pool: addresses.pool,
        userStake: addresses.userStake(owner),
        ownerToken: await this.#chain.tokenAccount(owner),
        rewardVault: addresses.rewardVault,
        stakeVault: addresses.stakeVault,
        tokenProgram: TOKEN_PROGRAM_ID,
      })
      .remainingAccounts([...pageAccounts(addresses, [], historyPages)]);
    return this.#chain.send([...rolls, ...settles, [await compound.instruction()]]);
  }

  /** Burns collected penalties or pays them to the treasury, by PENALTY_BURN. Refusal: `NothingToSweep`. */
  async sweepPenalties(): Promise<string> {
    const { program, addresses, accounts } = this.#chain;
    const { rolls } = await planDayRoll(this.#chain);
    const sweep = program.methods.sweepPenalties().accountsStrict({
      pool: addresses.pool,
      penaltyVault: addresses.penaltyVault,
      treasuryVault: addresses.treasuryVault,
      tokenMint: await accounts.poolMint(),
      tokenProgram: TOKEN_PROGRAM_ID,
    });
    return this.#chain.send([...rolls, [await sweep.instruction()]]);
  }

  /** The wallet's last payouts, newest first, eight at most: base units, UTC day, and how. */
  async getRewardHistory(wallet: PublicKey): Promise<readonly PayoutState[]> {
    const user = await this.#chain.accounts.userStake(wallet);
    return user === undefined ? [] : newestFirst(user.payouts, user.payoutCount);
  }

  /** The inflation schedule and its mints. Throws `AccountMissing` before `initializeEmission`. */
  async getEmission(): Promise<EmissionState> {
    return this.#chain.accounts.emission();
  }
}
