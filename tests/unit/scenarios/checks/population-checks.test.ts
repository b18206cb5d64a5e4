import { describe, expect, it } from 'vitest';
import { checkPopulation } from '#scenarios/checks/population-checks.ts';
import { breachesOf, cohortWith, draftOf } from '#tests/support/scenario-drafts.ts';

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

  it('rejects holdings that are upside down or above the supply', () => {
    const holdings = (min: string, max: string): unknown => ({ pareto: { alpha: 1, min, max } });
    const population = [
      cohortWith({ holdings: holdings('2 ACT', '1 ACT') }),
      cohortWith({ cohort: 'rich', holdings: holdings('1 ACT', '500_000_001 ACT') }),
    ];
    expect(breachesOf(checkPopulation, { population })).toStrictEqual([
      'population.0.holdings.pareto.max: at least min, 2 ACT | 1 ACT',
      'population.1.holdings.pareto.max: at most the shares of community and liquidity in token.supply, 500_000_000 ACT | 500_000_001 ACT',
    ]);
  });

  it('rejects a population whose smallest holdings exceed its shares', () => {
    const pareto = { alpha: 1, min: '300_000_000 ACT', max: '300_000_000 ACT' };
    expect(breachesOf(checkPopulation, { population: [cohortWith({ holdings: { pareto } })] })).toStrictEqual([
      'population: holdings within the shares of community and liquidity in token.supply, 500_000_000 ACT | at least 600_000_000 ACT',
    ]);
  });

  it('rejects what a policy says does not fit the pool', () => {
    const policy = { kind: 'whale', lock_mix: { 0: 1, 8: 1 } };
    const [finding] = checkPopulation(draftOf({ population: [cohortWith({ policy })] }));
    expect(finding?.path).toStrictEqual(['population', 0, 'policy', 'lock_mix']);
    expect(finding?.expected).toContain('0, 7, 30, 90, 180');
  });

  it('takes holdings up to the last token of the shares of community and liquidity', () => {
    const distribution = { community: '5%', team: '80%', liquidity: '5%', partners: '0%', treasury: '10%' };
    const pareto = { alpha: 1, min: '50_000_000 ACT', max: '100_000_000 ACT' };
    expect(
      breachesOf(checkPopulation, { token: { distribution }, population: [cohortWith({ holdings: { pareto } })] }),
    ).toStrictEqual([]);
  });

  it('rejects beneficiaries of a share that nobody gets', () => {
    const distribution = { community: '60%', team: '0%' };
    const population = [cohortWith({ vesting: 'team' }), cohortWith({ cohort: 'partners', vesting: 'partners' })];
    expect(breachesOf(checkPopulation, { token: { distribution }, population })).toStrictEqual([
      'population.0.vesting: a share above 0% in token.distribution.team for the cohort to get | "team", whose share is 0%',
    ]);
  });

  it('checks what it can of a draft with gaps', () => {
    expect(checkPopulation({})).toStrictEqual([]);
    const { population, staking, rewards } = draftOf({});
    expect(checkPopulation({ population: [undefined, ...(population ?? [])] })).toStrictEqual([]);
    expect(checkPopulation({ ...(staking && { staking }), ...(rewards && { rewards }) })).toStrictEqual([]);
  });
});
