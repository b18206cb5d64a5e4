import { describe, expect, it } from 'vitest';
import { runSettings } from '#reports/assumptions/run-settings.ts';
import { scenarioAssumptions } from '#reports/assumptions/scenario-assumptions.ts';
import { aCohort, scenarioManifest } from '#tests/support/assumption-runs.ts';

const textsOf = (sections: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, string>> => {
  const manifest = scenarioManifest(sections);
  return Object.fromEntries(
    scenarioAssumptions(manifest, runSettings(manifest)).map(({ topic, text }) => [topic, text]),
  );
};
const POOL = { tokens: '1_000_000 ACT', fee: '0.3%' };
const DESK = { tokens: '50_000 ACT', quote: '9_000 USD' };

describe('reports/assumptions/scenario-assumptions', () => {
  it('says of a scenario without a world outside that there is none', () => {
    const { 'Cohort agents': cohort, ...texts } = textsOf({ seed: 7 });
    expect(cohort).toContain('10 wallets of policy staker.');
    expect(texts).toEqual({
      Seed: 'All that is drawn is drawn once, from seed 7; another seed gives other figures.',
      'Supply outside the population':
        "What no wallet and no pool holds of the community's and the liquidity share stays with the operator, who neither stakes nor sells. So do wallets to which the team's share and the partners' share unlocks.",
      Price: 'There is none: nobody trades, but with a buyback, and nothing has a value in dollars.',
      Demand: 'The demand for debates stays as it is, shocks aside.',
    });
  });

  it('leaves out idle shares where cohorts unlock them', () => {
    const cohort = { vesting: 'team', policy: { kind: 'recipient' } };
    const population = [aCohort(cohort), aCohort({ ...cohort, cohort: 'friends', vesting: 'partners' })];
    expect(textsOf({ population })['Supply outside the population']).toMatch(/neither stakes nor sells\.$/);
  });

  it('describes a given price, with and without jumps, and the desk that follows it', () => {
    const gbm = { drift: '-10%', volatility: '80%' };
    const { Price, Pool } = textsOf({ market: { price: { start: '0.05 USD', gbm }, pool: { ...POOL, desk: DESK } } });
    expect(Price).toBe(
      'Given from outside: a geometric Brownian motion from 0.05 USD, with a drift of −10.00% and a volatility of 80.00% a year, without jumps. Nothing that agents do changes it.',
    );
    expect(Pool).toBe(
      "Constant product, 1,000,000 ACT and their worth at the start price, fee 0.30%. A desk with 50,000 ACT and 9,000 USD stands for the world outside: in each tick, before agents decide, it trades the pool's price to the given one, to the fee and as far as it has the means.",
    );
    const jumps = { per_year: 2, mean: '-10%', deviation: '15%' };
    expect(textsOf({ market: { price: { start: '0.05 USD', gbm: { ...gbm, jumps } } } })).toMatchObject({
      Price: expect.stringContaining(
        'a year, and 2 jumps a year on average, whose logarithm has a mean of −10.00% and a deviation of 15.00%.',
      ),
      Pool: 'There is none: the price can be seen, and nothing can be traded.',
    });
  });

  it('says that a pool makes its own price, and what a desk then does', () => {
    const price = { start: '0.05 USD' };
    expect(textsOf({ market: { price, pool: { ...POOL, desk: DESK } } })).toMatchObject({
      Price: expect.stringMatching(/^The pool's own, from 0\.05 USD: trades move it/),
      Pool: expect.stringMatching(/it trades for price shocks alone, as far as it has the means\.$/),
    });
    expect(textsOf({ market: { price, pool: POOL } })['Pool']).toMatch(/No desk trades for the world outside\.$/);
  });

  it('has demand, outages, the guardian and events, each with its time', () => {
    const texts = textsOf({
      demand: { growth: '20%', volatility: '30%' },
      keeper: { outages: [{ at: '30d', for: '2d' }] },
      guardian: { pauses: [{ at: '10d', for: '1d', what: ['stake'] }], vetoes: [{ proposal: 3 }] },
      market: { price: { start: '0.05 USD' }, pool: { ...POOL, desk: DESK } },
      events: [
        { at: '100d', price: '-60%' },
        { at: '120d', demand: 2, for: '30d' },
        { at: '150d', demand: 0.5 },
        { at: '200d', exodus: '10%' },
        { at: '210d', exodus: '20%', cohort: 'agents' },
      ],
    });
    expect(texts).toMatchObject({
      Demand:
        'The demand for debates is a geometric Brownian motion with a growth of 20.00% and a volatility of 30.00% a year; agents do not change it.',
      Outages: 'The keeper is out 30 days after genesis, for 2 days.',
      Guardian: 'Pauses stake 10 days after genesis, for 1 day.',
      Vetoes: 'Proposal 3.',
      Events:
        'After 100 days the price changes by −60.00%; after 120 days demand is 2 times as large, for 30 days; after 150 days demand is 0.5 times as large, for good; after 200 days 10.00% of all wallets leave at once; after 210 days 20.00% of the wallets of agents leave at once.',
    });
  });

  it('points to modules with policies of their own', () => {
    const manifest = {
      ...scenarioManifest(),
      policies: [{ file: 'mine.ts', sha256: 'ab'.repeat(32), kinds: ['miner', 'seller'] }],
    };
    expect(scenarioAssumptions(manifest, runSettings(manifest))).toContainEqual({
      topic: 'Policies of mine.ts',
      text: 'What miner, seller assume is in that module, and nowhere here.',
    });
  });
});
