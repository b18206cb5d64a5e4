import { createHash } from 'node:crypto';
import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from './addresses.ts';
import type { AccountMeta, Instruction } from './message.ts';
import type { StakingAddresses } from './pda.ts';

/** Bytes before the arguments of an instruction. */
export const DISCRIMINATOR_BYTES = 8;

export const STAKING_INSTRUCTION_NAMES = [
  'initialize_pool',
  'open_expiry_page',
  'open_history_page',
  'roll',
  'fund_rewards',
  'open_stake_account',
  'stake',
  'unstake',
  'claim_rewards',
  'settle_entries',
  'close_stake_account',
  'get_voting_power',
] as const;
export type StakingInstructionName = (typeof STAKING_INSTRUCTION_NAMES)[number];

/** Anchor's discriminator: the first 8 bytes of sha256("global:" + name). */
export function instructionDiscriminator(name: StakingInstructionName): Uint8Array {
  return createHash('sha256').update(`global:${name}`).digest().subarray(0, DISCRIMINATOR_BYTES);
}

const DISCRIMINATORS = new Map(STAKING_INSTRUCTION_NAMES.map((name) => [name, instructionDiscriminator(name)]));

/** `PoolParams` of `initialize_pool`. Amounts are base units. */
export interface PoolParams {
  readonly minStakeBaseUnits: bigint;
  readonly maxStakeBaseUnits: bigint;
  readonly minClaimBaseUnits: bigint;
  readonly lockDays: readonly number[];
  readonly multiplierBps: readonly number[];
  readonly penaltyBps: number;
}

/** The accounts of one staker: wallet, token account, `UserStake`. */
export interface StakerAccounts {
  readonly owner: Uint8Array;
  readonly tokenAccount: Uint8Array;
  readonly userStake: Uint8Array;
}

const signer = (address: Uint8Array): AccountMeta => ({ address, signer: true, writable: false });
const payer = (address: Uint8Array): AccountMeta => ({ address, signer: true, writable: true });
const writable = (address: Uint8Array): AccountMeta => ({ address, signer: false, writable: true });
const readonly = (address: Uint8Array): AccountMeta => ({ address, signer: false, writable: false });

/** The staking program's instructions; account order and arguments are those of its IDL. */
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
    const args = Buffer.alloc(84);
    args.writeBigUInt64LE(totalSupplyBaseUnits, 0);
    args.writeBigUInt64LE(BigInt(rewardRateBps), 8);
    args.writeBigUInt64LE(params.minStakeBaseUnits, 16);
    args.writeBigUInt64LE(params.maxStakeBaseUnits, 24);
    args.writeBigUInt64LE(params.minClaimBaseUnits, 32);
    for (let tier = 0; tier < 5; tier += 1) {
      args.writeUInt32LE(params.lockDays[tier] ?? 0, 40 + tier * 4);
      args.writeUInt32LE(params.multiplierBps[tier] ?? 0, 60 + tier * 4);
    }
    args.writeUInt32LE(params.penaltyBps, 80);
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
        readonly(TOKEN_PROGRAM),
        readonly(SYSTEM_PROGRAM),
      ],
      args,
    );
  }

  openExpiryPage(from: Uint8Array, page: number): Instruction {
    const at = this.#at;
    const accounts = [payer(from), writable(at.pool), writable(at.expiryPage(page)), readonly(SYSTEM_PROGRAM)];
    return this.#instruction('open_expiry_page', accounts, Uint8Array.of(page));
  }

  openHistoryPage(from: Uint8Array, page: number): Instruction {
    const accounts = [payer(from), writable(this.#at.historyPage(page)), readonly(SYSTEM_PROGRAM)];
    return this.#instruction('open_history_page', accounts, u32(page));
  }

  /** Closes ended days; `pages` are the addresses of the history and expiry pages that they need. */
  roll(pages: readonly Uint8Array[]): Instruction {
    return this.#instruction('roll', [writable(this.#at.pool), ...pages.map(writable)]);
  }

  fundRewards(funder: Uint8Array, tokenAccount: Uint8Array, amountBaseUnits: bigint): Instruction {
    const at = this.#at;
    return this.#instruction(
      'fund_rewards',
      [signer(funder), writable(at.pool), writable(tokenAccount), writable(at.rewardVault), readonly(TOKEN_PROGRAM)],
      u64(amountBaseUnits),
    );
  }

  openStakeAccount(staker: StakerAccounts): Instruction {
    return this.#instruction('open_stake_account', [
      payer(staker.owner),
      writable(staker.userStake),
      readonly(SYSTEM_PROGRAM),
    ]);
  }

  stake(staker: StakerAccounts, amountBaseUnits: bigint, lockDays: number): Instruction {
    const args = Buffer.alloc(12);
    args.writeBigUInt64LE(amountBaseUnits, 0);
    args.writeUInt32LE(lockDays, 8);
    return this.#instruction('stake', [...this.#stakerAccounts(staker), writable(this.#at.stakeVault), TOKEN], args);
  }

  /** `pages`: the writable expiry page that a boosted exit needs, then history pages. */
  unstake(
    staker: StakerAccounts,
    amountBaseUnits: bigint,
    force: boolean,
    entryIndex: number,
    expiryPages: readonly Uint8Array[],
    historyPages: readonly Uint8Array[],
  ): Instruction {
    const args = Buffer.alloc(10);
    args.writeBigUInt64LE(amountBaseUnits, 0);
    args.writeUInt8(force ? 1 : 0, 8);
    args.writeUInt8(entryIndex, 9);
    const at = this.#at;
    const accounts = [
      ...this.#stakerAccounts(staker),
      writable(at.stakeVault),
      writable(at.penaltyVault),
      TOKEN,
      ...expiryPages.map(writable),
      ...historyPages.map(readonly),
    ];
    return this.#instruction('unstake', accounts, args);
  }

  claimRewards(staker: StakerAccounts, historyPages: readonly Uint8Array[]): Instruction {
    return this.#instruction('claim_rewards', [
      ...this.#stakerAccounts(staker),
      writable(this.#at.rewardVault),
      TOKEN,
      ...historyPages.map(readonly),
    ]);
  }

  /** Bit i of the mask chooses entry i. */
  settleEntries(userStake: Uint8Array, entryMask: number, historyPages: readonly Uint8Array[]): Instruction {
    const accounts = [readonly(this.#at.pool), writable(userStake), ...historyPages.map(readonly)];
    return this.#instruction('settle_entries', accounts, Uint8Array.of(entryMask & 0xff, entryMask >> 8));
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

  #stakerAccounts(staker: StakerAccounts): readonly AccountMeta[] {
    return [signer(staker.owner), writable(this.#at.pool), writable(staker.userStake), writable(staker.tokenAccount)];
  }

  #instruction(name: StakingInstructionName, accounts: readonly AccountMeta[], args?: Uint8Array): Instruction {
    const discriminator = DISCRIMINATORS.get(name) ?? instructionDiscriminator(name);
    const data = args === undefined ? discriminator : Buffer.concat([discriminator, args]);
    return { programId: this.#at.programId, accounts, data };
  }
}

const TOKEN = readonly(TOKEN_PROGRAM);

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: bigint): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}
