import { payer, readonly, signer, writable } from './account-metas.ts';
import { SYSTEM_PROGRAM } from './addresses.ts';
import { BorshWriter } from './borsh-writer.ts';
import { type StakingInstructionName, stakingInstruction } from './instruction-names.ts';
import type { Instruction } from './message.ts';
import type { StakingAddresses } from './pda.ts';

/** The program's instructions of the authority, the guardian and the attestor. */
export class RoleInstructions {
  readonly #at: StakingAddresses;

  constructor(addresses: StakingAddresses) {
    this.#at = addresses;
  }

  /** The proposed authority has to accept. */
  proposeAuthority(authority: Uint8Array, next: Uint8Array): Instruction {
    return this.#byAuthority('propose_authority', authority, next);
  }

  acceptAuthority(pending: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [signer(pending), writable(at.pool), writable(at.governance)];
    return stakingInstruction(at.programId, 'accept_authority', accounts);
  }

  setGuardian(authority: Uint8Array, guardian: Uint8Array): Instruction {
    return this.#byAuthority('set_guardian', authority, guardian);
  }

  setAttestor(authority: Uint8Array, attestor: Uint8Array): Instruction {
    return this.#byAuthority('set_attestor', authority, attestor);
  }

  /** Bits of the mask: the README's pause mask. */
  pause(guardian: Uint8Array, mask: number, seconds: number): Instruction {
    const at = this.#at;
    const accounts = [signer(guardian), writable(at.pool), readonly(at.governance)];
    const args = new BorshWriter().u32('pause mask', mask).u32('pause seconds', seconds).written;
    return stakingInstruction(at.programId, 'pause', accounts, args);
  }

  unpause(guardian: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [signer(guardian), writable(at.pool), readonly(at.governance)];
    return stakingInstruction(at.programId, 'unpause', accounts);
  }

  vetoProposal(guardian: Uint8Array, proposal: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [signer(guardian), readonly(at.pool), writable(at.governance), writable(proposal)];
    return stakingInstruction(at.programId, 'veto_proposal', accounts);
  }

  /** The attestor pays for the account at `attestation`, the one of `owner`. */
  attest(attestor: Uint8Array, owner: Uint8Array, attestation: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [payer(attestor), readonly(at.governance), writable(attestation), readonly(SYSTEM_PROGRAM)];
    return stakingInstruction(at.programId, 'attest', accounts, owner);
  }

  revokeAttestation(attestor: Uint8Array, attestation: Uint8Array): Instruction {
    const at = this.#at;
    const accounts = [payer(attestor), readonly(at.governance), writable(attestation)];
    return stakingInstruction(at.programId, 'revoke_attestation', accounts);
  }

  #byAuthority(name: StakingInstructionName, authority: Uint8Array, next: Uint8Array): Instruction {
    const at = this.#at;
    return stakingInstruction(
      at.programId,
      name,
      [signer(authority), readonly(at.pool), writable(at.governance)],
      next,
    );
  }
}
