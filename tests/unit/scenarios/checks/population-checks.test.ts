import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkPopulation } from '#scenarios/checks/population-checks.ts';
import { scenarioSchema } from '#scenarios/schema/scenario.ts';
import { definePolicy } from '#sim/policies/define-policy.ts';
import { breachesOf, cohortWith, draftOf } from '#tests/support/scenario-drafts.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

describe('scenarios/checks/population-checks.ts', () => {
  it('rejects two cohorts of one name', () => {
    expect(breachesOf(checkPopulation, { population: [cohortWith({}), cohortWith({ count: 1 })] })).toStrictEqual([
      'population.1.cohort: a name of its own: population[0] has this one already | "stakers"',
    ]);
  });

  it('rejects more agents than a run may have', () => {
    const population = [cohortWith({ count: 100_000 }), cohortWith({ cohort: 'one-more', count: 1 })];
    expect(breachesOf(checkPopulation, { population })).toStrictEqual([
      'population: at most 100000 agents in all | 100001',
    ]);
  });

  it('rejects what a policy says does not fit the pool', () => {
    const policy = { kind: 'whale', lock_mix: { 0: 1, 8: 1 } };
    const [finding] = checkPopulation(draftOf({ population: [cohortWith({ policy })] }));
    expect(finding?.path).toStrictEqual(['population', 0, 'policy', 'lock_mix']);
    expect(finding?.expected).toContain('0, 7, 30, 90, 180');
  });

  it('rejects beneficiaries of a share that nobody gets', () => {
    const distribution = { community: '60%', team: '0%' };
    const population = [cohortWith({ vesting: 'team' }), cohortWith({ cohort: 'partners', vesting: 'partners' })];
    expect(breachesOf(checkPopulation, { token: { distribution }, population })).toStrictEqual([
      'population.0.vesting: a share above 0% in token.distribution.team for the cohort to get | "team", whose share is 0%',
    ]);
  });

  it('rejects an arrival of those whom tokens unlock for from genesis on', () => {
    const population = [cohortWith({ vesting: 'team', arrival: { over: '1y' } })];
    expect(breachesOf(checkPopulation, { population })).toStrictEqual([
      'population.0.arrival: no arrival for a cohort with vesting, which unlocks from genesis on | one',
    ]);
  });

  it('rejects votes that are over by the next tick', () => {
    const voters = [cohortWith({ policy: { kind: 'voter' } })];
    expect(breachesOf(checkPopulation, { tick: '7d', horizon: '70d', population: voters })).toStrictEqual([
      'tick: a tick shorter than governance.voting, 7d: nobody could vote | 7d',
    ]);
    const governance = { voting: '14d', grace: '30d' };
    expect(checkPopulation(draftOf({ tick: '7d', horizon: '70d', governance, population: voters }))).toStrictEqual([]);
    expect(checkPopulation(draftOf({ tick: '7d', horizon: '70d' }))).toStrictEqual([]);
  });

  it('rejects a policy that trades where nothing can be traded', () => {
    const trader = definePolicy({
      kind: 'trader',
      description: 'Trades.',
      configSchema: z.strictObject({}),
      actionKinds: () => ['swap'],
      prepare: () => () => ({ decide: () => ({ intents: [], sleepDays: 1 }), learn: () => undefined }),
    });
    const market = { price: { start: '1 USD' }, pool: { tokens: '1_000 ACT' } };
    const check = (changes: Readonly<Record<string, unknown>>): readonly unknown[] => {
      const scenario = tinyScenario({ population: [cohortWith({ policy: { kind: 'trader' } })], ...changes });
      return checkPopulation(scenarioSchema(undefined, [trader]).parse(scenario), [trader]);
    };
    expect(check({})).toStrictEqual([
      {
        path: ['population', 0, 'policy'],
        expected: 'a scenario with market.pool: this policy trades',
        found: 'no market.pool',
      },
    ]);
    expect(check({ market })).toStrictEqual([]);
  });

  it('counts the wallets of attackers among the agents', () => {
    const attacks = [{ attack: 'just-in-time-staking', at: '1d', capital: '1%', wallets: 2 }];
    const full = (count: number) => ({ population: [cohortWith({ count })], attacks });
    expect(breachesOf(checkPopulation, full(99_998))).toStrictEqual([]);
    expect(breachesOf(checkPopulation, full(99_999))).toStrictEqual([
      'population: at most 100000 agents in all | 100001',
    ]);
  });

  it('checks what it can of a draft with gaps', () => {
    expect(checkPopulation({})).toStrictEqual([]);
    const { population, staking, rewards } = draftOf({});
    expect(checkPopulation({ population: [undefined, ...(population ?? [])] })).toStrictEqual([]);
    expect(checkPopulation({ ...(staking && { staking }), ...(rewards && { rewards }) })).toStrictEqual([]);
  });
});
