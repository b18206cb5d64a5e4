import type { MarketState } from '../ports/market-state.ts';
import {
  circulatingBaseUnits,
  type Direction,
  type MetricDefinition,
  type MetricInput,
  type MetricUnit,
  ratioOf,
  valueUsd,
} from './metric.ts';
import type { MarketFigures } from './outside-figures.ts';

/** How far the price is moved for `market.depth_2pct`. */
const DEPTH_MOVE = 0.02;

function market(
  name: string,
  title: string,
  unit: MetricUnit,
  formula: string,
  source: string,
  value: (figures: MarketFigures, input: MetricInput) => bigint | number | undefined,
  better: Direction = 'higher',
): MetricDefinition {
  return {
    id: `market.${name}`,
    title,
    unit,
    formula,
    source,
    better,
    compute: (input) => input.outside.market && value(input.outside.market, input),
  };
}

const PRICE = 'price process; market account where the pool makes the price';
const POOL = 'market account';

/** Of runs with a market. */
export const MARKET_METRICS: readonly MetricDefinition[] = [
  market(
    'price',
    'Price of a token',
    'usd',
    'reference price with all shocks; without a reference market.pool_price',
    PRICE,
    ({ priceUsd }) => priceUsd,
  ),
  market(
    'cap',
    'Market capitalisation of the circulating supply',
    'usd',
    "supply.circulating in tokens x market.price; the pool's and the desk's tokens circulate",
    `${PRICE}; mint, operator and vault accounts`,
    (figures, input) => valueUsd(circulatingBaseUnits(input), figures),
  ),
  market(
    'tvl',
    'Total value locked',
    'usd',
    'staking.total_staked in tokens x market.price',
    `${PRICE}; pool account`,
    (figures, { pool }) => valueUsd(pool.totalStakedBaseUnits, figures),
  ),
];

/** Of runs whose market has a pool. */
export const POOL_METRICS: readonly MetricDefinition[] = [
  market(
    'pool_price',
    "The pool's price of a token",
    'usd',
    'quote_reserve in dollars / token_reserve in tokens, before the fee',
    POOL,
    ({ poolPriceUsd }) => poolPriceUsd,
  ),
  market(
    'pool_liquidity',
    'Liquidity in the pool',
    'usd',
    "2 x quote_reserve in dollars: both sides at the pool's price",
    POOL,
    ({ pool, usdQuoteUnits }) => pool && (2 * Number(pool.quoteReserveUnits)) / Number(usdQuoteUnits),
  ),
  market(
    'depth_2pct',
    'What moves the price by 2%',
    'usd',
    'quote_reserve x (sqrt(1.02) - 1) in dollars: a purchase that raises the price by 2%, before the fee',
    POOL,
    ({ pool, usdQuoteUnits }) => pool && depthOf(pool) / Number(usdQuoteUnits),
  ),
  market(
    'sold',
    'Tokens sold by agents in the tick',
    'base_units',
    'sum of amount_in of accepted sales',
    'outcomes',
    ({ trades }) => trades.soldBaseUnits,
    'lower',
  ),
  market(
    'bought',
    'Tokens bought by agents in the tick',
    'base_units',
    'sum of what accepted purchases were paid out',
    'outcomes, and the market account before them',
    ({ trades }) => trades.boughtBaseUnits,
  ),
  market(
    'sell_pressure_7d',
    'Sell pressure',
    'ratio',
    'market.sold - market.bought over the last seven days / supply.circulating; below 0 agents bought',
    'outcomes; mint, operator and vault accounts',
    ({ trades }, input) => ratioOf(trades.netSoldWeekBaseUnits, circulatingBaseUnits(input)),
    'lower',
  ),
  market(
    'agent_cash',
    "Agents' cash",
    'quote_units',
    "sum over agents of the balance of the quote asset's account",
    'quote accounts of agents',
    ({ agentQuoteUnits }) => agentQuoteUnits,
    'neither',
  ),
];

function depthOf({ quoteReserveUnits }: MarketState): number {
  return Number(quoteReserveUnits) * (Math.sqrt(1 + DEPTH_MOVE) - 1);
}
