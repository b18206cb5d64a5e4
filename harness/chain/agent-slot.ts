import type { AgentAccounts } from '../genesis/deployment.ts';
import type { StakeSchedule } from '../program/accounts.ts';
import type { TraderAccounts } from '../program/market-instructions.ts';
import { associatedTokenAddress, type StakingAddresses } from '../program/pda.ts';
import type { StakerAccounts } from '../program/staking-instructions.ts';
import type { Wallet } from '../wallet.ts';

/** An agent's accounts, and what the next action has to know of them. Rare addresses are searched on first use. */
export class AgentSlot implements TraderAccounts {
  readonly wallet: Wallet;
  readonly staker: StakerAccounts;
  stakeOpen = false;
  quoteOpen: boolean;
  /** As last read, and as accepted actions left it since; undefined when only the account can tell. */
  stake: StakeSchedule | undefined;
  readonly #at: StakingAddresses;
  readonly #quoteMint: Uint8Array;
  #quoteAccount: Uint8Array | undefined;
  #attestation: Uint8Array | undefined;
  #tickets: Map<number, Uint8Array> | undefined;

  constructor({ wallet, staker, quoteAccount }: AgentAccounts, addresses: StakingAddresses, quoteMint: Uint8Array) {
    this.wallet = wallet;
    this.staker = staker;
    this.quoteOpen = quoteAccount !== undefined;
    this.#quoteAccount = quoteAccount;
    this.#at = addresses;
    this.#quoteMint = quoteMint;
  }

  get owner(): Uint8Array {
    return this.staker.owner;
  }

  get tokenAccount(): Uint8Array {
    return this.staker.tokenAccount;
  }

  /** Where buybacks pay to, and what is traded with. */
  get quoteAccount(): Uint8Array {
    this.#quoteAccount ??= associatedTokenAddress(this.wallet.address, this.#quoteMint);
    return this.#quoteAccount;
  }

  get attestation(): Uint8Array {
    this.#attestation ??= this.#at.attestation(this.wallet.address);
    return this.#attestation;
  }

  /** Unstake ticket by its number. */
  ticket(index: number): Uint8Array {
    this.#tickets ??= new Map();
    let address = this.#tickets.get(index);
    if (address === undefined) {
      address = this.#at.ticket(this.wallet.address, index);
      this.#tickets.set(index, address);
    }
    return address;
  }
}
