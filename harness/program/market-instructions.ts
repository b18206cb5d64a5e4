import { SWAP_SIDES, type SwapSide } from '#sim/ports/actions.ts';
import { readonly, signer, writable } from './account-metas.ts';
import { MARKET_PROGRAM, TOKEN_PROGRAM } from './addresses.ts';
import { BorshWriter } from './borsh-writer.ts';
import type { AccountMeta, Instruction } from './message.ts';
import { marketAuthority } from './pda.ts';

/** Bytes before the arguments of an instruction of the market program. */
export const MARKET_TAG_BYTES = 1;
const TAGS = { initialize: 0, addLiquidity: 1, removeLiquidity: 2, swap: 3 } as const;
const TOKEN = readonly(TOKEN_PROGRAM);

/** Where a market and what belongs to it lie; all but the authority are plain accounts. */
export interface MarketAddresses {
  readonly market: Uint8Array;
  readonly positions: Uint8Array;
  readonly tokenMint: Uint8Array;
  readonly quoteMint: Uint8Array;
  readonly tokenVault: Uint8Array;
  readonly quoteVault: Uint8Array;
  readonly authority: Uint8Array;
}

/** A market's addresses with its authority. */
export function marketAddresses(plain: Omit<MarketAddresses, 'authority'>): MarketAddresses {
  return { ...plain, authority: marketAuthority(plain.market) };
}

/** Who pays with one asset and is paid in the other. */
export interface TraderAccounts {
  readonly owner: Uint8Array;
  readonly tokenAccount: Uint8Array;
  readonly quoteAccount: Uint8Array;
}

/** The market program's instructions (`programs/market/README.md`). */
export class MarketInstructions {
  readonly #at: MarketAddresses;

  constructor(addresses: MarketAddresses) {
    this.#at = addresses;
  }

  /** Opens a market in accounts of zeros; nobody need sign. */
  initialize(feeBps: number): Instruction {
    const at = this.#at;
    const accounts = [
      writable(at.market),
      writable(at.positions),
      readonly(at.tokenMint),
      readonly(at.quoteMint),
      readonly(at.tokenVault),
      readonly(at.quoteVault),
      readonly(at.authority),
    ];
    return call(accounts, new BorshWriter().u8('tag', TAGS.initialize).u16('fee', feeBps));
  }

  addLiquidity(provider: TraderAccounts, maxBaseUnits: bigint, maxQuoteUnits: bigint): Instruction {
    const data = new BorshWriter()
      .u8('tag', TAGS.addLiquidity)
      .u64('amount', maxBaseUnits)
      .u64('quote amount', maxQuoteUnits);
    return call(this.#providing(provider), data);
  }

  removeLiquidity(provider: TraderAccounts, shares: bigint): Instruction {
    return call(this.#providing(provider), new BorshWriter().u8('tag', TAGS.removeLiquidity).u64('shares', shares));
  }

  swap(trader: TraderAccounts, side: SwapSide, amountIn: bigint, minOut: bigint): Instruction {
    const data = new BorshWriter()
      .u8('tag', TAGS.swap)
      .u8('side', SWAP_SIDES.indexOf(side))
      .u64('amount', amountIn)
      .u64('least amount', minOut);
    return call([writable(this.#at.market), ...this.#paying(trader)], data);
  }

  #providing(provider: TraderAccounts): readonly AccountMeta[] {
    return [writable(this.#at.market), writable(this.#at.positions), ...this.#paying(provider)];
  }

  #paying({ owner, tokenAccount, quoteAccount }: TraderAccounts): readonly AccountMeta[] {
    const { tokenVault, quoteVault, authority } = this.#at;
    return [
      writable(tokenVault),
      writable(quoteVault),
      readonly(authority),
      writable(tokenAccount),
      writable(quoteAccount),
      signer(owner),
      TOKEN,
    ];
  }
}

function call(accounts: readonly AccountMeta[], { written }: BorshWriter): Instruction {
  return { programId: MARKET_PROGRAM, accounts, data: written };
}
