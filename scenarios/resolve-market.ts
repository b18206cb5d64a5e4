import { mulDivFloor } from '#sim/core/fixed.ts';
import type {
  EventSpec,
  ExpectedYearSpec,
  GbmPriceSpec,
  MarketPoolSpec,
  MarketSpec,
  PriceSpec,
  RunSpec,
} from '#sim/core/run-spec.ts';
import type { Event } from './checks/finding.ts';
import type { Scenario } from './schema/scenario.ts';
import type { PricePath } from './tables/scenario-tables.ts';

type Market = NonNullable<Scenario['market']>;
type World = Pick<RunSpec, 'market' | 'demand' | 'keeper' | 'events' | 'expected'>;

/** Steps of a price that a pool is opened at. */
const PRICE_STEPS = 1e12;

/** What surrounds the program: market, demand, keeper and events; keys that the scenario leaves out stay away. */
export function resolveWorld(scenario: Scenario, prices: PricePath | undefined): World {
  const { market, demand, keeper, events, expected } = scenario;
  const shocks = (events ?? []).flatMap(resolveEvent);
  return {
    ...(market === undefined ? {} : { market: resolveMarket(market, prices) }),
    ...(demand === undefined ? {} : { demand: { growthBps: demand.growth, volatilityBps: demand.volatility } }),
    ...(keeper === undefined
      ? {}
      : { keeper: { outages: keeper.outages.map(({ at, for: length }) => ({ atSeconds: at, forSeconds: length })) } }),
    ...(shocks.length === 0 ? {} : { events: shocks }),
    ...(expected === undefined ? {} : { expected: expected.years.map(resolveYear) }),
  };
}

function resolveMarket({ price, pool }: Market, prices: PricePath | undefined): MarketSpec {
  const startPriceUsd = price.start ?? prices?.points[0]?.priceUsd;
  if (startPriceUsd === undefined) throw new TypeError('a market without a price passed the checks');
  return {
    startPriceUsd,
    price: resolvePrice(price, prices, startPriceUsd),
    ...(pool === undefined ? {} : { pool: resolvePool(pool) }),
  };
}

function resolvePrice({ gbm }: Market['price'], prices: PricePath | undefined, startPriceUsd: number): PriceSpec {
  if (prices !== undefined) return { kind: 'path', ...prices, points: pointsFrom(startPriceUsd, prices) };
  return gbm === undefined ? { kind: 'pool' } : resolveGbm(gbm);
}

/** The path multiplied to begin at a price; one that begins there already stays as it is. */
function pointsFrom(startPriceUsd: number, { points }: PricePath): PricePath['points'] {
  const first = points[0]?.priceUsd ?? startPriceUsd;
  if (first === startPriceUsd) return points;
  return points.map(({ atSeconds, priceUsd }) => ({ atSeconds, priceUsd: (priceUsd / first) * startPriceUsd }));
}

function resolveGbm({ drift, volatility, jumps }: NonNullable<Market['price']['gbm']>): GbmPriceSpec {
  return {
    kind: 'gbm',
    driftBps: drift,
    volatilityBps: volatility,
    jumpsPerYear: jumps?.per_year ?? 0,
    jumpMeanBps: jumps?.mean ?? 0,
    jumpDeviationBps: jumps?.deviation ?? 0,
  };
}

function resolvePool({ tokens, fee, desk }: NonNullable<Market['pool']>): MarketPoolSpec {
  return { tokenBaseUnits: tokens, feeBps: fee, deskBaseUnits: desk.tokens, deskQuoteUnits: desk.quote };
}

/** Proposals are in the schedules of their authors: no event of the run. */
function resolveEvent({ at: atSeconds, price, demand, exodus, ...rest }: Event): readonly EventSpec[] {
  if (price !== undefined) return [{ kind: 'price', atSeconds, changeBps: price }];
  if (demand !== undefined) {
    return [{ kind: 'demand', atSeconds, factor: demand, ...(rest.for === undefined ? {} : { forSeconds: rest.for }) }];
  }
  if (exodus === undefined) return [];
  const { cohort } = rest;
  return [{ kind: 'exodus', atSeconds, shareBps: exodus, ...(cohort === undefined ? {} : { cohort }) }];
}

function resolveYear({
  circulating,
  staked,
  rewards,
}: NonNullable<Scenario['expected']>['years'][number]): ExpectedYearSpec {
  return {
    ...(circulating === undefined ? {} : { circulatingBaseUnits: circulating }),
    ...(staked === undefined ? {} : { stakedBaseUnits: staked }),
    ...(rewards === undefined ? {} : { rewardsBaseUnits: rewards }),
  };
}

/** What tokens are worth at a price, in quote units, rounded down; the price is taken in steps of 10^-12. */
export function poolQuoteUnits(
  tokenBaseUnits: bigint,
  decimals: number,
  priceUsd: number,
  quoteDecimals: number,
): bigint {
  const price = BigInt(Math.round(priceUsd * PRICE_STEPS));
  const scale = 10n ** BigInt(decimals) * BigInt(PRICE_STEPS);
  return mulDivFloor(tokenBaseUnits * 10n ** BigInt(quoteDecimals), price, scale);
}
