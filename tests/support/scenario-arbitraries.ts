import * as fc from 'fast-check';
import { FEATURE_NAMES } from '#sim/core/features.ts';
import { PAUSE_NAMES } from '#sim/core/pauses.ts';

/** Fixed seed of the scenario properties: a failure repeats. */
export const SCENARIO_PROPERTY_SEED = 20_260_101;

const kebab = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/);

/** A whole number with or without underscores. */
function digits(value: number, isGrouped: boolean): string {
  return isGrouped ? String(value).replace(/\B(?=([0-9]{3})+$)/g, '_') : String(value);
}

function amount(min: number, max: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min, max }), fc.boolean(), fc.option(fc.integer({ min: 0, max: 9_999 }), { nil: undefined }))
    .map(([whole, isGrouped, fraction]) => {
      const decimals = fraction === undefined || whole >= max ? '' : `.${fraction}`;
      return `${digits(whole, isGrouped)}${decimals} ACT`;
    });
}

function percentage(maxBps: number): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: maxBps }).map((bps) => `${bps / 100}%`);
}

const time = fc.record(
  {
    tick: fc.constantFrom('1h', '6h', '12h', '24h', '1d', '7d', '1w'),
    horizon: fc.integer({ min: 1, max: 104 }).map((weeks) => `${weeks}w`),
  },
  { requiredKeys: ['horizon'] },
);

const staking = fc.record(
  { min_stake: amount(1, 1_000), max_stake: amount(1_001, 100_000_000), penalty: percentage(5_000) },
  { requiredKeys: [] },
);

const rewards = fc.record(
  { reward_rate: percentage(9_000).filter((text) => parseFloat(text) >= 5), min_claim: amount(0, 10) },
  { requiredKeys: [] },
);

const governance = fc.record(
  {
    bond: amount(0, 10_000_000),
    quorum: fc.integer({ min: 1, max: 5_000 }).map((bps) => `${bps / 100}%`),
    by_kind: fc.record({ upgrade: fc.constant({ approval: '75%' }), spend: fc.constant({}) }, { requiredKeys: [] }),
    voting: fc.integer({ min: 1, max: 30 }).map((days) => `${days}d`),
    late_window: fc.integer({ min: 0, max: 168 }).map((hours) => `${hours}h`),
    quadratic: fc.record(
      { applies: fc.constantFrom('all', 'feature_proposals'), attested: fc.boolean() },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

const treasury = fc.record(
  { spending_cap: percentage(10_000), reserve_floor: amount(0, 1_000_000) },
  { requiredKeys: [] },
);

const mitigations = fc.dictionary(fc.constantFrom(...FEATURE_NAMES), fc.boolean());

const guardian = fc.record(
  {
    pauses: fc.array(
      fc.record({
        at: fc.nat(730).map((days) => `${days}d`),
        for: fc.integer({ min: 1, max: 168 }).map((hours) => `${hours}h`),
        what: fc.uniqueArray(fc.constantFrom(...PAUSE_NAMES), { minLength: 1 }),
      }),
      { maxLength: 3 },
    ),
    vetoes: fc.array(fc.record({ proposal: fc.nat(20) }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const days = (max: number): fc.Arbitrary<string> => fc.integer({ min: 1, max }).map((count) => `${count}d`);

function signedPercentage(minBps: number, maxBps: number): fc.Arbitrary<string> {
  return fc.integer({ min: minBps, max: maxBps }).map((bps) => `${bps / 100}%`);
}

const gbm = fc.record(
  {
    volatility: percentage(20_000),
    drift: signedPercentage(-10_000, 10_000),
    jumps: fc.record({ per_year: fc.nat(50), mean: signedPercentage(-9_000, 100) }, { requiredKeys: ['per_year'] }),
  },
  { requiredKeys: ['volatility'] },
);

const market = fc.record(
  {
    price: fc.record({ start: fc.constantFrom('0.05 USD', '1 USD', '0.000001 USD'), gbm }, { requiredKeys: ['start'] }),
    pool: fc.record(
      {
        tokens: amount(1_000, 1_000_000),
        fee: percentage(1_000),
        desk: fc.record({ tokens: amount(0, 1_000_000), quote: fc.constant('10 USD') }, { requiredKeys: [] }),
      },
      { requiredKeys: ['tokens'] },
    ),
  },
  { requiredKeys: ['price', 'pool'] },
);

const keeper = fc.record(
  {
    outages: fc.constantFrom(
      [],
      [
        { at: '1d', for: '6h' },
        { at: '5d', for: '2d' },
      ],
    ),
  },
  { requiredKeys: [] },
);

/** In the first week, so that they are within every horizon. */
const event = fc.oneof(
  fc.record({ at: fc.constant('0d'), price: signedPercentage(-9_900, 10_000) }),
  fc.record(
    { at: fc.constantFrom('0d', '3d'), demand: fc.integer({ min: 1, max: 100 }), for: days(90) },
    { requiredKeys: ['at', 'demand'] },
  ),
  fc.record(
    { at: fc.constant('6d'), exodus: signedPercentage(1, 10_000), cohort: fc.constant('cohort-0') },
    { requiredKeys: ['at', 'exodus'] },
  ),
);

/** A market, and what needs one. */
const world = fc.record({ market, events: fc.array(event, { maxLength: 5 }) }, { requiredKeys: ['market'] });

const lockMix = fc
  .uniqueArray(fc.constantFrom('0', '7', '30', '90', '180'), { minLength: 1 })
  .map((locks) => Object.fromEntries(locks.map((lock, index) => [lock, index + 1])));

const policy = fc.oneof(
  fc.record(
    { kind: fc.constant('staker'), participation_bps: fc.nat(10_000), join_over_days: fc.nat(400), lock_mix: lockMix },
    { requiredKeys: ['kind'] },
  ),
  fc.record(
    { kind: fc.constant('whale'), tranches: fc.integer({ min: 1, max: 12 }), lock_mix: lockMix },
    { requiredKeys: ['kind'] },
  ),
);

const pareto = fc.record({
  alpha: fc.integer({ min: 10, max: 1_000 }).map((hundredths) => hundredths / 100),
  min: amount(1, 10_000),
  max: amount(10_001, 10_000_000),
});
const lognormal = fc.record({
  median: amount(1, 10_000),
  sigma: fc.integer({ min: 1, max: 600 }).map((hundredths) => hundredths / 100),
  max: amount(10_001, 10_000_000),
});

const cohort = fc.record(
  {
    count: fc.integer({ min: 1, max: 500 }),
    holdings: fc.oneof(fc.record({ pareto }), fc.record({ lognormal })),
    policy,
    attested: percentage(10_000),
    arrival: fc.record(
      { over: days(700), at_start: percentage(10_000), doubling: days(400) },
      { requiredKeys: ['over'] },
    ),
    lifetime: fc.record({ mean: days(900) }),
  },
  { requiredKeys: ['count', 'holdings', 'policy', 'attested'] },
);

const population = fc
  .array(cohort, { minLength: 1, maxLength: 5 })
  .map((cohorts) => cohorts.map((settings, index) => ({ cohort: `cohort-${index}`, ...settings })));

/** Values of a scenario file that is valid, with any of the optional keys left out. */
export const validScenario: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(
    fc.record({ name: kebab, population }),
    fc.record(
      {
        description: fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replaceAll(/\p{Cc}/gu, '')),
        seed: fc.integer({ min: 0, max: 0xffff_ffff }),
        start: fc
          .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10)),
        profile: fc.constantFrom('plan', 'hardened'),
        staking,
        rewards,
        governance,
        treasury,
        mitigations,
        guardian,
        keeper,
        demand: fc.record(
          { growth: signedPercentage(-5_000, 5_000), volatility: percentage(9_000) },
          { requiredKeys: [] },
        ),
        expected: fc.record({
          years: fc.array(fc.record({ staked: amount(0, 1_000_000) }, { requiredKeys: [] }), {
            minLength: 1,
            maxLength: 4,
          }),
        }),
        outputs: fc.record({ actions: fc.boolean() }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
    time,
    fc.option(world, { nil: {} }),
  )
  .map(([required, optional, times, around]) => ({ version: 1, ...required, ...optional, ...times, ...around }));
