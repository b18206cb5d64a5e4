import type { Provider } from '@coral-xyz/anchor';
import { createAssociatedTokenAccountIdempotentInstruction, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { type AccountMeta, type PublicKey, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import { expiryPagesOfEntry } from '#harness/program/page-plan.ts';
import { featureFlags } from '#sim/core/features.ts';
import type { PoolState, StakeEntryState, UserStakeState } from '#sim/ports/staking-chain.ts';
import { u64 } from './amounts.ts';
import { planDayRoll } from './day-roll.ts';
import { addressOf, type Owner, signersOf } from './owner.ts';
import { pageAccounts } from './page-accounts.ts';
import { ProgramConnection } from './program-connection.ts';
import { planSettleAhead } from './settle-ahead.ts';
import {
  applyUnstakePenalty,
  getTimeMultiplier,
  rewardWeightOn,
  type UnstakePayout,
  votingPowerOn,
} from './stake-previews.ts';
import type { VestingInfo } from './token-manager.ts';
import { releasableFloor } from './vesting-preview.ts';

/** A stake account, and what it counts on the pool's open day. */
export interface StakeInfo extends UserStakeState {
  /** UTC day; every day before it is closed. */
  readonly openDay: number;
  readonly votingPowerToday: bigint;
  /** With boosters; what rewards of the open day go by. */
  readonly rewardWeightToday: bigint;
}

export interface UnstakeOptions {
  /** Leave before the lock's end and pay the penalty. */
  readonly force?: boolean;
  /**
   * The deposit to take from, by its slot. Left out: the first that holds the amount and whose lock is over, else,
   * with `force`, the one whose lock ends first.
   */
  readonly entryIndex?: number;
}

export interface UnstakePreview extends UnstakePayout {
  readonly entryIndex: number;
  /** The lock is over: no penalty. */
  readonly matured: boolean;
}

/**
 * Deposits under locks. Amounts are bigint base units, locks days. Every method that sends closes ended days first
 * (`roll`), names the pages that the program wants, returns the last transaction's signature, and throws
 * `ProgramRefusal` with the program's error name; any may be refused with `Paused` or `ClockWentBack`.
 */
export class StakingManager {
  /** Multiplier of a deposit at a time, in basis points. Pure; see the function. */
  static readonly getTimeMultiplier = getTimeMultiplier;
  /** Penalty and payout of an early exit, in base units. Pure; see the function. */
  static readonly applyUnstakePenalty = applyUnstakePenalty;

  readonly #chain: ProgramConnection;

  constructor(provider: Provider) {
    this.#chain = new ProgramConnection(provider);
  }

  /**
   * Deposits base units of the wallet under a lock of so many days, and opens the wallet's stake account (0.014 SOL of
   * rent, returned by `closeAccount`) with the first deposit. It earns and votes from the next UTC day on.
   * Refusals: `ZeroAmount`, `UnknownLock`, `StakeBelowMinimum`, `StakeCapExceeded`, `EntriesFull` (16 deposits),
   * `TokenInsufficientFunds`.
   */
  async stake(wallet: Owner, amountBaseUnits: bigint, lockDays: number): Promise<string> {
    const { program, addresses, accounts } = this.#chain;
    const owner = addressOf(wallet);
    const { rolls } = await planDayRoll(this.#chain);
    const stake = await program.methods
      .stake(u64(amountBaseUnits), lockDays)
      .accountsStrict({
        owner,
        pool: addresses.pool,
        userStake: addresses.userStake(owner),
        ownerToken: await this.#chain.tokenAccount(owner),
        stakeVault: addresses.stakeVault,
        tokenProgram: TOKEN_PROGRAM_ID,
      })
      .instruction();
    const isOpen = await accounts.exists(addresses.userStake(owner));
    const group = isOpen ? [stake] : [await this.#open(owner), stake];
    return this.#chain.send([...rolls, group], signersOf(wallet));
  }

  /**
   * Takes base units out of one deposit: free after its lock, for the penalty before it (`force`). While
   * UNSTAKE_TICKETS is on, the payout becomes a ticket with the index `ticketCount` of the account before the call.
   * Refusals: `ZeroAmount`, `EntryNotFound`, `AmountExceedsEntry`, `RemainderBelowMinStake`, `StillLocked`,
   * `VoteLocked`, `ProposerLocked`. Throws `AccountMissing` without a stake account.
   */
  async unstake(wallet: Owner, amountBaseUnits: bigint, options: UnstakeOptions = {}): Promise<string> {
    const { program, addresses } = this.#chain;
    const { force = false } = options;
    const owner = addressOf(wallet);
    const user = await this.#chain.accounts.requireUserStake(owner);
    const { entryIndex } = await this.#choose(user, amountBaseUnits, options);
    const { rolls, today, features } = await planDayRoll(this.#chain);
    const { settles, historyPages } = await planSettleAhead(this.#chain, owner, user, today);
    const entry = user.entries.find(({ index }) => index === entryIndex);
    const unstake = await program.methods
      .unstake(u64(amountBaseUnits), force, entryIndex)
      .accountsStrict({
        owner,
        pool: addresses.pool,
        userStake: addresses.userStake(owner),
        ownerToken: await this.#chain.tokenAccount(owner),
        stakeVault: addresses.stakeVault,
        penaltyVault: addresses.penaltyVault,
        tokenProgram: TOKEN_PROGRAM_ID,
      })
      .remainingAccounts([
        ...pageAccounts(addresses, expiryPagesOfEntry(entry, today), historyPages),
        ...(featureFlags(features).unstakeTickets ? this.#ticketAccounts(owner, user.ticketCount) : []),
      ])
      .instruction();
    const own = unstake.keys[0];
    // The owner pays the ticket's rent.
    if (own !== undefined) own.isWritable ||= featureFlags(features).unstakeTickets;
    return this.#chain.send([...rolls, ...settles, [unstake]], signersOf(wallet));
  }

  /**
   * Puts one deposit under a lock that ends no earlier and weighs no less; it counts anew from the next day on.
   * Refusals: `EntryNotFound`, `UnknownLock`, `LockNotExtended`. Throws `AccountMissing` without a stake account.
   */
  async extendLock(wallet: Owner, entryIndex: number, lockDays: number): Promise<string> {
    const { program, addresses } = this.#chain;
    const owner = addressOf(wallet);
    const user = await this.#chain.accounts.requireUserStake(owner);
    const { rolls, today } = await planDayRoll(this.#chain);
    const { settles, historyPages } = await planSettleAhead(this.#chain, owner, user, today);
    const entry = user.entries.find(({ index }) => index === entryIndex);
    const extend = await program.methods
      .extendLock(entryIndex, lockDays)
      .accountsStrict({ owner, pool: addresses.pool, userStake: addresses.userStake(owner) })
      .remainingAccounts([...pageAccounts(addresses, expiryPagesOfEntry(entry, today), historyPages)])
      .instruction();
    return this.#chain.send([...rolls, ...settles, [extend]], signersOf(wallet));
  }

  /** Opens an empty stake account; `stake` does it by itself. Refusal: `AlreadyInitialized`. */
  async openAccount(wallet: Owner): Promise<string> {
    return this.#chain.send([[await this.#open(addressOf(wallet))]], signersOf(wallet));
  }

  /**
   * Closes an empty stake account: pays what is owed, however little, and returns the rent.
   * Refusals: `StakeRemains`, `ProposerLocked`, `RewardsStillOpen` (wait for the week's end).
   */
  async closeAccount(wallet: Owner): Promise<string> {
    const { program, addresses } = this.#chain;
    const owner = addressOf(wallet);
    const { rolls } = await planDayRoll(this.#chain);
    const close = await program.methods
      .closeStakeAccount()
      .accountsStrict({
        owner,
        pool: addresses.pool,
        userStake: addresses.userStake(owner),
        ownerToken: await this.#chain.tokenAccount(owner),
        rewardVault: addresses.rewardVault,
        tokenProgram: TOKEN_PROGRAM_ID,
      })
      .instruction();
    return this.#chain.send([...rolls, [close]], signersOf(wallet));
  }

  /** Closes every day that has ended, 64 a call. Anyone may; with nothing to close nothing is sent. */
  async roll(): Promise<void> {
    const { rolls } = await planDayRoll(this.#chain);
    await this.#chain.send(rolls);
  }

  /** The stake account as of the pool's last roll; undefined while the wallet has none. */
  async getStakeInfo(wallet: PublicKey): Promise<StakeInfo | undefined> {
    const user = await this.#chain.accounts.userStake(wallet);
    if (user === undefined) return undefined;
    const { lastDay: openDay } = await this.#chain.accounts.poolSchedule();
    const votingPowerToday = votingPowerOn(user.entries, openDay);
    return { ...user, openDay, votingPowerToday, rewardWeightToday: rewardWeightOn(user.entries, openDay) };
  }

  /** Voting power on the pool's open day: base units times multiplier; 0 without a stake account. */
  async calculateVotingPower(wallet: PublicKey): Promise<bigint> {
    return (await this.getStakeInfo(wallet))?.votingPowerToday ?? 0n;
  }

  /** What `unstake` would take and pay now, by the pool's penalty. Throws `AccountMissing` without a stake account. */
  async previewUnstake(
    wallet: PublicKey,
    amountBaseUnits: bigint,
    options: UnstakeOptions = {},
  ): Promise<UnstakePreview> {
    const { entryIndex, matured } = await this.#choose(
      await this.#chain.accounts.requireUserStake(wallet),
      amountBaseUnits,
      options,
    );
    const { penaltyBps } = await this.getPool();
    return { entryIndex, matured, ...applyUnstakePenalty(amountBaseUnits, matured ? 0 : penaltyBps) };
  }

  /** The pool's totals and terms. Throws `AccountMissing` before it is initialised. */
  async getPool(): Promise<PoolState> {
    return this.#chain.accounts.pool();
  }

  /** An exit that is paid over time and what it would pay now; undefined once it was paid out. */
  async getTicket(wallet: PublicKey, index: number): Promise<VestingInfo | undefined> {
    const { accounts, addresses } = this.#chain;
    const ticket = await accounts.vesting(addresses.ticket(wallet, index));
    if (ticket === undefined) return undefined;
    return { ...ticket, releasableBaseUnits: releasableFloor(ticket, await accounts.unixSeconds()) };
  }

  /** Pays what a ticket has released to its owner; anyone may call. Refusal: `NothingReleasable`. */
  async releaseTicket(wallet: PublicKey, index: number): Promise<string> {
    const { program, addresses, accounts, payer } = this.#chain;
    const ownerToken = await this.#chain.tokenAccount(wallet);
    const mint = await accounts.poolMint();
    const release = program.methods.releaseTicket().accountsStrict({
      pool: addresses.pool,
      ticket: addresses.ticket(wallet, index),
      owner: wallet,
      ownerToken,
      stakeVault: addresses.stakeVault,
      tokenProgram: TOKEN_PROGRAM_ID,
    });
    const open = createAssociatedTokenAccountIdempotentInstruction(payer, ownerToken, wallet, mint);
    return this.#chain.send([[open, await release.instruction()]]);
  }

  async #open(owner: PublicKey): Promise<TransactionInstruction> {
    const { program, addresses } = this.#chain;
    const accounts = { owner, userStake: addresses.userStake(owner), systemProgram: SystemProgram.programId };
    return program.methods.openStakeAccount().accountsStrict(accounts).instruction();
  }

  #ticketAccounts(owner: PublicKey, index: number): readonly AccountMeta[] {
    return [
      { pubkey: this.#chain.addresses.ticket(owner, index), isSigner: false, isWritable: true },
      { pubkey: SystemProgram.programId, isSigner: false, isWritable: false },
    ];
  }

  async #choose(
    { entries }: UserStakeState,
    amountBaseUnits: bigint,
    { force = false, entryIndex }: UnstakeOptions,
  ): Promise<{ readonly entryIndex: number; readonly matured: boolean }> {
    const now = await this.#chain.accounts.unixSeconds();
    const isMatured = ({ lockEndUnixSeconds }: StakeEntryState): boolean => now >= lockEndUnixSeconds;
    const chosen = entryIndex ?? chooseEntry(entries, amountBaseUnits, force, isMatured);
    return { entryIndex: chosen, matured: entries.some((entry) => entry.index === chosen && isMatured(entry)) };
  }
}

/** Without one that fits, the first deposit: the program then says what is wrong. */
function chooseEntry(
  entries: readonly StakeEntryState[],
  amountBaseUnits: bigint,
  force: boolean,
  isMatured: (entry: StakeEntryState) => boolean,
): number {
  const large = entries.filter((entry) => entry.amountBaseUnits >= amountBaseUnits);
  const byEnd = large.toSorted((a, b) => Number(a.lockEndUnixSeconds - b.lockEndUnixSeconds));
  const fitting = large.find(isMatured) ?? (force ? byEnd[0] : undefined) ?? large[0] ?? entries[0];
  return fitting?.index ?? 0;
}
