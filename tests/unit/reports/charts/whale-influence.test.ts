import { describe, expect, it } from 'vitest';
import { whaleInfluenceChart } from '#reports/charts/whale-influence.ts';
import { chartSourceOf, yearOfMetrics } from '#tests/support/chart-source.ts';

describe('reports/charts/whale-influence', () => {
  it('shows shares, Banzhaf power, inequality, fewest holders and the cost of a vote', () => {
    const chart = whaleInfluenceChart(chartSourceOf(yearOfMetrics()));
    expect(chart?.id).toBe('whale-influence');
    expect(chart?.title).toMatch(/\(%\).*\(ACT\)/);
    expect(chart?.time?.panels.map(({ series }) => series.map(({ name }) => name))).toEqual([
      ['agents that act as whales', 'top 10 holders', 'top 1% of holders', 'largest holder'],
      ['agents that act as whales', 'probability that the largest holder decides'],
      ['Gini coefficient'],
      ['more than half', 'quorum'],
      ['against the usual turnout', 'when nobody else votes'],
    ]);
    expect(chart?.description).toContain('against the usual turnout from 2,400,000 ACT at first to 21,840,000 ACT');
  });

  it('leaves out what the run does not have', () => {
    const chart = whaleInfluenceChart(chartSourceOf({ 'influence.gini': [0.5, 0.6] }));
    expect(chart?.time?.panels).toHaveLength(1);
    expect(whaleInfluenceChart(chartSourceOf({ 'rewards.claimed': [1, 2] }))).toBeUndefined();
  });
});
