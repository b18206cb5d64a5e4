import { describe, expect, it } from 'vitest';
import { startManifest } from '#reports/artifacts/manifest.ts';
import { inflationCap, runParameters } from '#reports/parameters.ts';
import { nodeAt, scenarioJsonSchema } from '#scenarios/schema/json-schema.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { attackerCohort } from '#tests/support/fixture-attacks.ts';
import { FIXTURE_SPEC, fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

const TOKEN = 10n ** 9n;

/** With what a spec may leave out. */
const FULL_SPEC: RunSpec = {
  ...FIXTURE_SPEC,
  guardian: {
    pauses: [{ atSeconds: 120 * 86_400, forSeconds: 3 * 86_400, what: ['stake', 'vote'] }],
    vetoes: [{ proposalId: 3 }],
  },
  market: {
    startPriceUsd: 0.05,
    price: {
      kind: 'gbm',
      driftBps: -1_000,
      volatilityBps: 8_000,
      jumpsPerYear: 2,
      jumpMeanBps: -1_500,
      jumpDeviationBps: 500,
    },
    pool: { tokenBaseUnits: 7n * TOKEN, feeBps: 30, deskBaseUnits: 8n * TOKEN, deskQuoteUnits: 9_000_000n },
  },
  demand: { growthBps: 2_000, volatilityBps: 3_000 },
  keeper: { outages: [{ atSeconds: 86_400, forSeconds: 2 * 86_400 }] },
  events: [
    { kind: 'price', atSeconds: 86_400, changeBps: -6_000 },
    { kind: 'demand', atSeconds: 2 * 86_400, factor: 10, forSeconds: 3 * 86_400 },
    { kind: 'exodus', atSeconds: 3 * 86_400, shareBps: 500, cohort: 'retail' },
  ],
  expected: [{ circulatingBaseUnits: 5n * TOKEN, stakedBaseUnits: 2n * TOKEN, rewardsBaseUnits: TOKEN }],
  population: [
    ...FIXTURE_SPEC.population,
    {
      cohort: 'newcomers',
      count: 3,
      holdings: { kind: 'lognormal', medianBaseUnits: 40n * TOKEN, sigma: 2, maxBaseUnits: 50n * TOKEN },
      cash: { kind: 'pareto', alpha: 1.2, minBaseUnits: 11_000_000n, maxBaseUnits: 22_000_000n },
      arrival: { atStartBps: 2_500, overSeconds: 60 * 86_400, doublingSeconds: 20 * 86_400 },
      lifetime: { meanSeconds: 30 * 86_400 },
      policy: { kind: 'holder', config: {} },
      attestedBps: 0,
    },
    {
      cohort: 'holders',
      count: 2,
      holdings: { kind: 'table', file: 'holders.csv', sha256: 'cd'.repeat(32), balancesBaseUnits: [2n, 1n] },
      policy: { kind: 'holder', config: {} },
      attestedBps: 0,
    },
  ],
};

function parametersOf(spec: RunSpec = FIXTURE_SPEC): Readonly<Record<string, string>> {
  const parameters = runParameters(startManifest(fixtureIdentity(spec)));
  return Object.fromEntries(parameters.map(({ path, value }) => [path, value]));
}

/** Paths of the values in a tree. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

/** A copy of a tree with one value made another. */
function changedAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return otherThan(value);
  const copy: Record<string, unknown> = { ...(value as Readonly<Record<string, unknown>>) };
  copy[key] = changedAt(copy[key], rest);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'bigint') return value * 3n;
  if (typeof value === 'number') return value * 2 + 1;
  return typeof value === 'boolean' ? !value : `${String(value)}x`;
}

describe('reports/parameters.ts', () => {
  it('tells the cap of inflation as a share, where the run has one', () => {
    const manifest = startManifest(fixtureIdentity(FIXTURE_SPEC));
    expect(inflationCap(manifest)).toBe(FIXTURE_SPEC.rewards.inflationCapBps / 10_000);
    expect(inflationCap({ spec: { ...manifest.spec, rewards: {} } })).toBeUndefined();
  });

  it('names every parameter by its key in a scenario, in the order of a file, with its unit', () => {
    expect(
      runParameters(startManifest(fixtureIdentity())).map(({ path, value }) => `${path}: ${value}`),
    ).toMatchInlineSnapshot(`
      [
        "profile: hardened",
        "start: 2025-01-01",
        "horizon: 10 days",
        "tick: 1 day",
        "token.symbol: ACT",
        "token.decimals: 9",
        "token.supply: 1,000,000,000 ACT",
        "token.distribution.community: 40.00%",
        "token.distribution.team: 20.00%",
        "token.distribution.treasury: 20.00%",
        "token.distribution.liquidity: 10.00%",
        "token.distribution.partners: 10.00%",
        "token.vesting.team.cliff: 365 days",
        "token.vesting.team.duration: 1,460 days",
        "token.vesting.partners.cliff: 180 days",
        "token.vesting.partners.duration: 730 days",
        "staking.min_stake: 100.00 ACT",
        "staking.max_stake: 10,000,000 ACT",
        "staking.locks[].days: 0 days, 7 days, 30 days, 90 days, 180 days",
        "staking.locks[].multiplier: 1x, 1.2x, 1.5x, 2x, 3x",
        "staking.penalty: 10.00%",
        "staking.ticket_length: 7 days",
        "rewards.reward_rate: 5.00%",
        "rewards.inflation: 5.00%, 3.00%, 2.00%",
        "rewards.inflation_cap: 5.00%",
        "rewards.min_claim: 1.00 ACT",
        "rewards.boosters.active: 10.00%",
        "rewards.boosters.long_term: 20.00%",
        "rewards.boosters.voting: 15.00%",
        "rewards.boosters.length: 28 days",
        "rewards.boosters.active_within: 29 days",
        "rewards.boosters.long_term_after: 181 days",
        "rewards.min_debate_fee: 1.00 ACT",
        "governance.min_proposal_stake: 10,000 ACT",
        "governance.min_vote_stake: 1,000 ACT",
        "governance.bond: 10,000 ACT",
        "governance.voting: 7 days",
        "governance.timelock: 3 days",
        "governance.grace: 14 days",
        "governance.seasoning: 1 day",
        "governance.late_window: 24 hours",
        "governance.power_cap: 5.00%",
        "governance.cool_down: 30 days",
        "governance.veto_for: 182 days",
        "governance.quadratic.applies: feature_proposals",
        "governance.quadratic.attested: true",
        "governance.quorum: 10.00%",
        "governance.by_kind.parameter.approval: 66.00%",
        "governance.by_kind.spend.approval: 66.00%",
        "governance.by_kind.upgrade.approval: 75.00%",
        "governance.by_kind.feature.approval: 66.00%",
        "treasury.spending_cap: 10.00%",
        "treasury.reserve_floor: 20,000,000 ACT",
        "treasury.buyback.weekly_cap: 1,000,000 ACT",
        "treasury.buyback.max_price: 0.10 USD",
        "treasury.buyback.quote_reserve: 1,000,000 USD",
        "treasury.buyback.quote_decimals: 6",
        "mitigations.compounding: false",
        "mitigations.boosters: false",
        "mitigations.stakeCap: false",
        "mitigations.powerByLock: false",
        "mitigations.powerByAge: false",
        "mitigations.boostVests: false",
        "mitigations.unstakeTickets: false",
        "mitigations.voteLock: true",
        "mitigations.lateQuorum: false",
        "mitigations.powerCap: false",
        "mitigations.quadratic: false",
        "mitigations.spendingCap: false",
        "mitigations.reserveFloor: false",
        "mitigations.buyback: false",
        "mitigations.penaltyBurn: false",
        "mitigations.pause: false",
        "mitigations.veto: false",
        "mitigations.coolDown: false",
        "population[0].cohort: retail",
        "population[0].count: 940",
        "population[0].vesting: team",
        "population[0].attested: 0.00%",
        "population[0].policy.kind: staker",
        "population[0].holdings.pareto.alpha: 1.08",
        "population[0].holdings.pareto.min: 100.00 ACT",
        "population[0].holdings.pareto.max: 1,000,000 ACT",
        "population[0].policy.patience_days_mean: 14 days",
        "population[1].cohort: whales",
        "population[1].count: 30",
        "population[1].attested: 0.00%",
        "population[1].policy.kind: whale",
        "population[1].holdings.lognormal.median: 100,000 ACT",
        "population[1].holdings.lognormal.sigma: 0.5",
        "population[1].holdings.lognormal.max: 10,000,000 ACT",
        "outputs.actions: true",
        "outputs.agents.sample: 0",
        "outputs.agents.every: 7 ticks",
        "outputs.agents.census: 365 ticks",
        "outputs.cohorts.every: 1 tick",
      ]
    `);
  });

  it('names attacks by their own keys, behind the cohorts', () => {
    const cash = { kind: 'even', totalBaseUnits: 5_000_000n } as const;
    const spec = { ...FULL_SPEC, population: [...FULL_SPEC.population, { ...attackerCohort('raiders'), cash }] };
    const paths = Object.keys(parametersOf(spec)).filter((path) => /^(population|attacks)/.test(path));
    expect(paths.some((path) => path.startsWith('population[4]'))).toBe(false);
    expect(paths.at(-1)).toBe('attacks[0].rounds');
    expect(parametersOf(spec)).toMatchObject({
      'attacks[0].attack': 'just-in-time-staking',
      'attacks[0].name': 'raiders',
      'attacks[0].at': '2 days',
      'attacks[0].capital': '1,000,000 ACT',
      'attacks[0].cash': '5.00 USD',
      'attacks[0].wallets': '2',
      'attacks[0].idle': 'false',
      'attacks[0].rounds': '14',
    });
  });

  it('uses keys that the scenario format has', () => {
    const schema = scenarioJsonSchema();
    const value = {
      population: ['staker', 'whale', 'holder', 'holder'].map((kind) => ({ policy: { kind } })),
      attacks: [{ attack: 'just-in-time-staking' }],
    };
    const spec = { ...FULL_SPEC, population: [...FULL_SPEC.population, attackerCohort('raiders')] };
    const unknown = Object.keys(parametersOf(spec)).filter((path) => {
      const segments = path
        .replaceAll('[]', '.0')
        .replaceAll(/\[(\d+)\]/g, '.$1')
        .split('.');
      const keys = segments.map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
      return nodeAt(schema, keys, value) === undefined;
    });
    expect(unknown).toStrictEqual([]);
  });

  it('leaves nothing out: another value anywhere in a run spec shows', () => {
    const saidElsewhere = [/^(name|description|seed)$/, /\.kind$/, /balancesBaseUnits/];
    const shown = JSON.stringify(parametersOf(FULL_SPEC));
    const silent = leavesOf(FULL_SPEC)
      .filter((path) => !saidElsewhere.some((told) => told.test(path.join('.'))))
      .filter((path) => JSON.stringify(parametersOf(changedAt(FULL_SPEC, path) as RunSpec)) === shown);
    expect(silent).toStrictEqual([]);
  });

  it('names what the guardian does, after the mitigations', () => {
    const paths = runParameters(startManifest(fixtureIdentity(FULL_SPEC))).map(({ path }) => path);
    const first = paths.indexOf('guardian.pauses[0].at');
    expect([paths[first - 1], paths[first + 4]]).toEqual(['mitigations.coolDown', 'market.price.start']);
    expect(parametersOf(FULL_SPEC)).toMatchObject({
      'guardian.pauses[0].at': '120 days',
      'guardian.pauses[0].for': '3 days',
      'guardian.pauses[0].what': 'stake, vote',
      'guardian.vetoes[0].proposal': '3',
    });
  });

  it('names market, demand, outages, wallets that come and go, events and what was expected', () => {
    expect(parametersOf(FULL_SPEC)).toMatchObject({
      'market.price.start': '0.05 USD',
      'market.price.gbm.drift': '−10.00%',
      'market.price.gbm.jumps.per_year': '2',
      'market.pool.tokens': '7.00 ACT',
      'market.pool.desk.quote': '9.00 USD',
      'demand.growth': '20.00%',
      'keeper.outages[0].for': '2 days',
      'population[2].holdings.lognormal.median': '40.00 ACT',
      'population[2].cash.pareto.max': '22.00 USD',
      'population[2].arrival.doubling': '20 days',
      'population[2].lifetime.mean': '30 days',
      'population[3].holdings.csv.file': `holders.csv (sha256 ${'cd'.repeat(32)})`,
      'events[0].price': '−60.00%',
      'events[1].for': '3 days',
      'events[2].cohort': 'retail',
      'expected.years[0].staked': '2.00 ACT',
    });
    const price = { kind: 'path', file: 'prices.csv', sha256: 'ef'.repeat(32), points: [] } as const;
    const path = parametersOf({ ...FULL_SPEC, market: { startPriceUsd: 1, price } });
    expect(path['market.price.path.file']).toBe(`prices.csv (sha256 ${'ef'.repeat(32)})`);
  });

  it('shows one quorum for all kinds of proposals, or one a kind', () => {
    const governance = { ...FIXTURE_SPEC.governance, quorumBps: [1_000, 1_500, 2_000, 1_000] as const };
    const { ['governance.approval']: approval, ...others } = parametersOf({ ...FIXTURE_SPEC, governance });
    expect(approval).toBeUndefined();
    expect(others['governance.quorum']).toBeUndefined();
    expect(others['governance.by_kind.spend.quorum']).toBe('15.00%');
    expect(others['governance.by_kind.upgrade.approval']).toBe('75.00%');
    expect(parametersOf()['governance.quorum']).toBe('10.00%');
  });

  it("spells out a policy's settings under their own names", () => {
    const config = {
      stake_share_bps: 7000,
      join_over_days: 60,
      lock_mix: { '30': 10 },
      proposals: [{ kind: 'spend', amount: 5 }],
      sides: ['yes', 'no'],
    };
    const population = [{ ...FIXTURE_SPEC.population[0]!, policy: { kind: 'staker', config } }];
    const shown = Object.entries(parametersOf({ ...FIXTURE_SPEC, population })).filter(([path]) =>
      path.startsWith('population[0].policy.'),
    );
    expect(Object.fromEntries(shown)).toStrictEqual({
      'population[0].policy.kind': 'staker',
      'population[0].policy.stake_share_bps': '70.00%',
      'population[0].policy.join_over_days': '60 days',
      'population[0].policy.lock_mix.30': '10',
      'population[0].policy.proposals[0].kind': 'spend',
      'population[0].policy.proposals[0].amount': '5',
      'population[0].policy.sides': 'yes, no',
    });
  });

  it('shows a value that cannot have its unit as it is, and nothing for what a spec does not have', () => {
    const manifest = startManifest(fixtureIdentity());
    const spec = { ...manifest.spec, staking: { penaltyBps: 'high', minStakeBaseUnits: null }, rewards: 'none' };
    const shown = runParameters({ ...manifest, spec }).filter(({ path }) => /^(staking|rewards)/.test(path));
    expect(shown).toStrictEqual([
      { path: 'staking.min_stake', value: 'null' },
      { path: 'staking.penalty', value: 'high' },
    ]);
  });
});
