import { describe, expect, it } from 'vitest';
import type { Assumption, AssumptionSection } from '#reports/assumptions/assumption.ts';
import { type RunSettings, runSettings } from '#reports/assumptions/run-settings.ts';
import { claimsOf, unsourcedDefaults } from '#reports/assumptions/unsourced-defaults.ts';
import { aCohort, scenarioManifest } from '#tests/support/assumption-runs.ts';

const sectionOf = (...rows: readonly Assumption[]): readonly AssumptionSection[] => [
  { title: 'Some', columns: [['default', 'topic']], rows },
];
const staking = (policy: object, cohort = 'agents'): unknown =>
  aCohort({ cohort, policy: { kind: 'staker', ...policy } });
const runOf = (sections: Readonly<Record<string, unknown>> = {}): RunSettings =>
  runSettings(scenarioManifest(sections));

const FEE: Assumption = {
  topic: '`rewards.min_debate_fee`',
  value: '1 ACT',
  source: 'see [there](there.md) and `min_claim`',
  stands: { in: 'run', unsourced: { 'rewards.min_debate_fee': '1.00 ACT' } },
};
const SHARES: Assumption = {
  topic: 'staker, `stake_share_bps`, `relock_bps`',
  value: '70%, 60%',
  stands: { in: ['staker'], unsourced: { stake_share_bps: '70.00%', relock_bps: '60.00%' } },
};

describe('reports/assumptions/unsourced-defaults', () => {
  it('names a setting of the run that stands, in plain text, and not one that was set', () => {
    expect(unsourcedDefaults(runOf(), sectionOf(FEE))).toEqual([
      { topic: 'rewards.min_debate_fee', text: '1 ACT. Why: see there and min_claim.' },
    ]);
    expect(unsourcedDefaults(runOf({ rewards: { min_debate_fee: '2 ACT' } }), sectionOf(FEE))).toEqual([]);
  });

  it("has amounts in the run's own token", () => {
    const population = [aCohort({ holdings: { pareto: { alpha: 1.1, min: '10_000 XYZ', max: '20_000 XYZ' } } })];
    const [fee] = unsourcedDefaults(runOf({ token: { symbol: 'XYZ' }, population }), sectionOf(FEE));
    expect(fee?.text).toBe('1 XYZ. Why: see there and min_claim.');
  });

  it('leaves out what is switched off', () => {
    const cap: Assumption = {
      topic: 'cap',
      stands: { in: 'run', unsourced: { 'governance.power_cap': '5.00%' }, feature: 'powerCap' },
    };
    expect(unsourcedDefaults(runOf(), sectionOf(cap))).toEqual([
      { topic: 'governance.power_cap', text: 'A judgement.' },
    ]);
    expect(unsourcedDefaults(runOf({ profile: 'plan' }), sectionOf(cap))).toEqual([]);
  });

  it('tells cohorts apart by what they leave as it is', () => {
    const population = [staking({}, 'one'), staking({ relock_bps: 1 }, 'two'), staking({}, 'three')];
    expect(unsourcedDefaults(runOf({ population }), sectionOf(SHARES))).toEqual([
      { topic: 'staker: stake_share_bps, relock_bps', text: '70%, 60%. A judgement. Cohorts: one, three.' },
      { topic: 'staker: stake_share_bps', text: '70.00%. A judgement. Cohorts: two.' },
    ]);
    const set = [staking({ stake_share_bps: 1, relock_bps: 2 })];
    expect(unsourcedDefaults(runOf({ population: set }), sectionOf(SHARES))).toEqual([]);
  });

  it('has what cohorts leave out, where they have what it depends on', () => {
    const stays: Assumption = {
      topic: '`lifetime`',
      value: 'for good',
      stands: { in: 'cohort', unsourced: { 'lifetime.mean': null } },
    };
    const goes: Assumption = {
      topic: 'going',
      value: 'slowly',
      stands: { in: 'cohort', unsourced: {}, needs: 'lifetime.mean' },
    };
    const population = [aCohort({ cohort: 'one' }), aCohort({ cohort: 'two', lifetime: { mean: '1y' } })];
    expect(unsourcedDefaults(runOf({ population }), sectionOf(stays, goes))).toEqual([
      { topic: 'lifetime', text: 'for good. A judgement. Cohorts: one.' },
      { topic: 'going', text: 'slowly. A judgement. Cohorts: two.' },
    ]);
    expect(unsourcedDefaults(runOf(), sectionOf(goes))).toEqual([]);
  });

  it('has what some event makes matter', () => {
    const run: Assumption = {
      topic: 'a run',
      value: 'at any price',
      stands: { in: 'run', unsourced: {}, needs: 'events[].exodus' },
    };
    expect(unsourcedDefaults(runOf(), sectionOf(run))).toEqual([]);
    const events = [{ at: '30d', exodus: '10%' }];
    expect(unsourcedDefaults(runOf({ events }), sectionOf(run))).toEqual([
      { topic: 'a run', text: 'at any price. A judgement.' },
    ]);
  });

  it('takes the word of the row on the fewest policies', () => {
    const shared: Assumption = {
      topic: 'all',
      stands: { in: ['staker', 'whale'], unsourced: { claim_at_bps: '1.00%', rest_days_mean: '60 days' } },
    };
    const own: Assumption = { topic: 'whale', stands: { in: ['whale'], sourced: { claim_at_bps: '1.00%' } } };
    expect([...claimsOf([shared, own])].map(([claim, { topic }]) => `${claim}: ${topic}`).toSorted()).toEqual([
      'staker claim_at_bps: all',
      'staker rest_days_mean: all',
      'whale claim_at_bps: whale',
      'whale rest_days_mean: all',
    ]);
    const population = [aCohort({ policy: { kind: 'whale' } })];
    expect(unsourcedDefaults(runOf({ population }), sectionOf(shared, own))).toEqual([]);
  });
});
