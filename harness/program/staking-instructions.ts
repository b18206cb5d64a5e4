import { payer, readonly, signer, writable } from './account-metas.ts';
import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from './addresses.ts';
import { BorshWriter } from './borsh-writer.ts';
import { type StakingInstructionName, stakingInstruction } from './instruction-names.ts';
import type { AccountMeta, Instruction } from './message.ts';
import type { StakingAddresses } from './pda.ts';
import { type PoolParams, writePoolParams } from './program-params.ts';

/** The accounts of one staker: wallet, token account, `UserStake`. */
export interface StakerAccounts {
  readonly owner: Uint8Array;
  readonly tokenAccount: Uint8Array;
  readonly userStake: Uint8Array;
}

const TOKEN = readonly(TOKEN_PROGRAM);
const SYSTEM = readonly(SYSTEM_PROGRAM);

/** The program's instructions about the pool, stakes and their rewards; account order and arguments are those of its IDL. */
export class StakingInstructions {
  readonly #at: StakingAddresses;

  constructor(addresses: StakingAddresses) {
    this.#at = addresses;
  }

  initializePool(
    authority: Uint8Array,
    mint: Uint8Array,
    totalSupplyBaseUnits: bigint,
    rewardRateBps: number,
    params: PoolParams,
  ): Instruction {
    const args = new BorshWriter().u64('total supply', totalSupplyBaseUnits).u64('reward rate', BigInt(rewardRateBps));
    const at = this.#at;
    return this.#instruction(
      'initialize_pool',
      [
        payer(authority),
        readonly(mint),
        writable(at.pool),
        writable(at.stakeVault),
        writable(at.rewardVault),
        writable(at.penaltyVault),
        TOKEN,
        SYSTEM,
      ],
      writePoolParams(args, params).written,
    );
  }

  openExpiryPage(from: Uint8Array, page: number): Instruction {
    const at = this.#at;
    const accounts = [payer(from), writable(at.pool), writable(at.expiryPage(page)), SYSTEM];
    return this.#instruction('open_expiry_page', accounts, new BorshWriter().u8('page', page).written);
  }

  openHistoryPage(from: Uint8Array, page: number): Instruction {
    const accounts = [payer(from), writable(this.#at.historyPage(page)), SYSTEM];
    return this.#instruction('open_history_page', accounts, new BorshWriter().u32('page', page).written);
  }

  /** Closes ended days; `pages` are the addresses of the history and expiry pages that they need. */
  roll(pages: readonly Uint8Array[]): Instruction {
    return this.#instruction('roll', [writable(this.#at.pool), ...pages.map(writable)]);
  }

  fundRewards(funder: Uint8Array, tokenAccount: Uint8Array, amountBaseUnits: bigint): Instruction {
    const at = this.#at;
    return this.#instruction(
      'fund_rewards',
      [signer(funder), writable(at.pool), writable(tokenAccount), writable(at.rewardVault), TOKEN],
      amountArgs(amountBaseUnits),
    );
  }

  openStakeAccount(staker: StakerAccounts): Instruction {
    return this.#instruction('open_stake_account', [payer(staker.owner), writable(staker.userStake), SYSTEM]);
  }

  stake(staker: StakerAccounts, amountBaseUnits: bigint, lockDays: number): Instruction {
    const args = new BorshWriter().u64('amount', amountBaseUnits).u32('lock days', lockDays).written;
    return this.#instruction('stake', [...this.#stakerAccounts(staker), writable(this.#at.stakeVault), TOKEN], args);
  }

  /** `expiryPages` hold what the entry still has scheduled. */
  extendLock(
    staker: StakerAccounts,
    entryIndex: number,
    lockDays: number,
    expiryPages: readonly Uint8Array[],
    historyPages: readonly Uint8Array[],
  ): Instruction {
    const args = new BorshWriter().u8('entry index', entryIndex).u32('lock days', lockDays).written;
    const accounts = [signer(staker.owner), writable(this.#at.pool), writable(staker.userStake)];
    return this.#instruction('extend_lock', [...accounts, ...pageAccounts(expiryPages, historyPages)], args);
  }

  /**
   * `expiryPages`: the writable pages of what the entry still has scheduled, then history pages. `ticket`: the
   * owner's next ticket account, wanted while exits are paid by tickets; the owner pays for it.
   */
  unstake(
    staker: StakerAccounts,
    amountBaseUnits: bigint,
    force: boolean,
    entryIndex: number,
    expiryPages: readonly Uint8Array[],
    historyPages: readonly Uint8Array[],
    ticket?: Uint8Array,
  ): Instruction {
    const args = new BorshWriter().u64('amount', amountBaseUnits).bool(force).u8('entry index', entryIndex).written;
    const at = this.#at;
    const accounts = [
      ...this.#stakerAccounts(staker, ticket !== undefined),
      writable(at.stakeVault),
      writable(at.penaltyVault),
      TOKEN,
      ...pageAccounts(expiryPages, historyPages),
      ...(ticket === undefined ? [] : [writable(ticket), SYSTEM]),
    ];
    return this.#instruction('unstake', accounts, args);
  }

  /** Nobody need sign: the owner is paid, and gets the rent of a ticket that is paid out. */
  releaseTicket(staker: StakerAccounts, ticket: Uint8Array): Instruction {
    const at = this.#at;
    return this.#instruction('release_ticket', [
      writable(at.pool),
      writable(ticket),
      writable(staker.owner),
      writable(staker.tokenAccount),
      writable(at.stakeVault),
      TOKEN,
    ]);
  }

  claimRewards(staker: StakerAccounts, historyPages: readonly Uint8Array[]): Instruction {
    const accounts = [...this.#stakerAccounts(staker), writable(this.#at.rewardVault), TOKEN];
    return this.#instruction('claim_rewards', [...accounts, ...historyPages.map(readonly)]);
  }

  /** Bit i of the mask chooses entry i. */
  settleEntries(userStake: Uint8Array, entryMask: number, historyPages: readonly Uint8Array[]): Instruction {
    const accounts = [readonly(this.#at.pool), writable(userStake), ...historyPages.map(readonly)];
    return this.#instruction('settle_entries', accounts, new BorshWriter().u16('entry mask', entryMask).written);
  }

  closeStakeAccount(staker: StakerAccounts): Instruction {
    const at = this.#at;
    return this.#instruction('close_stake_account', [
      payer(staker.owner),
      writable(at.pool),
      writable(staker.userStake),
      writable(staker.tokenAccount),
      writable(at.rewardVault),
      TOKEN,
    ]);
  }

  /** The answer is return data: u64, little end first. */
  getVotingPower(user: Uint8Array, userStake: Uint8Array): Instruction {
    return this.#instruction('get_voting_power', [readonly(this.#at.pool), readonly(userStake)], user);
  }

  #stakerAccounts(staker: StakerAccounts, ownerPays = false): readonly AccountMeta[] {
    const owner = ownerPays ? payer(staker.owner) : signer(staker.owner);
    return [owner, writable(this.#at.pool), writable(staker.userStake), writable(staker.tokenAccount)];
  }

  #instruction(name: StakingInstructionName, accounts: readonly AccountMeta[], args?: Uint8Array): Instruction {
    return stakingInstruction(this.#at.programId, name, accounts, args);
  }
}

/** Pages behind an instruction's own accounts: writable expiry pages, then history pages. */
export function pageAccounts(
  expiryPages: readonly Uint8Array[],
  historyPages: readonly Uint8Array[],
): readonly AccountMeta[] {
  return [...expiryPages.map(writable), ...historyPages.map(readonly)];
}

function amountArgs(amountBaseUnits: bigint): Uint8Array {
  return new BorshWriter().u64('amount', amountBaseUnits).written;
}
