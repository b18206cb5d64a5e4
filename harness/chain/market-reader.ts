import type { MarketPosition, MarketState } from '#sim/ports/market-state.ts';
import type { AgentIndex } from '#sim/ports/staking-chain.ts';
import type { MarketDeployment } from '../genesis/deployment.ts';
import { decodeMarket, decodeMintSupply, decodePositions, decodeTokenBalance } from '../program/accounts.ts';
import type { ChainSite } from './chain-site.ts';

/** What was read: the market, its positions, its vaults, the desk's accounts, the quote asset's mint. */
type MarketAccounts = readonly [
  market: Uint8Array,
  positions: Uint8Array,
  tokenVault: Uint8Array,
  quoteVault: Uint8Array,
  deskTokens: Uint8Array,
  deskQuote: Uint8Array,
  quoteMint: Uint8Array,
];

/** Reads the market with what belongs to it. Whatever is byte for byte as it was last keeps its objects. */
export class MarketReader {
  readonly #site: ChainSite;
  readonly #addresses: readonly Uint8Array[];
  readonly #agents = new Map<string, AgentIndex>();
  #last: { readonly accounts: MarketAccounts; readonly state: MarketState } | undefined;

  constructor(site: ChainSite, { addresses, desk }: MarketDeployment) {
    const { market, positions, tokenVault, quoteVault, quoteMint } = addresses;
    this.#site = site;
    this.#addresses = [market, positions, tokenVault, quoteVault, desk.tokenAccount, desk.quoteAccount, quoteMint];
    for (const [agent, { owner }] of site.slots.entries()) this.#agents.set(keyOf(owner), agent);
  }

  /** Throws `CHAIN__FAILED` or `PROGRAM__LAYOUT_MISMATCH`. */
  async read(): Promise<MarketState> {
    // As many as there are addresses.
    const accounts = (await this.#site.accounts.readAll(this.#addresses)) as unknown as MarketAccounts;
    const last = this.#last;
    if (last !== undefined && accounts.every((data, i) => isSame(data, last.accounts[i]))) return last.state;
    const [market, positions, tokenVault, quoteVault, deskTokens, deskQuote, quoteMint] = accounts;
    const state = {
      ...decodeMarket(market),
      positions:
        last !== undefined && isSame(positions, last.accounts[1]) ? last.state.positions : this.#positions(positions),
      tokenVaultBaseUnits: decodeTokenBalance(tokenVault),
      quoteVaultUnits: decodeTokenBalance(quoteVault),
      deskBaseUnits: decodeTokenBalance(deskTokens),
      deskQuoteUnits: decodeTokenBalance(deskQuote),
      quoteSupplyUnits: decodeMintSupply(quoteMint),
    };
    this.#last = { accounts: accounts.map((data) => data.slice()) as unknown as MarketAccounts, state };
    return state;
  }

  #positions(data: Uint8Array): readonly MarketPosition[] {
    return decodePositions(data).map(({ owner, shares }) => ({ agent: this.#agents.get(keyOf(owner)), shares }));
  }
}

function keyOf(address: Uint8Array): string {
  return Buffer.from(address.buffer, address.byteOffset, address.byteLength).toString('latin1');
}

function isSame(data: Uint8Array, last: Uint8Array | undefined): boolean {
  return last !== undefined && Buffer.compare(data, last) === 0;
}
