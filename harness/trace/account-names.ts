import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import type { WholeAccount } from '../chain/chain-engine.ts';
import { encodeAddress } from '../program/base58.ts';
import { StakingAddresses, VAULT_KINDS } from '../program/pda.ts';
import { deriveWallet } from '../wallet.ts';
import { mintOf, ownerOf } from './account-fields.ts';

/** What accounts of a run are called, and what its token accounts hold. */
export class AccountNames {
  readonly #programId: Uint8Array;
  readonly #nameOfWallet: (address: string) => string;
  readonly #vaults: ReadonlyMap<string, string>;
  readonly #quoteMint: string;

  /** `nameOfWallet` names an address in base58; empty for one that is no wallet of the run's. */
  constructor(programId: Uint8Array, { seed }: Pick<GenesisPlan, 'seed'>, nameOfWallet: (address: string) => string) {
    const at = new StakingAddresses(programId);
    this.#programId = programId;
    this.#nameOfWallet = nameOfWallet;
    this.#vaults = new Map(VAULT_KINDS.map((kind) => [encodeAddress(at[`${kind}Vault`]), `${kind} vault`]));
    this.#quoteMint = encodeAddress(deriveWallet(seed, 'operator', 'quote-mint').address);
  }

  /** Vault, wallet, or whose account it is; empty for what has no name. */
  nameOf(address: string, account: WholeAccount | undefined): string {
    const own = this.#vaults.get(address) ?? this.#nameOfWallet(address);
    if (own !== '') return own;
    const owner = account && ownerOf(account, this.#programId);
    return owner === undefined ? '' : this.#nameOfWallet(encodeAddress(owner));
  }

  /** Whether an account holds, or issues, what buybacks and the market pay with. */
  isOfQuote(address: string, account: WholeAccount | undefined): boolean {
    if (address === this.#quoteMint) return true;
    const mint = account && mintOf(account);
    return mint !== undefined && encodeAddress(mint) === this.#quoteMint;
  }
}
