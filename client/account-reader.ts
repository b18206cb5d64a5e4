import { AccountLayout, MintLayout } from '@solana/spl-token';
import { type Connection, PublicKey, SYSVAR_CLOCK_PUBKEY } from '@solana/web3.js';
import {
  decodeEmission,
  decodeGovernance,
  decodePool,
  decodePoolSchedule,
  decodeProposal,
  decodeTreasury,
  decodeUserStake,
  decodeVesting,
  type PoolSchedule,
} from '#harness/program/accounts.ts';
import { dayOfUnixSeconds } from '#sim/core/units.ts';
import type {
  EmissionState,
  GovernanceState,
  ProposalState,
  TreasuryState,
  VestingState,
} from '#sim/ports/governance-states.ts';
import type { PoolState, UserStakeState } from '#sim/ports/staking-chain.ts';
import type { ProgramAddresses } from './program-addresses.ts';
import { AccountMissing } from './refusal.ts';

/** Offsets from the end of the 8-byte discriminator (programs/staking/README.md, Layouts). */
const DISCRIMINATOR_BYTES = 8;
const POOL_MINT = 32;
const POOL_AUTHORITY = 0;
const GOVERNANCE_ROLES = { guardian: 0, attestor: 32, pendingAuthority: 64 } as const;
const TREASURY_QUOTE_MINT = 368;
/** Of `Clock::unix_timestamp` in the clock sysvar. */
const CLOCK_UNIX_TIME = 32;

/** Who may do what no vote can. */
export interface ProgramRoles {
  readonly authority: PublicKey;
  /** Named, and has to accept; undefined: nobody. */
  readonly pendingAuthority: PublicKey | undefined;
  readonly guardian: PublicKey;
  readonly attestor: PublicKey;
}

/** Reads and decodes accounts. Amounts are base units, times unix seconds, days UTC day numbers. */
export class AccountReader {
  readonly #connection: Connection;
  readonly #at: ProgramAddresses;
  #mint: PublicKey | undefined;

  constructor(connection: Connection, addresses: ProgramAddresses) {
    this.#connection = connection;
    this.#at = addresses;
  }

  /** Bytes of an account, undefined if there is none. */
  async data(address: PublicKey): Promise<Uint8Array | undefined> {
    try {
      const found = await this.#connection.getAccountInfo(address);
      return found === null || found.data.length === 0 ? undefined : found.data;
    } catch (error) {
      // anchor-bankrun throws where a cluster answers null.
      if (error instanceof Error && error.message.startsWith('Could not find')) return undefined;
      throw error;
    }
  }

  /** Bytes of an account that has to be there. Throws `AccountMissing`. */
  async dataOf(account: string, address: PublicKey): Promise<Uint8Array> {
    const data = await this.data(address);
    if (data === undefined) throw new AccountMissing(account, address.toBase58());
    return data;
  }

  async exists(address: PublicKey): Promise<boolean> {
    return (await this.data(address)) !== undefined;
  }

  /** The chain's clock, from its sysvar. */
  async unixSeconds(): Promise<bigint> {
    const data = await this.dataOf('clock', SYSVAR_CLOCK_PUBKEY);
    return new DataView(data.buffer, data.byteOffset).getBigInt64(CLOCK_UNIX_TIME, true);
  }

  async today(): Promise<number> {
    return dayOfUnixSeconds(Number(await this.unixSeconds()));
  }

  async pool(): Promise<PoolState> {
    return decodePool(await this.#poolData());
  }

  async poolSchedule(): Promise<PoolSchedule> {
    return decodePoolSchedule(await this.#poolData());
  }

  /** The pool's mint, read once. */
  async poolMint(): Promise<PublicKey> {
    this.#mint ??= keyAt(await this.#poolData(), POOL_MINT);
    return this.#mint;
  }

  /** Undefined while the owner has no stake account. */
  async userStake(owner: PublicKey): Promise<UserStakeState | undefined> {
    const data = await this.data(this.#at.userStake(owner));
    return data === undefined ? undefined : decodeUserStake(data);
  }

  /** Throws `AccountMissing`. */
  async requireUserStake(owner: PublicKey): Promise<UserStakeState> {
    return decodeUserStake(await this.dataOf('UserStake', this.#at.userStake(owner)));
  }

  async governance(): Promise<GovernanceState> {
    return decodeGovernance(await this.dataOf('Governance', this.#at.governance));
  }

  async roles(): Promise<ProgramRoles> {
    const pool = await this.#poolData();
    const governance = await this.dataOf('Governance', this.#at.governance);
    const pending = keyAt(governance, GOVERNANCE_ROLES.pendingAuthority);
    return {
      authority: keyAt(pool, POOL_AUTHORITY),
      pendingAuthority: pending.equals(PublicKey.default) ? undefined : pending,
      guardian: keyAt(governance, GOVERNANCE_ROLES.guardian),
      attestor: keyAt(governance, GOVERNANCE_ROLES.attestor),
    };
  }

  async proposal(id: number): Promise<ProposalState> {
    return decodeProposal(await this.dataOf(`Proposal ${id}`, this.#at.proposal(id)));
  }

  async treasury(): Promise<TreasuryState> {
    return decodeTreasury(await this.dataOf('Treasury', this.#at.treasury));
  }

  /** The mint that buybacks pay with. */
  async quoteMint(): Promise<PublicKey> {
    return keyAt(await this.dataOf('Treasury', this.#at.treasury), TREASURY_QUOTE_MINT);
  }

  async emission(): Promise<EmissionState> {
    return decodeEmission(await this.dataOf('Emission', this.#at.emission));
  }

  /** A vesting grant or an unstake ticket; undefined if there is none. */
  async vesting(address: PublicKey): Promise<VestingState | undefined> {
    const data = await this.data(address);
    return data === undefined ? undefined : decodeVesting(data);
  }

  /** Base units in a token account, 0 if there is none. */
  async tokenBalance(tokenAccount: PublicKey): Promise<bigint> {
    const data = await this.data(tokenAccount);
    return data === undefined ? 0n : AccountLayout.decode(data).amount;
  }

  /** Base units of a mint that exist. */
  async mintSupply(mint: PublicKey): Promise<bigint> {
    return MintLayout.decode(await this.dataOf('mint', mint)).supply;
  }

  #poolData(): Promise<Uint8Array> {
    return this.dataOf('StakingPool', this.#at.pool);
  }
}

function keyAt(data: Uint8Array, offset: number): PublicKey {
  const at = DISCRIMINATOR_BYTES + offset;
  return new PublicKey(data.subarray(at, at + 32));
}
