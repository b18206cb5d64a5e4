import { describe, expect, it } from 'vitest';
import { attacksFinding, captureFinding, powerFinding, targetsFinding } from '#reports/findings.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { yearOfMetrics } from '#tests/support/chart-source.ts';
import { attackerCohort } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

const steady = (value: number | undefined): readonly (number | undefined)[] => Array.from({ length: 365 }, () => value);

describe('reports/findings', () => {
  it('says that all targets are met, or which are not', () => {
    const year = yearOfMetrics();
    expect(targetsFinding(fixtureResults({ series: year }))).toMatch(
      /^All \d targets of the plan that the run can tell/,
    );
    const missed = fixtureResults({
      series: { 'staking.ratio': steady(0.2), 'staking.active_stakers': steady(5_000) },
    });
    expect(targetsFinding(missed)).toBe(
      '1 of 2 targets of the plan is met at the end; missed: staked share of the circulating supply at 20.00% instead of > 40%.',
    );
    const none = fixtureResults({ series: { 'staking.ratio': steady(0.2) } });
    expect(targetsFinding(none)).toMatch(/^None of the 1 targets/);
    expect(targetsFinding(fixtureResults({ series: { 'supply.total': steady(1) } }))).toBeUndefined();
  });

  it('tells one attack whole, and of several which succeeded', () => {
    const series = { 'staking.ratio': [0.5] };
    const finding = (population: RunSpec['population']): string | undefined =>
      attacksFinding(fixtureResults({ spec: { ...FIXTURE_SPEC, population }, ticks: 12, series }));
    expect(finding([attackerCohort('raiders')])).toMatch(/^R01 .* \(raiders\), paid: \+51,200 ACT on 1,000,000 ACT/);
    expect(finding([attackerCohort('raiders'), attackerCohort('sleepers'), attackerCohort('thieves')])).toBe(
      '2 of 3 attacks succeeded. Paid: raiders and thieves; bounded: sleepers.',
    );
    const idle = attackerCohort('watchers', { idle: true });
    expect(finding([idle, attackerCohort('sleepers')])).toBe(
      'None of 2 attacks succeeded. Idle: watchers; bounded: sleepers.',
    );
    expect(finding(FIXTURE_SPEC.population)).toBeUndefined();
  });

  it('does not call a target missed that has no figure', () => {
    const series = { 'staking.ratio': steady(0.5), 'governance.turnout': steady(undefined) };
    expect(targetsFinding(fixtureResults({ series }))).toBe(
      '1 of 2 targets of the plan is met at the end; without a figure at the end: governance participation (last turnout).',
    );
  });

  it('calls an agent by its number and its cohort', () => {
    const { censuses } = fixtureResults();
    const named = censuses.map((census) => ({
      ...census,
      agents: census.agents.map((agent) => ({ ...agent, agent: `${agent.cohort}/3` })),
    }));
    expect(powerFinding(fixtureResults({ change: { censuses: named } }))).toContain(
      'the largest holder, agent 3 of cohort whales, has',
    );
  });

  it('says which cohort holds the power, who is the largest holder, and how many make a majority', () => {
    expect(powerFinding(fixtureResults())).toBe(
      'Voting power at the end: the 30 agents of cohort whales hold the most, 86.46%; the largest holder, whales-0, has ' +
        '25.01%; the ten largest have 32.72% and it takes 13 holders for more than half.',
    );
  });

  it('tells a cohort of one agent as one', () => {
    const { cohorts } = fixtureResults();
    const alone = cohorts.map((course) => ({ ...course, agents: 1 }));
    expect(powerFinding(fixtureResults({ change: { cohorts: alone } }))).toContain(
      'the one agent of cohort whales holds the most, 86.46%',
    );
  });

  it('does not take an earlier census for the end', () => {
    const { censuses } = fixtureResults();
    const results = fixtureResults({ change: { censuses: censuses.slice(0, -1) } });
    expect(powerFinding(results)).not.toContain('the largest holder');
  });

  it('says nothing of power where nobody has any', () => {
    const empty = fixtureResults({ series: { 'staking.ratio': steady(0) }, change: { cohorts: [], censuses: [] } });
    expect(powerFinding(empty)).toBeUndefined();
    expect(captureFinding(empty)).toBeUndefined();
  });

  it('says what a newcomer needs to pass a proposal, alone and against the usual turnout', () => {
    const capture = {
      'supply.circulating': steady(500e15),
      'influence.capture_capital': steady(5e15),
      'influence.capture_wallets': steady(3),
    };
    expect(captureFinding(fixtureResults({ series: { ...capture, 'influence.capture_wallets': steady(1) } }))).toBe(
      'At the end a newcomer with 5,000,000 ACT (1.00% of the circulating supply) passes a proposal when nobody else votes.',
    );
    const tiny = {
      'supply.circulating': steady(100e6),
      'influence.capture_capital': steady(1_700_000),
      'influence.capture_usd': steady(0.0004),
    };
    expect(captureFinding(fixtureResults({ series: tiny }))).toBe(
      'At the end a newcomer with 1,700,000 base units (1.70% of the circulating supply, 0.0004 USD) passes a proposal ' +
        'when nobody else votes.',
    );
    const more = {
      'influence.capture_usd': steady(250_000),
      'influence.capture_contested': steady(20e15),
      'governance.mean_turnout_90d': steady(0.25),
    };
    expect(captureFinding(fixtureResults({ series: { ...capture, ...more } }))).toBe(
      'At the end a newcomer with 5,000,000 ACT (1.00% of the circulating supply, 250,000 USD), in 3 wallets, passes a ' +
        'proposal when nobody else votes; against the usual turnout of 90 days, 25.00%, it takes 20,000,000 ACT (4.00% of ' +
        'the circulating supply, 1,000,000 USD).',
    );
  });
});
