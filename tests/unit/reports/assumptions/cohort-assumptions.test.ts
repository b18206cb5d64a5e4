import { describe, expect, it } from 'vitest';
import { cohortAssumption } from '#reports/assumptions/cohort-assumptions.ts';
import { type CohortSettings, runSettings } from '#reports/assumptions/run-settings.ts';
import { aCohort, scenarioManifest } from '#tests/support/assumption-runs.ts';

const cohortOf = (changes: Readonly<Record<string, unknown>>): CohortSettings => {
  const [cohort] = runSettings(scenarioManifest({ population: [aCohort(changes)] })).cohorts;
  if (cohort === undefined) throw new RangeError('no cohort');
  return cohort;
};

describe('reports/assumptions/cohort-assumptions', () => {
  it('says how many wallets there are, and what they hold', () => {
    expect(cohortAssumption(cohortOf({ count: 1 }), false)).toBe(
      '1 wallet of policy staker. Holdings: drawn from a truncated Pareto distribution of exponent 1.1, 10,000 ACT to 20,000 ACT. All are there at genesis. They stay for good.',
    );
  });

  it('names other distributions, coming and going, and attestations', () => {
    const cohort = cohortOf({
      count: 2_000,
      holdings: { lognormal: { median: '500 ACT', sigma: 1.5, max: '9_000 ACT' } },
      attested: '30%',
      arrival: { at_start: '40%', over: '1y', doubling: '90d' },
      lifetime: { mean: '2y' },
    });
    expect(cohortAssumption(cohort, true)).toBe(
      '2,000 wallets of policy staker. Holdings: drawn from a log-normal distribution of median 500.00 ACT and sigma 1.5, at most 9,000 ACT. Cash: none. 30.00% of them are attested as one person. 40.00% are there at genesis, the others come over 365 days, at a rate that doubles in 90 days, with balances from the same distribution. Their stay is exponential with a mean of 730 days.',
    );
  });

  it('says what unlocks for them', () => {
    expect(cohortAssumption(cohortOf({ policy: { kind: 'recipient' }, vesting: 'team' }), false)).toContain(
      'The share of the team unlocks to them, in equal parts. All are there at genesis.',
    );
  });

  it('says that balances are those of real holders', () => {
    const settings = new Map([['holdings.csv.file', 'holders.csv (sha256 ab)']]);
    expect(cohortAssumption({ name: 'real', count: '3', policy: 'holder', settings }, false)).toContain(
      'Holdings: balances of real holders by rank, from holders.csv (sha256 ab).',
    );
  });
});
