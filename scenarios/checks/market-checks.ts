import { poolQuoteUnits } from '../resolve-market.ts';
import { MAX_QUOTE_UNITS } from '../schema/limits.ts';
import { formatAmount } from '../schema/quantities.ts';
import { NO_TABLES, type ScenarioTables } from '../tables/scenario-tables.ts';
import type { Finding, ScenarioDraft } from './finding.ts';

/** The market program locks 1,000 shares for good; the first deposit makes sqrt(tokens x quote) of them. */
const LEAST_PRODUCT = 1_000n * 1_000n;

export function checkMarket(draft: ScenarioDraft, tables: ScenarioTables = NO_TABLES): readonly Finding[] {
  const { market } = draft;
  if (market === undefined) return [];
  const { start, gbm, path } = market.price;
  const findings: Finding[] = [];
  if (gbm !== undefined && path !== undefined) {
    findings.push({ path: ['market', 'price'], expected: 'at most one of gbm and path', found: 'both' });
  }
  if (start === undefined && path === undefined) {
    const expected = 'a price at genesis such as "0.05 USD": only a path has one of its own';
    findings.push({ path: ['market', 'price', 'start'], expected, found: 'nothing' });
  }
  if (gbm === undefined && path === undefined && market.pool === undefined) {
    const expected = 'gbm, path or a market.pool for the price to come from';
    findings.push({ path: ['market', 'price'], expected, found: 'none of them' });
  }
  return [...findings, ...checkPoolDepth(draft, start ?? tables.prices?.points[0]?.priceUsd)];
}

/** The other side of the pool is what its tokens are worth; it must be an amount that the program takes. */
function checkPoolDepth(
  { market, token, treasury }: ScenarioDraft,
  startPriceUsd: number | undefined,
): readonly Finding[] {
  const pool = market?.pool;
  if (pool === undefined || token === undefined || treasury === undefined || startPriceUsd === undefined) return [];
  const decimals = treasury.buyback.quote_decimals;
  const quoteUnits = poolQuoteUnits(pool.tokens, token.decimals, startPriceUsd, decimals);
  const amount = formatAmount(pool.tokens, token.symbol, token.decimals);
  const found = `${amount}, which are worth ${formatAmount(quoteUnits, 'USD', decimals)}`;
  const path = ['market', 'pool', 'tokens'];
  if (quoteUnits > MAX_QUOTE_UNITS) {
    return [{ path, expected: `tokens worth at most ${formatAmount(MAX_QUOTE_UNITS, 'USD', decimals)}`, found }];
  }
  if (quoteUnits > 0n && pool.tokens * quoteUnits > LEAST_PRODUCT) return [];
  return [{ path, expected: 'a pool deep enough to make more than the 1000 shares that it locks', found }];
}
