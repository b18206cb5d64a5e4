import { describe, expect, it } from 'vitest';
import { checkOutputs } from '#scenarios/checks/output-checks.ts';
import { breachesOf, cohortWith, draftOf } from '#tests/support/scenario-drafts.ts';

const POPULATION = [cohortWith({ count: 100_000 })];

describe('scenarios/checks/output-checks.ts', () => {
  it('takes the defaults of the largest population over the longest horizon', () => {
    expect(breachesOf(checkOutputs, { population: POPULATION, horizon: '20y' })).toStrictEqual([]);
  });

  it('takes exactly as many rows as a table may have', () => {
    const changes = { population: POPULATION, horizon: '200d' };
    expect(breachesOf(checkOutputs, { ...changes, outputs: { agents: { census: '1d' } } })).toStrictEqual([]);
    expect(
      breachesOf(checkOutputs, { ...changes, horizon: '201d', outputs: { agents: { census: '1d' } } }),
    ).toHaveLength(1);
  });

  it('rejects a census, a sample and cohorts that make too many, and says what would do', () => {
    const many = {
      population: POPULATION,
      horizon: '3y',
      outputs: { agents: { sample: 100_000, every: '1d', census: '2d' } },
    };
    expect(breachesOf(checkOutputs, many)).toStrictEqual([
      'outputs.agents.every: at most 20000000 rows of agents.csv | 1d, which makes 109500000',
      'outputs.agents.census: at most 20000000 rows of agents.csv | 2d, which makes 54800000',
    ]);
    expect(checkOutputs(draftOf(many)).map(({ hint }) => hint)).toStrictEqual(['use 6d or longer', 'use 6d or longer']);
    const hinted = { ...many, outputs: { agents: { sample: 100_000, every: '6d', census: '6d' } } };
    expect(breachesOf(checkOutputs, hinted)).toStrictEqual([]);
    const population = Array.from({ length: 200 }, (_, index) => cohortWith({ cohort: `c${index}`, count: 1 }));
    const hourly = { population, horizon: '20y', tick: '1h', outputs: { cohorts: { every: '1h' } } };
    expect(breachesOf(checkOutputs, hourly)).toStrictEqual([
      'outputs.cohorts.every: at most 20000000 rows of cohorts.csv | 1h, which makes 35040000',
    ]);
  });

  it('counts attackers and their wallets', () => {
    const attacks = Array.from({ length: 20 }, (_, index) => {
      return { attack: 'just-in-time-staking', name: `a${index}`, at: '1d', capital: '1 ACT', wallets: 1_000 };
    });
    const many = { attacks, horizon: '5y', outputs: { agents: { census: '1d' } } };
    const agents = 20_000 + draftOf({}).population!.reduce((sum, cohort) => sum + (cohort?.count ?? 0), 0);
    expect(breachesOf(checkOutputs, many)).toStrictEqual([
      `outputs.agents.census: at most 20000000 rows of agents.csv | 1d, which makes ${agents * 1_825}`,
    ]);
  });

  it('checks nothing of a draft without the parts that it needs', () => {
    expect(checkOutputs({})).toStrictEqual([]);
    const { outputs, horizon, tick } = draftOf({});
    expect(
      checkOutputs({ ...(outputs && { outputs }), ...(horizon && { horizon }), ...(tick && { tick }) }),
    ).toStrictEqual([]);
  });
});
