import { LOCKED_SHARES, type PoolShares } from '../../core/constant-product.ts';
import type { AgentIndex } from '../../ports/actions.ts';
import type { MarketPlan, MarketState } from '../../ports/market-state.ts';
import { squareRootFloor } from './square-root.ts';

/** Whoever trades: its accounts of the token, in base units, and of the quote asset, in quote units. */
export interface Trader {
  wallet: bigint;
  quote: bigint;
}

/** One provider's shares; `agent` is undefined for the desk. */
interface PositionModel {
  readonly agent: AgentIndex | undefined;
  shares: bigint;
}

/** Mutable twin of the `Market` account with its positions, vaults and desk. */
export interface MarketModel extends PoolShares {
  tokenReserve: bigint;
  quoteReserve: bigint;
  totalShares: bigint;
  sold: bigint;
  bought: bigint;
  swapCount: bigint;
  /** In the order of first deposits. */
  readonly positions: PositionModel[];
  /** The same by provider. */
  readonly positionOf: Map<AgentIndex | undefined, PositionModel>;
  tokenVault: bigint;
  quoteVault: bigint;
  readonly desk: Trader;
  /** Supply of the quote asset's mint. */
  quoteSupply: bigint;
}

/**
 * The market after genesis: the desk has made the first deposit. `treasuryQuote` is what the treasury's vault holds of the
 * quote asset. A deposit that gives the desk no share throws a `RangeError`.
 */
export function createMarketModel(plan: MarketPlan, treasuryQuote: bigint): MarketModel {
  const { tokenBaseUnits, quoteUnits, deskBaseUnits, deskQuoteUnits } = plan;
  const totalShares = squareRootFloor(tokenBaseUnits * quoteUnits);
  if (totalShares <= LOCKED_SHARES) {
    throw new RangeError(`the first deposit gives ${totalShares} shares, of which ${LOCKED_SHARES} are locked`);
  }
  const cash = plan.cashQuoteUnits.reduce((sum, units) => sum + units, 0n);
  const market: MarketModel = {
    tokenReserve: tokenBaseUnits,
    quoteReserve: quoteUnits,
    feeBps: plan.feeBps,
    totalShares,
    sold: 0n,
    bought: 0n,
    swapCount: 0n,
    positions: [],
    positionOf: new Map(),
    tokenVault: tokenBaseUnits,
    quoteVault: quoteUnits,
    desk: { wallet: deskBaseUnits, quote: deskQuoteUnits },
    quoteSupply: treasuryQuote + quoteUnits + deskQuoteUnits + cash,
  };
  openPosition(market, undefined).shares = totalShares - LOCKED_SHARES;
  return market;
}

/** A provider's position, opened without shares if it has none. */
export function openPosition(market: MarketModel, agent: AgentIndex | undefined): PositionModel {
  const known = market.positionOf.get(agent);
  if (known !== undefined) {
    return known;
  }
  const position = { agent, shares: 0n };
  market.positions.push(position);
  market.positionOf.set(agent, position);
  return position;
}

/** Snapshot in the port's shape. */
export function marketState(market: MarketModel): MarketState {
  return {
    tokenReserveBaseUnits: market.tokenReserve,
    quoteReserveUnits: market.quoteReserve,
    feeBps: market.feeBps,
    totalShares: market.totalShares,
    soldBaseUnits: market.sold,
    boughtQuoteUnits: market.bought,
    swapCount: market.swapCount,
    positions: market.positions.map(({ agent, shares }) => ({ agent, shares })),
    tokenVaultBaseUnits: market.tokenVault,
    quoteVaultUnits: market.quoteVault,
    deskBaseUnits: market.desk.wallet,
    deskQuoteUnits: market.desk.quote,
    quoteSupplyUnits: market.quoteSupply,
  };
}
