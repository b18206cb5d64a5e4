import type { Provider } from '@coral-xyz/anchor';
import { type PublicKey, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import type { ProgramRoles } from './account-reader.ts';
import { addressOf, type Owner, signersOf } from './owner.ts';
import { ProgramConnection } from './program-connection.ts';

/** What a pause can stop, in the order of the program's mask. Exits, rolling and finalising have no bit. */
export const PAUSABLE = [
  'stake',
  'compound',
  'boosters',
  'fund',
  'propose',
  'vote',
  'execute',
  'buyback',
  'mint',
] as const;
export type Pausable = (typeof PAUSABLE)[number];

/** Bits of the pause mask. */
export function pauseMask(what: readonly Pausable[]): number {
  return what.reduce((mask, name) => mask | (1 << PAUSABLE.indexOf(name)), 0);
}

/**
 * Authority, guardian and attestor: what they may do without a vote. Every method that sends returns the signature and
 * throws `ProgramRefusal`.
 */
export class Roles {
  readonly #chain: ProgramConnection;

  constructor(provider: Provider) {
    this.#chain = new ProgramConnection(provider);
  }

  /** Who holds the roles. Throws `AccountMissing` before `initializeEconomy`. */
  async get(): Promise<ProgramRoles> {
    return this.#chain.accounts.roles();
  }

  /** Names the next authority, which must accept. Refusals: `NotAuthority`, `RolesMustDiffer`. */
  async proposeAuthority(authority: Owner, next: PublicKey): Promise<string> {
    const propose = this.#chain.program.methods.proposeAuthority(next).accountsStrict(this.#byAuthority(authority));
    return this.#send(await propose.instruction(), authority);
  }

  /** Takes the authority over. Refusals: `NotPendingAuthority`, `RolesMustDiffer`. */
  async acceptAuthority(pendingAuthority: Owner): Promise<string> {
    const { program, addresses } = this.#chain;
    const { pool, governance } = addresses;
    const accounts = { pendingAuthority: addressOf(pendingAuthority), pool, governance };
    return this.#send(await program.methods.acceptAuthority().accountsStrict(accounts).instruction(), pendingAuthority);
  }

  /** Replaces the guardian. Refusals: `NotAuthority`, `RolesMustDiffer`. */
  async setGuardian(authority: Owner, guardian: PublicKey): Promise<string> {
    const set = this.#chain.program.methods.setGuardian(guardian).accountsStrict(this.#byAuthority(authority));
    return this.#send(await set.instruction(), authority);
  }

  /** Replaces the attestor. Refusal: `NotAuthority`. */
  async setAttestor(authority: Owner, attestor: PublicKey): Promise<string> {
    const set = this.#chain.program.methods.setAttestor(attestor).accountsStrict(this.#byAuthority(authority));
    return this.#send(await set.instruction(), authority);
  }

  /**
   * Pauses for so many seconds, at most 7 days; the next pause may begin 7 days after this one's end.
   * Refusals: `NotGuardian`, `FeatureDisabled` (PAUSE is off), `PauseMaskInvalid`, `PauseTooLong`, `PauseCoolDown`.
   */
  async pause(guardian: Owner, what: readonly Pausable[], seconds: number): Promise<string> {
    const pause = this.#chain.program.methods
      .pause(pauseMask(what), seconds)
      .accountsStrict(this.#byGuardian(guardian));
    return this.#send(await pause.instruction(), guardian);
  }

  /** Ends the pause in force. Refusals: `NotGuardian`, `NotPaused`. */
  async unpause(guardian: Owner): Promise<string> {
    const unpause = this.#chain.program.methods.unpause().accountsStrict(this.#byGuardian(guardian));
    return this.#send(await unpause.instruction(), guardian);
  }

  /** Records that an owner is one person; the attestor pays the rent. Refusals: `NotAttestor`, `AlreadyInitialized`. */
  async attest(attestor: Owner, owner: PublicKey): Promise<string> {
    const { program, addresses } = this.#chain;
    const attest = program.methods.attest(owner).accountsStrict({
      attestor: addressOf(attestor),
      governance: addresses.governance,
      attestation: addresses.attestation(owner),
      systemProgram: SystemProgram.programId,
    });
    return this.#send(await attest.instruction(), attestor);
  }

  /** Takes an attestation back and returns its rent. Refusal: `NotAttestor`. */
  async revokeAttestation(attestor: Owner, owner: PublicKey): Promise<string> {
    const { program, addresses } = this.#chain;
    const revoke = program.methods.revokeAttestation().accountsStrict({
      attestor: addressOf(attestor),
      governance: addresses.governance,
      attestation: addresses.attestation(owner),
    });
    return this.#send(await revoke.instruction(), attestor);
  }

  async isAttested(owner: PublicKey): Promise<boolean> {
    return this.#chain.accounts.exists(this.#chain.addresses.attestation(owner));
  }

  #byAuthority(authority: Owner) {
    const { pool, governance } = this.#chain.addresses;
    return { authority: addressOf(authority), pool, governance };
  }

  #byGuardian(guardian: Owner) {
    const { pool, governance } = this.#chain.addresses;
    return { guardian: addressOf(guardian), pool, governance };
  }

  async #send(instruction: TransactionInstruction, signer: Owner): Promise<string> {
    return this.#chain.send([[instruction]], signersOf(signer));
  }
}
