import {
  amountsOfSharesCeil,
  amountsOfSharesFloor,
  sharesOfDepositFloor,
  swapOutFloor,
} from '../../core/constant-product.ts';
import type { AgentIndex, SwapSide } from '../../ports/actions.ts';
import { ACCEPTED, MARKET_REFUSED, type Prediction, REFUSED } from '../predictions.ts';
import { U64_MAX } from '../reward-math.ts';
import { type ModelMode, userOf } from '../staking-book.ts';
import type { EconomyBook } from './economy-book.ts';
import { type MarketModel, openPosition, type Trader } from './market-model.ts';

/** Providers that the positions account holds at most. */
export const MAX_POSITIONS = 255;

/** What is paid in, and the least that may come out. */
export interface SwapTerms {
  readonly side: SwapSide;
  readonly amountIn: bigint;
  readonly minOut: bigint;
}

/** Most that a deposit takes of each asset. */
export interface DepositTerms {
  readonly maxBaseUnits: bigint;
  readonly maxQuoteUnits: bigint;
}

/** Opening balances of a wallet. */
export interface Funding {
  readonly amountBaseUnits: bigint;
  readonly amountQuoteUnits: bigint;
}

/** Trades with the pool; without an agent it is the desk that does. */
export function swap(
  book: EconomyBook,
  agent: AgentIndex | undefined,
  { side, amountIn, minOut }: SwapTerms,
  mode: ModelMode,
): Prediction {
  const market = marketOf(book);
  const trader = agent === undefined ? market.desk : userOf(book.staking, agent);
  if (amountIn === 0n) {
    return MARKET_REFUSED.ZeroAmount;
  }
  const out = swapOutFloor(market, side, amountIn);
  if (out === 0n) {
    return MARKET_REFUSED.NothingOut;
  }
  if (out < minOut) {
    return MARKET_REFUSED.SlippageExceeded;
  }
  const isSale = side === 'sell';
  const reserveIn = isSale ? market.tokenReserve : market.quoteReserve;
  if (reserveIn + amountIn > U64_MAX) {
    return MARKET_REFUSED.MathOverflow;
  }
  if (amountIn > (isSale ? trader.wallet : trader.quote)) {
    return REFUSED.TokenInsufficientFunds;
  }
  if (mode === 'commit') {
    if (isSale) {
      market.sold += amountIn;
      moveTokens(market, trader, amountIn);
      moveQuote(market, trader, -out);
    } else {
      market.bought += amountIn;
      moveQuote(market, trader, amountIn);
      moveTokens(market, trader, -out);
    }
    market.swapCount += 1n;
  }
  return ACCEPTED;
}

/** Puts both assets into the pool, in its own proportion, for new shares. */
export function addLiquidity(
  book: EconomyBook,
  agent: AgentIndex,
  { maxBaseUnits, maxQuoteUnits }: DepositTerms,
  mode: ModelMode,
): Prediction {
  const market = marketOf(book);
  const user = userOf(book.staking, agent);
  if (maxBaseUnits === 0n || maxQuoteUnits === 0n) {
    return MARKET_REFUSED.ZeroAmount;
  }
  const shares = sharesOfDepositFloor(market, maxBaseUnits, maxQuoteUnits);
  if (shares === 0n) {
    return MARKET_REFUSED.ZeroAmount;
  }
  const { tokens, quote } = amountsOfSharesCeil(market, shares);
  if (
    market.totalShares + shares > U64_MAX ||
    market.tokenReserve + tokens > U64_MAX ||
    market.quoteReserve + quote > U64_MAX
  ) {
    return MARKET_REFUSED.MathOverflow;
  }
  if (!market.positionOf.has(agent) && market.positions.length >= MAX_POSITIONS) {
    return MARKET_REFUSED.PositionsFull;
  }
  if (tokens > user.wallet || quote > user.quote) {
    return REFUSED.TokenInsufficientFunds;
  }
  if (mode === 'commit') {
    openPosition(market, agent).shares += shares;
    market.totalShares += shares;
    moveTokens(market, user, tokens);
    moveQuote(market, user, quote);
  }
  return ACCEPTED;
}

/** Takes both assets out of the pool for shares. */
export function removeLiquidity(book: EconomyBook, agent: AgentIndex, shares: bigint, mode: ModelMode): Prediction {
  const market = marketOf(book);
  if (shares === 0n) {
    return MARKET_REFUSED.ZeroAmount;
  }
  const position = market.positionOf.get(agent);
  if (position === undefined || shares > position.shares) {
    return MARKET_REFUSED.SharesExceeded;
  }
  const { tokens, quote } = amountsOfSharesFloor(market, shares);
  if (tokens === 0n && quote === 0n) {
    return MARKET_REFUSED.NothingOut;
  }
  if (mode === 'commit') {
    const user = userOf(book.staking, agent);
    position.shares -= shares;
    market.totalShares -= shares;
    moveTokens(market, user, -tokens);
    moveQuote(market, user, -quote);
  }
  return ACCEPTED;
}

/** Opening balances of an agent: tokens of the operator's reserve and, where there is a market, new quote units. */
export function fundWallet(book: EconomyBook, agent: AgentIndex, funding: Funding, mode: ModelMode): Prediction {
  const { amountBaseUnits, amountQuoteUnits } = funding;
  const market = amountQuoteUnits === 0n ? undefined : marketOf(book);
  const { vaults } = book.staking;
  if (amountBaseUnits > vaults.operator) {
    return REFUSED.TokenInsufficientFunds;
  }
  if (market !== undefined && market.quoteSupply + amountQuoteUnits > U64_MAX) {
    return REFUSED.TokenOverflow;
  }
  if (mode === 'commit') {
    const user = userOf(book.staking, agent);
    vaults.operator -= amountBaseUnits;
    user.wallet += amountBaseUnits;
    if (market !== undefined) {
      user.quote += amountQuoteUnits;
      market.quoteSupply += amountQuoteUnits;
    }
  }
  return ACCEPTED;
}

/** Nobody trades without a market: whoever plans actions knows whether there is one. */
function marketOf({ market }: EconomyBook): MarketModel {
  if (market === undefined) {
    throw new TypeError('the plan of this economy has no market');
  }
  return market;
}

/** From the trader into the pool; below 0 the other way. */
function moveTokens(market: MarketModel, trader: Trader, amount: bigint): void {
  trader.wallet -= amount;
  market.tokenReserve += amount;
  market.tokenVault += amount;
}

/** The same of the quote asset. */
function moveQuote(market: MarketModel, trader: Trader, amount: bigint): void {
  trader.quote -= amount;
  market.quoteReserve += amount;
  market.quoteVault += amount;
}
