import { describe, expect, it } from 'vitest';
import { marketHistoryPlan } from '#tests/support/history-plans.ts';
import { playHistory } from '#tests/support/played-history.ts';
import { describeMarketHistories } from './market.histories.ts';

describeMarketHistories({ days: 120, seed: 3, least: { deeds: 5, refusals: 2 } });

describe('a history with a market', () => {
  const plan = marketHistoryPlan('hardened', 30);
  const { market } = plan;
  if (market === undefined) throw new Error('the plan has no market');

  it.each([
    ['a hundredth of a percent of fee', { feeBps: market.feeBps + 1 }],
    ['a unit of the quote asset in a wallet', { cashQuoteUnits: market.cashQuoteUnits.map((cash) => cash + 1n) }],
    ['a unit in the pool', { quoteUnits: market.quoteUnits + 1n }],
    ["a base unit of the desk's", { deskBaseUnits: market.deskBaseUnits - 1n }],
  ])('ends where the chain and the model differ by %s', async (_what, change) => {
    const planOfModel = { ...plan, market: { ...market, ...change } };
    const options = { engine: 'litesvm', plan, planOfModel, seed: 1, days: 30, gapChance: 0 } as const;
    await expect(playHistory(options)).rejects.toThrow(/litesvm, seed 1, day \d+, step \d+/);
  });
});
