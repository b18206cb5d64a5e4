import { describe, expect, it } from 'vitest';
import { marketChart } from '#reports/charts/market.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/market', () => {
  it('shows price, value staked, sell pressure and trades, each with its unit', () => {
    const chart = marketChart(chartSourceOf(yearOfMetrics()));
    const spec = JSON.stringify(chart?.spec);
    for (const title of ['Price of a token (USD)', 'Value staked (USD)', 'Traded by agents in seven days (ACT)']) {
      expect(spec).toContain(title);
    }
    expect(spec).toContain('target: 1M USD');
    expect(chart?.description).toContain('price from 0.05000 USD at first');
    expect(chart?.description).toContain('sold from 0.00 ACT at first to 2,527,000 ACT at the end');
  });

  it('shows a price alone where nothing can be traded', () => {
    const chart = marketChart(chartSourceOf({ 'market.price': [1, 2], 'market.tvl': [0, 100] }));
    expect(chart?.description).toBe(
      'Price of a token: price from 1.000 USD at first to 2.000 USD at the end (lowest 1.000 USD, highest 2.000 USD). ' +
        'Value staked: value staked from 0.000 USD at first to 100 USD at the end (lowest 0.000 USD, highest 100 USD).',
    );
  });

  it('is no chart in an economy without a market', () => {
    expect(marketChart(chartSourceOf({ 'staking.ratio': [1, 2] }))).toBeUndefined();
  });
});
