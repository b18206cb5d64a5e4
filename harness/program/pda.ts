import { hash } from 'node:crypto';
import { ASSOCIATED_TOKEN_PROGRAM, MARKET_PROGRAM, TOKEN_PROGRAM } from './addresses.ts';
import { isOnCurve } from './ed25519-point.ts';

export interface ProgramAddress {
  readonly address: Uint8Array;
  readonly bump: number;
}

const MARKER = Buffer.from('ProgramDerivedAddress');

/** The canonical program-derived address: the highest bump whose hash is no point of the curve. */
export function findProgramAddress(seeds: readonly Uint8Array[], programId: Uint8Array): ProgramAddress {
  const input = Buffer.concat([...seeds, new Uint8Array(1), programId, MARKER]);
  const bumpOffset = input.length - MARKER.length - 33;
  for (let bump = 255; bump >= 0; bump -= 1) {
    input[bumpOffset] = bump;
    const address = hash('sha256', input, 'buffer');
    if (!isOnCurve(address)) return { address: new Uint8Array(address), bump };
  }
  // One in 2^256 seeds; no caller can do anything about it.
  throw new RangeError('no bump gives an address off the curve');
}

/** Where a wallet's tokens of a mint lie by default. */
export function associatedTokenAddress(wallet: Uint8Array, mint: Uint8Array): Uint8Array {
  return findProgramAddress([wallet, TOKEN_PROGRAM, mint], ASSOCIATED_TOKEN_PROGRAM).address;
}

/** Who owns the vaults of a market. */
export function marketAuthority(market: Uint8Array): Uint8Array {
  return findProgramAddress([text('authority'), market], MARKET_PROGRAM).address;
}

const text = (value: string): Uint8Array => Buffer.from(value);

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Second seeds of the vaults. */
export const VAULT_KINDS = ['stake', 'reward', 'penalty', 'treasury', 'bond', 'vesting', 'quote'] as const;

/** Addresses of one deployment of the staking program; each is searched once and kept. */
export class StakingAddresses {
  readonly programId: Uint8Array;
  readonly pool: Uint8Array;
  readonly governance: Uint8Array;
  readonly treasury: Uint8Array;
  /** Also the mint's authority. */
  readonly emission: Uint8Array;
  readonly stakeVault: Uint8Array;
  readonly rewardVault: Uint8Array;
  readonly penaltyVault: Uint8Array;
  readonly treasuryVault: Uint8Array;
  readonly bondVault: Uint8Array;
  readonly vestingVault: Uint8Array;
  readonly quoteVault: Uint8Array;
  readonly #historyPages = new Map<number, Uint8Array>();
  readonly #expiryPages = new Map<number, Uint8Array>();
  readonly #proposals = new Map<number, Uint8Array>();

  constructor(programId: Uint8Array) {
    this.programId = programId;
    this.pool = this.#find(text('pool'));
    this.governance = this.#find(text('governance'));
    this.treasury = this.#find(text('treasury'));
    this.emission = this.#find(text('emission'));
    const vault = (kind: (typeof VAULT_KINDS)[number]): Uint8Array => this.#find(text('vault'), text(kind));
    this.stakeVault = vault('stake');
    this.rewardVault = vault('reward');
    this.penaltyVault = vault('penalty');
    this.treasuryVault = vault('treasury');
    this.bondVault = vault('bond');
    this.vestingVault = vault('vesting');
    this.quoteVault = vault('quote');
  }

  /** `UserStake` of an owner. Not kept here: its holder keeps it. */
  userStake(owner: Uint8Array): Uint8Array {
    return this.#find(text('stake'), owner);
  }

  /** A grant of a beneficiary, numbered from 0. Not kept here. */
  vesting(beneficiary: Uint8Array, index: number): Uint8Array {
    return this.#find(text('vesting'), beneficiary, u32(index));
  }

  /** An unstake ticket of an owner, numbered from 0 (`ticket_count`). Not kept here. */
  ticket(owner: Uint8Array, index: number): Uint8Array {
    return this.#find(text('ticket'), owner, u32(index));
  }

  /** An owner's attestation. Not kept here. */
  attestation(owner: Uint8Array): Uint8Array {
    return this.#find(text('attest'), owner);
  }

  /** `HistoryPage` of the days `page * 32` to `page * 32 + 31`. */
  historyPage(page: number): Uint8Array {
    return this.#kept(this.#historyPages, page, () => this.#find(text('hist'), u32(page)));
  }

  /** `ExpiryPage` 0 to 7 of the 256-day ring. */
  expiryPage(page: number): Uint8Array {
    return this.#kept(this.#expiryPages, page, () => this.#find(text('expiry'), Uint8Array.of(page)));
  }

  proposal(id: number): Uint8Array {
    return this.#kept(this.#proposals, id, () => this.#find(text('proposal'), u32(id)));
  }

  #find(...seeds: readonly Uint8Array[]): Uint8Array {
    return findProgramAddress(seeds, this.programId).address;
  }

  #kept(found: Map<number, Uint8Array>, number: number, find: () => Uint8Array): Uint8Array {
    let address = found.get(number);
    if (address === undefined) {
      address = find();
      found.set(number, address);
    }
    return address;
  }
}
