import { hash } from 'node:crypto';
import { ASSOCIATED_TOKEN_PROGRAM, TOKEN_PROGRAM } from './addresses.ts';
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

const text = (value: string): Uint8Array => Buffer.from(value);

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Addresses of one deployment of the staking program; each is searched once and kept. */
export class StakingAddresses {
  readonly programId: Uint8Array;
  readonly pool: Uint8Array;
  readonly stakeVault: Uint8Array;
  readonly rewardVault: Uint8Array;
  readonly penaltyVault: Uint8Array;
  readonly #historyPages = new Map<number, Uint8Array>();
  readonly #expiryPages = new Map<number, Uint8Array>();

  constructor(programId: Uint8Array) {
    const find = (...seeds: readonly Uint8Array[]): Uint8Array => findProgramAddress(seeds, programId).address;
    this.programId = programId;
    this.pool = find(text('pool'));
    this.stakeVault = find(text('vault'), text('stake'));
    this.rewardVault = find(text('vault'), text('reward'));
    this.penaltyVault = find(text('vault'), text('penalty'));
  }

  /** `UserStake` of an owner. Not kept here: its holder keeps it. */
  userStake(owner: Uint8Array): Uint8Array {
    return findProgramAddress([text('stake'), owner], this.programId).address;
  }

  /** `HistoryPage` of the days `page * 32` to `page * 32 + 31`. */
  historyPage(page: number): Uint8Array {
    let address = this.#historyPages.get(page);
    if (address === undefined) {
      address = findProgramAddress([text('hist'), u32(page)], this.programId).address;
      this.#historyPages.set(page, address);
    }
    return address;
  }

  /** `ExpiryPage` 0 to 7 of the 256-day ring. */
  expiryPage(page: number): Uint8Array {
    let address = this.#expiryPages.get(page);
    if (address === undefined) {
      address = findProgramAddress([text('expiry'), Uint8Array.of(page)], this.programId).address;
      this.#expiryPages.set(page, address);
    }
    return address;
  }
}
