import { payer, readonly, signer, writable } from './account-metas.ts';
import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from './addresses.ts';
import { BorshWriter } from './borsh-writer.ts';
import { stakingInstruction } from './instruction-names.ts';
import type { Instruction } from './message.ts';
import type { StakingAddresses } from './pda.ts';
import { encodeGovernanceParams, type GovernanceParams } from './program-params.ts';
import { type AddressedPayload, encodeProposalPayload } from './proposal-payload.ts';
import type { StakerAccounts } from './staking-instructions.ts';

const TOKEN = readonly(TOKEN_PROGRAM);
const SYSTEM = readonly(SYSTEM_PROGRAM);

/** The program's instructions about proposals, from draft to effect. */
export class GovernanceInstructions {
  readonly #at: StakingAddresses;

  constructor(addresses: StakingAddresses) {
    this.#at = addresses;
  }

  /** Also makes the treasury and the vaults that governance pays from. */
  initializeGovernance(
    authority: Uint8Array,
    mint: Uint8Array,
    quoteMint: Uint8Array,
    params: GovernanceParams,
  ): Instruction {
    const at = this.#at;
    const accounts = [
      payer(authority),
      readonly(at.pool),
      readonly(mint),
      readonly(quoteMint),
      writable(at.governance),
      writable(at.treasury),
      writable(at.treasuryVault),
      writable(at.bondVault),
      writable(at.vestingVault),
      writable(at.quoteVault),
      TOKEN,
      SYSTEM,
    ];
    return stakingInstruction(at.programId, 'initialize_governance', accounts, encodeGovernanceParams(params));
  }

  /** `id` must be the next one, `proposal_count` of the governance account. */
  createProposal(
    proposer: StakerAccounts,
    id: number,
    payload: AddressedPayload,
    contentHash: Uint8Array,
  ): Instruction {
    const at = this.#at;
    const accounts = [
      payer(proposer.owner),
      readonly(at.pool),
      writable(at.governance),
      writable(proposer.userStake),
      writable(at.proposal(id)),
      writable(proposer.tokenAccount),
      writable(at.bondVault),
      TOKEN,
      SYSTEM,
    ];
    const args = new BorshWriter()
      .u32('proposal id', id)
      .bytes(encodeProposalPayload(payload))
      .bytes(contentHash).written;
    return stakingInstruction(at.programId, 'create_proposal', accounts, args);
  }

  /** `proposal` is the proposal's address, here and below. */
  activateProposal(proposer: StakerAccounts, proposal: Uint8Array): Instruction {
    const at = this.#at;
    return stakingInstruction(at.programId, 'activate_proposal', [
      signer(proposer.owner),
      readonly(at.pool),
      readonly(at.governance),
      readonly(proposer.userStake),
      writable(proposal),
    ]);
  }

  cancelProposal(proposer: Uint8Array, proposal: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [signer(proposer), writable(at.governance), writable(proposal)];
    return stakingInstruction(at.programId, 'cancel_proposal', accounts);
  }

  /** `side`: 0 no, 1 yes, 2 abstain. `attestation`: wanted where only attested owners' votes are quadratic. */
  castVote(voter: StakerAccounts, proposal: Uint8Array, side: number, attestation?: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [
      signer(voter.owner),
      readonly(at.pool),
      writable(voter.userStake),
      writable(proposal),
      ...(attestation === undefined ? [] : [readonly(attestation)]),
    ];
    return stakingInstruction(at.programId, 'cast_vote', accounts, new BorshWriter().u8('side', side).written);
  }

  finalizeProposal(proposal: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [readonly(at.pool), writable(at.governance), writable(proposal)];
    return stakingInstruction(at.programId, 'finalize_proposal', accounts);
  }

  queueProposal(proposal: Uint8Array): Instruction {
    const at = this.#at;
    return stakingInstruction(at.programId, 'queue_proposal', [readonly(at.pool), writable(proposal)]);
  }

  executeParameterChange(proposal: Uint8Array): Instruction {
    const at = this.#at;
    return stakingInstruction(at.programId, 'execute_parameter_change', [
      writable(at.pool),
      writable(at.governance),
      writable(at.treasury),
      writable(at.emission),
      writable(proposal),
    ]);
  }

  /** `destination` as the proposal has it. */
  executeTreasurySpend(proposal: Uint8Array, destination: Uint8Array, mint: Uint8Array): Instruction {
    const at = this.#at;
    return stakingInstruction(at.programId, 'execute_treasury_spend', [
      writable(at.pool),
      writable(at.governance),
      writable(at.treasury),
      writable(proposal),
      writable(at.treasuryVault),
      writable(destination),
      writable(mint),
      TOKEN,
    ]);
  }

  /** `buffer` as the proposal has it. */
  executeProtocolUpgrade(proposal: Uint8Array, buffer: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [readonly(at.pool), writable(at.governance), writable(proposal), readonly(buffer)];
    return stakingInstruction(at.programId, 'execute_protocol_upgrade', accounts);
  }

  executeFeatureActivation(proposal: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [writable(at.pool), writable(at.governance), writable(proposal)];
    return stakingInstruction(at.programId, 'execute_feature_activation', accounts);
  }

  expireProposal(proposal: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [readonly(at.pool), writable(at.governance), writable(proposal)];
    return stakingInstruction(at.programId, 'expire_proposal', accounts);
  }

  /** Nobody need sign: the bond goes to a token account of the proposer. */
  returnBond(proposer: StakerAccounts, proposal: Uint8Array): Instruction {
    const at = this.#at;
    return stakingInstruction(at.programId, 'return_bond', [
      writable(proposal),
      writable(proposer.userStake),
      writable(proposer.tokenAccount),
      writable(at.bondVault),
      TOKEN,
    ]);
  }
}
