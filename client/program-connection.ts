import { Program, type Provider } from '@coral-xyz/anchor';
import { ASSOCIATED_TOKEN_PROGRAM_ID, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { type PublicKey, type Signer, SystemProgram, Transaction } from '@solana/web3.js';
import type { ErrorSpace } from '#harness/program/program-errors.ts';
import idl from '../programs/staking/artifacts/staking.json' with { type: 'json' };
import { AccountReader } from './account-reader.ts';
import type { Staking } from './generated/staking.ts';
import { ProgramAddresses } from './program-addresses.ts';
import { translateRefusal } from './refusal.ts';
import { type InstructionGroup, packTransactions } from './transaction-packing.ts';

const ERROR_NAMES: ReadonlyMap<number, string> = new Map(idl.errors.map(({ code, name }) => [code, name]));

/** Anchor's client of the program, typed from the IDL. */
export function stakingProgram(provider: Provider): Program<Staking> {
  return new Program<Staking>(idl, provider);
}

/** The program over one provider: its instructions, addresses and accounts, and the way to send. */
export class ProgramConnection {
  readonly provider: Provider;
  readonly program: Program<Staking>;
  readonly addresses: ProgramAddresses;
  readonly accounts: AccountReader;

  constructor(provider: Provider) {
    this.provider = provider;
    this.program = stakingProgram(provider);
    this.addresses = new ProgramAddresses(this.program.programId);
    this.accounts = new AccountReader(provider.connection, this.addresses);
  }

  /** The provider's wallet, which pays fees. Throws a `TypeError` if the provider has none. */
  get payer(): PublicKey {
    const { publicKey } = this.provider;
    if (publicKey === undefined) throw new TypeError('the provider has no wallet to pay fees with');
    return publicKey;
  }

  /** An owner's associated token account of the pool's mint. Throws `AccountMissing` while there is no pool. */
  async tokenAccount(owner: PublicKey): Promise<PublicKey> {
    return getAssociatedTokenAddressSync(await this.accounts.poolMint(), owner, true);
  }

  /**
   * Sends groups of instructions in order, in as few transactions as hold them; each is confirmed before the next.
   * Returns the signature of the last. Throws `ProgramRefusal` for the first that is refused; those before it stay.
   */
  async send(groups: readonly InstructionGroup[], signers: readonly Signer[] = []): Promise<string> {
    let signature = '';
    for (const instructions of packTransactions(groups, this.payer)) {
      signature = await this.#sendOne(instructions, signers);
    }
    return signature;
  }

  async #sendOne(instructions: InstructionGroup, signers: readonly Signer[]): Promise<string> {
    if (this.provider.sendAndConfirm === undefined) throw new TypeError('the provider cannot send transactions');
    const needed = new Set(
      instructions.flatMap(({ keys }) =>
        keys.filter(({ isSigner }) => isSigner).map(({ pubkey }) => pubkey.toBase58()),
      ),
    );
    const needs = ({ publicKey }: Signer): boolean => needed.has(publicKey.toBase58());
    try {
      return await this.provider.sendAndConfirm(new Transaction().add(...instructions), signers.filter(needs));
    } catch (error) {
      throw translateRefusal(error, instructions.map(errorSpace), ERROR_NAMES);
    }
  }
}

/** Small error numbers are the token program's, reached directly or through the staking program, or the system's. */
function errorSpace({ programId }: { readonly programId: PublicKey }): ErrorSpace {
  const system = programId.equals(SystemProgram.programId) || programId.equals(ASSOCIATED_TOKEN_PROGRAM_ID);
  return system ? 'system' : 'token';
}
