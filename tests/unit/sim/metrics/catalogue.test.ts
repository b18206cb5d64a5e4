import { describe, expect, it } from 'vitest';
import { metricCatalogue, runMetrics } from '#sim/metrics/catalogue.ts';
import { aMetricInput } from '#tests/support/metric-fixtures.ts';

const LOCKS = [0, 7, 30, 90, 180];

describe('sim/metrics/catalogue.ts', () => {
  it('keeps the ids and their order', () => {
    expect(metricCatalogue(LOCKS).map(({ id }) => id)).toMatchInlineSnapshot(`
      [
        "staking.ratio",
        "staking.ratio_of_supply",
        "staking.total_staked",
        "staking.active_stakers",
        "staking.mean_lock_days",
        "supply.total",
        "supply.circulating",
        "supply.minted",
        "supply.inflation_annualised",
        "supply.inflation_365d",
        "influence.whale_share",
        "influence.top1_share",
        "influence.top10_share",
        "influence.top1pct_share",
        "influence.gini",
        "influence.hhi",
        "influence.nakamoto",
        "rewards.apr_lock_0",
        "rewards.apr_lock_7",
        "rewards.apr_lock_30",
        "rewards.apr_lock_90",
        "rewards.apr_lock_180",
        "rewards.budget_current",
        "rewards.funded",
        "rewards.released",
        "rewards.claimed",
        "rewards.reserve_owed",
        "treasury.penalties",
        "actions.attempted",
        "actions.accepted",
        "actions.rejected",
        "chain.compute_units",
      ]
    `);
  });

  it('has one series a lock of the scenario', () => {
    const ids = metricCatalogue([0, 14]).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('rewards.apr_lock_'))).toEqual([
      'rewards.apr_lock_0',
      'rewards.apr_lock_14',
    ]);
  });

  it('defines each metric once and in full', () => {
    const metrics = metricCatalogue(LOCKS);
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
    for (const { id, title, formula, source } of metrics) {
      expect(id).toMatch(/^[a-z]+\.[a-z0-9_]+$/);
      expect([title, formula, source].every((text) => text.length > 3)).toBe(true);
    }
  });

  it('gives amounts as bigint and everything else as a number', () => {
    for (const metric of metricCatalogue(LOCKS)) {
      const { id, unit } = metric;
      expect([id, typeof metric.compute(aMetricInput())]).toEqual([id, unit === 'base_units' ? 'bigint' : 'number']);
    }
  });

  it('leaves out of a run what engines count differently', () => {
    const left = new Set(runMetrics(LOCKS).map(({ id }) => id));
    const missing = metricCatalogue(LOCKS).filter(({ id }) => !left.has(id));
    expect(missing.map(({ id }) => id)).toEqual(['chain.compute_units']);
  });
});
