import { payer, readonly, signer, writable } from './account-metas.ts';
import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from './addresses.ts';
import { BorshWriter } from './borsh-writer.ts';
import { stakingInstruction } from './instruction-names.ts';
import type { Instruction } from './message.ts';
import type { StakingAddresses } from './pda.ts';
import { type EmissionParams, encodeEmissionParams } from './program-params.ts';
import { pageAccounts, type StakerAccounts } from './staking-instructions.ts';

const TOKEN = readonly(TOKEN_PROGRAM);

/** The program's instructions about where rewards come from, compounding and boosters. */
export class RewardInstructions {
  readonly #at: StakingAddresses;

  constructor(addresses: StakingAddresses) {
    this.#at = addresses;
  }

  /** The mint's authority must be the emission account already. */
  initializeEmission(authority: Uint8Array, mint: Uint8Array, params: EmissionParams): Instruction {
    const at = this.#at;
    const accounts = [
      payer(authority),
      readonly(at.pool),
      readonly(mint),
      writable(at.emission),
      readonly(SYSTEM_PROGRAM),
    ];
    return stakingInstruction(at.programId, 'initialize_emission', accounts, encodeEmissionParams(params));
  }

  /** Nobody need sign. */
  mintInflation(mint: Uint8Array): Instruction {
    const at = this.#at;
    return stakingInstruction(at.programId, 'mint_inflation', [
      writable(at.pool),
      writable(at.emission),
      writable(mint),
      writable(at.rewardVault),
      TOKEN,
    ]);
  }

  payDebateFee(staker: StakerAccounts, amountBaseUnits: bigint): Instruction {
    const at = this.#at;
    const accounts = [
      signer(staker.owner),
      writable(at.pool),
      writable(staker.userStake),
      writable(staker.tokenAccount),
      writable(at.rewardVault),
      TOKEN,
    ];
    const args = new BorshWriter().u64('amount', amountBaseUnits).written;
    return stakingInstruction(at.programId, 'pay_debate_fee', accounts, args);
  }

  setCompounding(staker: StakerAccounts, enabled: boolean): Instruction {
    const accounts = [signer(staker.owner), writable(staker.userStake)];
    return stakingInstruction(this.#at.programId, 'set_compounding', accounts, new BorshWriter().bool(enabled).written);
  }

  /** Nobody need sign: only for owners who opted in. */
  compoundRewards(staker: StakerAccounts, historyPages: readonly Uint8Array[]): Instruction {
    const at = this.#at;
    return stakingInstruction(at.programId, 'compound_rewards', [
      writable(at.pool),
      writable(staker.userStake),
      writable(staker.tokenAccount),
      writable(at.rewardVault),
      writable(at.stakeVault),
      TOKEN,
      ...historyPages.map(readonly),
    ]);
  }

  /** `expiryPages` hold what the changed entries have scheduled, and the new boosters' end. */
  refreshBoosters(
    staker: StakerAccounts,
    expiryPages: readonly Uint8Array[],
    historyPages: readonly Uint8Array[],
  ): Instruction {
    const at = this.#at;
    const accounts = [signer(staker.owner), writable(at.pool), writable(staker.userStake), readonly(at.governance)];
    const pages = pageAccounts(expiryPages, historyPages);
    return stakingInstruction(at.programId, 'refresh_boosters', [...accounts, ...pages]);
  }
}
