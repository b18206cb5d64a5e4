import { describe, expect, it } from 'vitest';
import { metricCatalogue, metricSections, runMetrics, SECTION_METRICS } from '#sim/metrics/catalogue.ts';
import { aMetricInput } from '#tests/support/metric-fixtures.ts';
import { aRunSpec } from '#tests/support/sim-fixtures.ts';

const LOCKS = [0, 7, 30, 90, 180];
const ALL_SECTIONS = SECTION_METRICS.map(({ section }) => section);

describe('sim/metrics/catalogue.ts', () => {
  it('keeps the ids and their order', () => {
    expect(metricCatalogue(LOCKS).map(({ id }) => id)).toMatchInlineSnapshot(`
      [
        "staking.ratio",
        "staking.ratio_of_supply",
        "staking.total_staked",
        "staking.active_stakers",
        "staking.mean_lock_days",
        "staking.lock_kept",
        "staking.share_lock_0",
        "staking.share_lock_7",
        "staking.share_lock_30",
        "staking.share_lock_90",
        "staking.share_lock_180",
        "supply.total",
        "supply.circulating",
        "supply.minted",
        "supply.burned",
        "supply.inflation_annualised",
        "supply.inflation_365d",
        "supply.net_growth_365d",
        "supply.inflation_cap_used",
        "influence.whale_share",
        "influence.top1_share",
        "influence.top10_share",
        "influence.top1pct_share",
        "influence.gini",
        "influence.hhi",
        "influence.nakamoto",
        "influence.banzhaf_top1",
        "influence.banzhaf_whales",
        "influence.banzhaf_error",
        "influence.quorum_holders",
        "influence.capture_capital",
        "influence.capture_share",
        "influence.capture_wallets",
        "influence.capture_contested",
        "rewards.apr_lock_0",
        "rewards.apr_lock_7",
        "rewards.apr_lock_30",
        "rewards.apr_lock_90",
        "rewards.apr_lock_180",
        "rewards.budget_current",
        "rewards.funded",
        "rewards.funded_fees",
        "rewards.funded_inflation",
        "rewards.funded_grants",
        "rewards.released",
        "rewards.claimed",
        "rewards.compounded",
        "rewards.forfeited",
        "rewards.reserve_owed",
        "rewards.dust",
        "rewards.claimed_share",
        "rewards.realised_apr_365d",
        "rewards.boosted_share",
        "rewards.compounding_wallets",
        "governance.proposals",
        "governance.live_proposals",
        "governance.proposals_draft",
        "governance.proposals_active",
        "governance.proposals_defeated",
        "governance.proposals_succeeded",
        "governance.proposals_queued",
        "governance.proposals_executed",
        "governance.proposals_expired",
        "governance.proposals_vetoed",
        "governance.proposals_cancelled",
        "governance.executed_parameter",
        "governance.executed_spend",
        "governance.executed_upgrade",
        "governance.executed_feature",
        "governance.quorum_reached",
        "governance.extended_votes",
        "governance.decided_by_one",
        "governance.decided_by_one_share",
        "governance.turnout",
        "governance.quorum_margin",
        "governance.approval",
        "governance.voters",
        "governance.mean_turnout_90d",
        "governance.mean_days_to_execution",
        "governance.votes_locked_share",
        "governance.bonds",
        "treasury.balance",
        "treasury.inflow",
        "treasury.spent",
        "treasury.granted",
        "treasury.outflow_30d",
        "treasury.runway_days",
        "treasury.spending_room",
        "treasury.penalties",
        "treasury.penalties_unswept",
        "treasury.buyback_bought",
        "treasury.buyback_remaining",
        "treasury.quote_reserve",
        "mitigation.largest_vote_share",
        "mitigation.power_cap_effect",
        "mitigation.quadratic_effect",
        "mitigation.stake_cap_wallets",
        "mitigation.stake_cap_refusals",
        "mitigation.cool_down_refusals",
        "mitigation.tickets_outstanding",
        "mitigation.vesting_outstanding",
        "mitigation.paused_seconds",
        "actions.attempted",
        "actions.accepted",
        "actions.rejected",
        "chain.instructions",
        "chain.rent_per_wallet",
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
    const metrics = metricCatalogue(LOCKS, ALL_SECTIONS);
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
    for (const { id, title, formula, source, better } of metrics) {
      expect(id).toMatch(/^[a-z]+\.[a-z0-9_]+$/);
      expect(['higher', 'lower', 'neither']).toContain(better);
      expect([title, formula, source].every((text) => text.length > 3)).toBe(true);
    }
  });

  it('gives amounts as bigint and everything else as a number', () => {
    for (const metric of metricCatalogue(LOCKS, ALL_SECTIONS)) {
      const { id, unit } = metric;
      expect([id, typeof metric.compute(aMetricInput())]).toEqual([
        id,
        unit === 'base_units' || unit === 'quote_units' ? 'bigint' : 'number',
      ]);
    }
  });

  it('puts the metrics of sections behind those of every run', () => {
    const all = metricCatalogue(LOCKS, ALL_SECTIONS).map(({ id }) => id);
    const always = metricCatalogue(LOCKS).map(({ id }) => id);
    expect(all.slice(0, always.length)).toEqual(always);
    expect(all.slice(always.length)).toMatchInlineSnapshot(`
      [
        "market.price",
        "market.cap",
        "market.tvl",
        "influence.capture_usd",
        "market.pool_price",
        "market.pool_liquidity",
        "market.depth_2pct",
        "market.sold",
        "market.bought",
        "market.sell_pressure_7d",
        "market.agent_cash",
        "demand.index",
        "population.arrived",
        "population.holders",
        "keeper.outage_seconds",
      ]
    `);
    const keeperOnly = metricCatalogue(LOCKS, ['keeper']).map(({ id }) => id);
    expect(keeperOnly.slice(always.length)).toEqual(['keeper.outage_seconds']);
  });

  it('finds the sections of a scenario', () => {
    const spec = aRunSpec();
    const [retail] = spec.population;
    const market = { startPriceUsd: 1, price: { kind: 'pool' } } as const;
    const pool = { tokenBaseUnits: 1n, feeBps: 30, deskBaseUnits: 0n, deskQuoteUnits: 0n };
    const shock = { kind: 'demand', atSeconds: 0, factor: 2 } as const;
    const exodus = { kind: 'exodus', atSeconds: 0, shareBps: 1 } as const;
    expect(metricSections(spec)).toEqual([]);
    expect(metricSections({ ...spec, market })).toEqual(['market']);
    expect(metricSections({ ...spec, market: { ...market, pool } })).toEqual(['market', 'pool']);
    expect(metricSections({ ...spec, demand: { growthBps: 0, volatilityBps: 0 } })).toEqual(['demand']);
    expect(metricSections({ ...spec, events: [shock] })).toEqual(['demand']);
    expect(metricSections({ ...spec, events: [exodus] })).toEqual(['presence']);
    expect(metricSections({ ...spec, population: [{ ...retail!, lifetime: { meanSeconds: 1 } }] })).toEqual([
      'presence',
    ]);
    const arrival = { atStartBps: 0, overSeconds: 1 };
    expect(metricSections({ ...spec, population: [{ ...retail!, arrival }] })).toEqual(['presence']);
    expect(metricSections({ ...spec, keeper: { outages: [] } })).toEqual(['keeper']);
  });

  it('leaves out of a run what engines count differently', () => {
    const left = new Set(runMetrics(aRunSpec()).map(({ id }) => id));
    const missing = metricCatalogue(LOCKS).filter(({ id }) => !left.has(id));
    expect(missing.map(({ id }) => id)).toEqual(['chain.compute_units']);
  });
});
