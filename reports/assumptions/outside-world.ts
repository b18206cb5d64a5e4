import type { AssumptionSection } from './assumption.ts';

/** Who holds how much, and for how long. */
export const HOLDINGS: AssumptionSection = {
  title: 'Holdings',
  columns: [
    ['default', 'topic'],
    ['value', 'value'],
    ['source', 'source'],
    ['status', 'status'],
  ],
  rows: [
    {
      topic: 'distribution',
      value: 'truncated Pareto',
      source: 'usual for wealth; Zipf-like fits differ by token (arXiv 2207.01340)',
      status: 'sourced in kind',
    },
    {
      topic: 'exponent',
      value: "1.02 to 1.15 in the library's scenarios",
      source:
        'alpha = (1 + 1/G) / 2 from the Gini coefficient G: 1.023 for 0.955 (mean of 20 ERC-20 tokens, 2021), 1.141 for 0.78 (Uniswap holders, one study); 1.042 from a top 1% with 83.2% (Glassnode, 73 ERC-20 tokens)',
      status: 'derived',
    },
    {
      topic: '`arrival`',
      value: 'all are there at genesis',
      source: 'what a scenario leaves out does not happen',
      status: 'derived',
    },
    {
      topic: '`lifetime`',
      value: 'they stay for good',
      source:
        'no measured rate at which holders leave for good was found; scenarios of the library take 5 to 6 years on average',
      status: 'unsourced',
      stands: { in: 'cohort', unsourced: { 'lifetime.mean': null } },
    },
    {
      topic: 'log-normal',
      value: 'by median, sigma and a largest balance',
      source:
        'the other usual model of wealth; sigma of 2 is a Gini coefficient of 0.84, of 2.5 one of 0.92 (2 Phi(sigma / sqrt 2) - 1)',
      status: 'derived',
    },
    {
      topic: 'table of holders',
      value: 'agent k of n takes the balance at rank (k + 1/2) rows / n',
      source: 'keeps the shape of the table whatever the number of agents',
      status: 'derived',
    },
    {
      topic: 'one wallet is one person',
      value: 'yes',
      source: 'whoever splits a holding shows as several small holders',
      status: 'unsourced',
    },
  ],
};

/** What moves an economy beside its program. */
export const MARKET: AssumptionSection = {
  title: 'Market, demand, keeper',
  columns: [
    ['default', 'topic'],
    ['value', 'value'],
    ['source', 'source'],
    ['status', 'status'],
  ],
  rows: [
    {
      topic: '`market`',
      value: 'none: no price, nothing to trade',
      source: 'the Plan has no price',
      status: 'derived',
    },
    {
      topic: '`market.price.gbm`',
      value: 'drift and volatility by the scenario; the library takes volatilities of 50 to 80% a year',
      source: 'the usual range of large crypto assets; small tokens move more',
      status: 'unsourced',
    },
    {
      topic: '`market.price.gbm.jumps`',
      value: 'none',
      source: "Merton (1976) names the form; size and number are the scenario's",
      status: 'unsourced',
      stands: {
        in: 'run',
        unsourced: { 'market.price.gbm.jumps.per_year': '0' },
        needs: 'market.price.gbm.volatility',
      },
    },
    {
      topic: '`market.pool.fee`',
      value: '0.3%',
      source: "Uniswap v2 and Raydium's standard pools ask 0.25 to 0.3%",
      status: 'sourced in kind',
    },
    {
      topic: 'constant product',
      value: 'x y = k',
      source: 'Uniswap v2; concentrated liquidity would be deeper near the price',
      status: 'derived',
    },
    {
      topic: 'the desk',
      value: 'trades only at a gain, as far as it has tokens and money',
      source: 'stands for arbitrage with other markets',
      status: 'derived',
    },
    { topic: 'first price of the pool', value: '`market.price.start`', status: 'derived' },
    {
      topic: '`demand`',
      value: 'stays as it is',
      source: 'what a scenario leaves out does not happen',
      status: 'derived',
    },
    {
      topic: '`demand.growth`, `demand.volatility`',
      value: 'the library takes 20 to 50% and 30 to 40% a year',
      source: 'no measured demand for debates exists',
      status: 'unsourced',
    },
    {
      topic: '`keeper.outages`',
      value: 'none',
      source: 'keepers of real programs fail for hours to days',
      status: 'derived',
    },
    { topic: 'the quote asset', value: 'a dollar, with six decimals, as USDC', status: 'derived' },
    {
      topic: 'who trades in a tick',
      value: 'all at the price of its beginning, one after the other in agent order',
      source: "nobody sees another's intents of the same tick",
      status: 'unsourced',
    },
  ],
  note: ['An example of a sweep over what is unsourced: [unsourced-defaults](scenarios/sweeps/unsourced-defaults.md).'],
};
