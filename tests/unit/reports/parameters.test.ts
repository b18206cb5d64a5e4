import { describe, expect, it } from 'vitest';
import { startManifest } from '#reports/artifacts/manifest.ts';
import { runParameters } from '#reports/parameters.ts';
import { FIXTURE_SPEC, fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

describe('reports/parameters', () => {
  it('moves the unit from the end of the name to the value', () => {
    const parameters = runParameters(startManifest(fixtureIdentity()));
    expect(Object.fromEntries(parameters.map(({ path, value }) => [path, value]))).toMatchInlineSnapshot(`
      {
        "horizonTicks": "10",
        "outputs.actions": "true",
        "population[0].cohort": "retail",
        "population[0].count": "970",
        "population[0].holdings.alpha": "1.08",
        "population[0].holdings.kind": "pareto",
        "population[0].holdings.max": "1,000,000 ACT",
        "population[0].holdings.min": "100.00 ACT",
        "population[0].policy.config.patience": "14 days",
        "population[0].policy.kind": "staker",
        "rewards.inflationByYear": "5.00%, 3.00%, 2.00%",
        "rewards.minClaim": "1.00 ACT",
        "rewards.rewardRate": "5.00%",
        "staking.lock": "0 days, 7 days, 30 days, 90 days, 180 days",
        "staking.maxStake": "10,000,000 ACT",
        "staking.minStake": "100.00 ACT",
        "staking.multiplier": "1x, 1.2x, 1.5x, 2x, 3x",
        "staking.penalty": "10.00%",
        "start": "2025-01-01T00:00:00.000Z",
        "tick": "1 day",
        "token.decimals": "9",
        "token.supply": "1,000,000,000 ACT",
        "token.symbol": "ACT",
      }
    `);
  });

  it('knows the units of a policy, too', () => {
    const config = { stake_share_bps: 7000, join_over_days: 60, patience_days_mean: 720, lock_mix: { '30': 10 } };
    const population = [{ ...FIXTURE_SPEC.population[0]!, policy: { kind: 'staker', config } }];
    const parameters = runParameters(startManifest(fixtureIdentity({ ...FIXTURE_SPEC, population })));
    const shown = parameters.filter(({ path }) => path.includes('.config.'));
    expect(shown.map(({ path, value }) => `${path.split('.config.')[1]}: ${value}`)).toEqual([
      'stake_share: 70.00%',
      'join_over: 60 days',
      'patience_mean: 720 days',
      'lock_mix.30: 10',
    ]);
  });

  it('shows a value that cannot have the unit of its name as it is', () => {
    const config = { yieldBps: 'high', untilUnixSeconds: -1, capBaseUnits: null, waitDays: [1, 2.5], on: true };
    const population = [{ ...FIXTURE_SPEC.population[0]!, policy: { kind: 'x', config } }];
    const parameters = runParameters(startManifest(fixtureIdentity({ ...FIXTURE_SPEC, population })));
    const shown = parameters.filter(({ path }) => path.includes('.config.'));
    expect(shown.map(({ path, value }) => `${path.split('.').at(-1)}: ${value}`)).toEqual([
      'yield: high',
      'until: -1',
      'cap: null',
      'wait: 1 day, 2.50 days',
      'on: true',
    ]);
  });
});
