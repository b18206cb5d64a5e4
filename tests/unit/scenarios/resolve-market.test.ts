import { describe, expect, it } from 'vitest';
import { resolveRunSpec } from '#scenarios/resolve.ts';
import { poolQuoteUnits, resolveWorld } from '#scenarios/resolve-market.ts';
import { type Scenario, scenarioSchema } from '#scenarios/schema/scenario.ts';
import { cohortWith } from '#tests/support/scenario-drafts.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

function scenarioWith(changes: Readonly<Record<string, unknown>> = {}): Scenario {
  return scenarioSchema().parse(tinyScenario(changes));
}

const PATH = {
  file: 'p.csv',
  sha256: 'h',
  points: [
    { atSeconds: 0, priceUsd: 2 },
    { atSeconds: 86_400, priceUsd: 3 },
  ],
};

describe('scenarios/resolve-market.ts', () => {
  it('adds nothing to a scenario that says nothing', () => {
    expect(resolveWorld(scenarioWith(), undefined)).toStrictEqual({});
  });

  it('resolves market, demand, keeper and expectations', () => {
    const world = resolveWorld(
      scenarioWith({
        market: {
          price: { start: '0.05 USD', gbm: { volatility: '90%' } },
          pool: { tokens: '1 ACT', desk: { tokens: '2 ACT', quote: '3 USD' } },
        },
        demand: { growth: '10%' },
        keeper: { outages: [{ at: '1d', for: '2d' }] },
        expected: { years: [{ staked: '1 ACT' }, {}] },
      }),
      undefined,
    );
    expect(world).toStrictEqual({
      market: {
        startPriceUsd: 0.05,
        price: { kind: 'gbm', driftBps: 0, volatilityBps: 9_000, jumpsPerYear: 0, jumpMeanBps: 0, jumpDeviationBps: 0 },
        pool: { tokenBaseUnits: 10n ** 9n, feeBps: 30, deskBaseUnits: 2n * 10n ** 9n, deskQuoteUnits: 3_000_000n },
      },
      demand: { growthBps: 1_000, volatilityBps: 0 },
      keeper: { outages: [{ atSeconds: 86_400, forSeconds: 172_800 }] },
      expected: [{ stakedBaseUnits: 10n ** 9n }, {}],
    });
  });

  it('has the price of the pool where nothing else is said', () => {
    const market = { price: { start: '1 USD' }, pool: { tokens: '5 ACT' } };
    expect(resolveWorld(scenarioWith({ market }), undefined).market?.price).toStrictEqual({ kind: 'pool' });
  });

  it('takes a path as it is, or multiplied to begin at a price', () => {
    const path = { file: 'p.csv' };
    const asIs = resolveWorld(scenarioWith({ market: { price: { path } } }), PATH).market;
    expect(asIs).toStrictEqual({ startPriceUsd: 2, price: { kind: 'path', ...PATH } });
    const scaled = resolveWorld(scenarioWith({ market: { price: { path, start: '1 USD' } } }), PATH).market;
    expect(scaled).toMatchObject({ startPriceUsd: 1, price: { points: [{ priceUsd: 1 }, { priceUsd: 1.5 }] } });
  });

  it('resolves shocks, and puts proposals behind those of their author', () => {
    const own = { kind: 'upgrade', at_day: 3, code: 'own' };
    const scenario = scenarioWith({
      population: [
        cohortWith({}),
        cohortWith({ cohort: 'author', count: 1, policy: { kind: 'proposer', proposals: [own] } }),
      ],
      events: [
        { at: '1d', price: '-60%' },
        { at: '2d', demand: 10 },
        { at: '2d', demand: 2, for: '1d' },
        { at: '3d', exodus: '20%', cohort: 'stakers' },
        { at: '36h', propose: { kind: 'upgrade', code: 'timed' }, by: 'author' },
      ],
    });
    const { events, population } = resolveRunSpec(scenario);
    expect(events).toStrictEqual([
      { kind: 'price', atSeconds: 86_400, changeBps: -6_000 },
      { kind: 'demand', atSeconds: 172_800, factor: 10 },
      { kind: 'demand', atSeconds: 172_800, factor: 2, forSeconds: 86_400 },
      { kind: 'exodus', atSeconds: 259_200, shareBps: 2_000, cohort: 'stakers' },
    ]);
    expect(population[1]?.policy.config['proposals']).toMatchObject([
      own,
      { kind: 'upgrade', at_day: 1.5, code: 'timed' },
    ]);
    expect(population[0]?.policy.config).not.toHaveProperty('proposals');
  });

  it('resolves who comes and goes, and what they hold', () => {
    const cohort = cohortWith({
      holdings: { lognormal: { median: '1 ACT', sigma: 2, max: '9 ACT' } },
      cash: { pareto: { alpha: 1, min: '1 USD', max: '2 USD' } },
      arrival: { at_start: '40%', over: '2y', doubling: '1y' },
      lifetime: { mean: '2y' },
    });
    expect(resolveRunSpec(scenarioWith({ population: [cohort] })).population[0]).toMatchObject({
      holdings: { kind: 'lognormal', medianBaseUnits: 10n ** 9n, sigma: 2, maxBaseUnits: 9n * 10n ** 9n },
      cash: { kind: 'pareto', alpha: 1, minBaseUnits: 1_000_000n, maxBaseUnits: 2_000_000n },
      arrival: { atStartBps: 4_000, overSeconds: 63_072_000, doublingSeconds: 31_536_000 },
      lifetime: { meanSeconds: 63_072_000 },
    });
  });

  it('values tokens in quote units, rounded down', () => {
    expect(poolQuoteUnits(20_000_000n * 10n ** 9n, 9, 0.05, 6)).toBe(1_000_000n * 10n ** 6n);
    expect(poolQuoteUnits(1n, 9, 999, 6)).toBe(0n);
    expect(poolQuoteUnits(1n, 0, 1.999_999_9, 6)).toBe(1_999_999n);
  });
});
