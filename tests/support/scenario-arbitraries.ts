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

const cohort = fc.record({
  count: fc.integer({ min: 1, max: 500 }),
  holdings: fc.record({
    pareto: fc.record({
      alpha: fc.integer({ min: 10, max: 1_000 }).map((hundredths) => hundredths / 100),
      min: amount(1, 10_000),
      max: amount(10_001, 10_000_000),
    }),
  }),
  policy,
  attested: percentage(10_000),
});

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
        outputs: fc.record({ actions: fc.boolean() }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
    time,
  )
  .map(([required, optional, times]) => ({ version: 1, ...required, ...optional, ...times }));
