import { payer, readonly, signer, writable } from './account-metas.ts';
import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from './addresses.ts';
import { BorshWriter } from './borsh-writer.ts';
import { stakingInstruction } from './instruction-names.ts';
import type { TraderAccounts } from './market-instructions.ts';
import type { Instruction } from './message.ts';
import type { StakingAddresses } from './pda.ts';

const TOKEN = readonly(TOKEN_PROGRAM);

/** One grant of `create_vesting`. */
export interface VestingTerms {
  readonly beneficiary: Uint8Array;
  /** Counts the beneficiary's grants from 0. */
  readonly index: number;
  readonly totalBaseUnits: bigint;
  readonly startUnixSeconds: bigint;
  readonly cliffDays: number;
  readonly durationDays: number;
}

/** Who sells to the buyback programme; the quote asset goes to its quote account. */
export type SellerAccounts = TraderAccounts;

/** The program's instructions about the treasury, buybacks and vesting grants. */
export class TreasuryInstructions {
  readonly #at: StakingAddresses;

  constructor(addresses: StakingAddresses) {
    this.#at = addresses;
  }

  /** Nobody need sign. */
  sweepPenalties(mint: Uint8Array): Instruction {
    const at = this.#at;
    return stakingInstruction(at.programId, 'sweep_penalties', [
      writable(at.pool),
      writable(at.penaltyVault),
      writable(at.treasuryVault),
      writable(mint),
      TOKEN,
    ]);
  }

  buyBack(seller: SellerAccounts, mint: Uint8Array, amountBaseUnits: bigint): Instruction {
    const at = this.#at;
    const accounts = [
      signer(seller.owner),
      writable(at.pool),
      writable(at.treasury),
      writable(mint),
      writable(seller.tokenAccount),
      writable(seller.quoteAccount),
      writable(at.quoteVault),
      TOKEN,
    ];
    const args = new BorshWriter().u64('amount', amountBaseUnits).written;
    return stakingInstruction(at.programId, 'buy_back', accounts, args);
  }

  /** `vesting` is the address of the grant's account. */
  createVesting(funder: Uint8Array, funderToken: Uint8Array, vesting: Uint8Array, terms: VestingTerms): Instruction {
    const at = this.#at;
    const accounts = [
      payer(funder),
      readonly(at.pool),
      writable(vesting),
      writable(funderToken),
      writable(at.vestingVault),
      TOKEN,
      readonly(SYSTEM_PROGRAM),
    ];
    const args = new BorshWriter()
      .bytes(terms.beneficiary)
      .u32('vesting index', terms.index)
      .u64('vesting total', terms.totalBaseUnits)
      .i64('vesting start', terms.startUnixSeconds)
      .u32('cliff days', terms.cliffDays)
      .u32('duration days', terms.durationDays).written;
    return stakingInstruction(at.programId, 'create_vesting', accounts, args);
  }

  /** Nobody need sign: the beneficiary is paid. */
  releaseVested(vesting: Uint8Array, owner: Uint8Array, ownerToken: Uint8Array): Instruction {
    const at = this.#at;
    return stakingInstruction(at.programId, 'release_vested', [
      writable(vesting),
      writable(owner),
      writable(ownerToken),
      writable(at.vestingVault),
      TOKEN,
    ]);
  }
}
