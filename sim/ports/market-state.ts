import type { AgentIndex } from './actions.ts';

/** What genesis needs to open the market. */
export interface MarketPlan {
  /** Of what is paid in, in basis points. */
  readonly feeBps: number;
  /** The desk's first deposit. Both above 0. */
  readonly tokenBaseUnits: bigint;
  readonly quoteUnits: bigint;
  /** What the desk holds beside it. */
  readonly deskBaseUnits: bigint;
  readonly deskQuoteUnits: bigint;
  /** Opening balance of each agent in the quote asset, in population order; 0 for one that comes later. */
  readonly cashQuoteUnits: readonly bigint[];
}

/** The `Market` account with its positions, vaults and desk, decoded. */
export interface MarketState {
  /** What prices follow from; tokens sent to a vault by hand are not in it. */
  readonly tokenReserveBaseUnits: bigint;
  readonly quoteReserveUnits: bigint;
  readonly feeBps: number;
  /** Shares of the pool, those that are locked for good included. */
  readonly totalShares: bigint;
  /** Since genesis, by what was paid in. */
  readonly soldBaseUnits: bigint;
  readonly boughtQuoteUnits: bigint;
  readonly swapCount: bigint;
  /** Who provides liquidity, in the order of first deposits; `agent` is undefined for the desk. A position is kept when its shares are 0. */
  readonly positions: readonly MarketPosition[];
  /** Balances of the pool's two token accounts; never below the reserves. */
  readonly tokenVaultBaseUnits: bigint;
  readonly quoteVaultUnits: bigint;
  readonly deskBaseUnits: bigint;
  readonly deskQuoteUnits: bigint;
  /** Supply of the quote asset's mint. */
  readonly quoteSupplyUnits: bigint;
}

export interface MarketPosition {
  readonly agent: AgentIndex | undefined;
  readonly shares: bigint;
}
