import { PublicKey } from '@solana/web3.js';

type VaultKind = 'stake' | 'reward' | 'penalty' | 'treasury' | 'bond' | 'vesting' | 'quote';

/** Addresses of the staking program's accounts, all derived from its id and the seeds of its README. */
export class ProgramAddresses {
  readonly programId: PublicKey;
  readonly pool: PublicKey;
  readonly governance: PublicKey;
  readonly treasury: PublicKey;
  /** Also the mint's authority. */
  readonly emission: PublicKey;
  readonly stakeVault: PublicKey;
  readonly rewardVault: PublicKey;
  readonly penaltyVault: PublicKey;
  readonly treasuryVault: PublicKey;
  readonly bondVault: PublicKey;
  readonly vestingVault: PublicKey;
  readonly quoteVault: PublicKey;

  constructor(programId: PublicKey) {
    this.programId = programId;
    this.pool = this.#find('pool');
    this.governance = this.#find('governance');
    this.treasury = this.#find('treasury');
    this.emission = this.#find('emission');
    const vault = (kind: VaultKind): PublicKey => this.#find('vault', Buffer.from(kind));
    this.stakeVault = vault('stake');
    this.rewardVault = vault('reward');
    this.penaltyVault = vault('penalty');
    this.treasuryVault = vault('treasury');
    this.bondVault = vault('bond');
    this.vestingVault = vault('vesting');
    this.quoteVault = vault('quote');
  }

  /** `UserStake` of an owner. */
  userStake(owner: PublicKey): PublicKey {
    return this.#find('stake', owner.toBytes());
  }

  /** `HistoryPage` of the days `page * 32` to `page * 32 + 31`. */
  historyPage(page: number): PublicKey {
    return this.#find('hist', u32(page));
  }

  /** `ExpiryPage` 0 to 7 of the 256-day ring. */
  expiryPage(page: number): PublicKey {
    return this.#find('expiry', Uint8Array.of(page));
  }

  proposal(id: number): PublicKey {
    return this.#find('proposal', u32(id));
  }

  /** A beneficiary's vesting grant, counted from 0. */
  vesting(beneficiary: PublicKey, index: number): PublicKey {
    return this.#find('vesting', beneficiary.toBytes(), u32(index));
  }

  /** An owner's unstake ticket; the first index is the unix time at which the stake account was opened. */
  ticket(owner: PublicKey, index: number): PublicKey {
    return this.#find('ticket', owner.toBytes(), u32(index));
  }

  attestation(owner: PublicKey): PublicKey {
    return this.#find('attest', owner.toBytes());
  }

  #find(name: string, ...seeds: readonly Uint8Array[]): PublicKey {
    return PublicKey.findProgramAddressSync([Buffer.from(name), ...seeds], this.programId)[0];
  }
}

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
