import type { MarketState } from '../ports/market-state.ts';

/** What comes from outside the program, at the end of a tick. */
export interface OutsideFigures {
  /** Undefined in an economy without a market. */
  readonly market: MarketFigures | undefined;
  /** 1 is as much debating as at genesis. */
  readonly demandIndex: number;
  /** Agents that have come. */
  readonly arrivedAgents: number;
  /** Agents with tokens, in the wallet or staked. */
  readonly holdingAgents: number;
  /** Seconds since genesis in which the keeper was out. */
  readonly keeperOutageSeconds: number;
}

export interface MarketFigures {
  /** US dollars for one token: of the reference where there is one, else of the pool. */
  readonly priceUsd: number;
  /** The pool's own; undefined without a pool, like everything that comes from it. */
  readonly poolPriceUsd: number | undefined;
  readonly pool: MarketState | undefined;
  readonly tokenUnitBaseUnits: bigint;
  readonly usdQuoteUnits: bigint;
  /** Sum of what agents hold of the quote asset. */
  readonly agentQuoteUnits: bigint;
  readonly trades: TradeFigures;
}

/** What agents swapped, the desk's trades left out. */
export interface TradeFigures {
  /** Tokens paid into the pool in the tick. */
  readonly soldBaseUnits: bigint;
  /** Tokens paid out by the pool in the tick. */
  readonly boughtBaseUnits: bigint;
  /** Sold less bought on the last seven days, the present one included. */
  readonly netSoldWeekBaseUnits: bigint;
}

/** What stakers earned, and what earned it, in the last 365 days or since genesis while there are fewer. */
export interface RewardWindow {
  readonly releasedBaseUnits: bigint;
  /** Sum of the amounts staked at the end of each of these days: base units x days. */
  readonly stakedDays: bigint;
}
