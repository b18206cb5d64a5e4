import { describe, expect, it } from 'vitest';
import { checkHoldings } from '#scenarios/checks/holdings-checks.ts';
import { breachesOf, cohortWith, draftOf } from '#tests/support/scenario-drafts.ts';

const PARETO = { alpha: 1, min: '1 ACT', max: '2 ACT' };
const LOGNORMAL = { median: '10 ACT', sigma: 2, max: '100 ACT' };
const POOL = { price: { start: '0.05 USD' }, pool: { tokens: '400_000_000 ACT', desk: { tokens: '99_999_998 ACT' } } };

describe('scenarios/checks/holdings-checks.ts', () => {
  it('rejects holdings that are upside down or above the supply', () => {
    const holdings = (min: string, max: string): unknown => ({ pareto: { alpha: 1, min, max } });
    const population = [
      cohortWith({ holdings: holdings('2 ACT', '1 ACT') }),
      cohortWith({ cohort: 'rich', holdings: holdings('1 ACT', '500_000_001 ACT') }),
    ];
    expect(breachesOf(checkHoldings, { population })).toStrictEqual([
      'population.0.holdings.pareto.max: at least min, 2 ACT | 1 ACT',
      'population.1.holdings.pareto.max: at most the shares of community and liquidity in token.supply, 500_000_000 ACT | 500_000_001 ACT',
    ]);
  });

  it('rejects a population whose smallest holdings exceed its shares', () => {
    const pareto = { alpha: 1, min: '300_000_000 ACT', max: '300_000_000 ACT' };
    expect(breachesOf(checkHoldings, { population: [cohortWith({ holdings: { pareto } })] })).toStrictEqual([
      'population: holdings within the shares of community and liquidity in token.supply, 500_000_000 ACT | at least 600_000_000 ACT',
    ]);
  });

  it('takes holdings up to the last token of the shares of community and liquidity', () => {
    const distribution = { community: '5%', team: '80%', liquidity: '5%', partners: '0%', treasury: '10%' };
    const pareto = { alpha: 1, min: '50_000_000 ACT', max: '100_000_000 ACT' };
    expect(
      breachesOf(checkHoldings, { token: { distribution }, population: [cohortWith({ holdings: { pareto } })] }),
    ).toStrictEqual([]);
  });

  it('rejects no distribution, and more than one', () => {
    const population = [
      cohortWith({ holdings: {} }),
      cohortWith({ cohort: 'both', holdings: { pareto: PARETO, lognormal: LOGNORMAL } }),
    ];
    expect(breachesOf(checkHoldings, { population })).toStrictEqual([
      'population.0.holdings: exactly one of pareto, lognormal and csv | none',
      'population.1.holdings: exactly one of pareto, lognormal and csv | pareto and lognormal',
    ]);
  });

  it('rejects a log-normal distribution that is cut off below its median', () => {
    const lognormal = { ...LOGNORMAL, max: '9 ACT' };
    expect(breachesOf(checkHoldings, { population: [cohortWith({ holdings: { lognormal } })] })).toStrictEqual([
      'population.0.holdings.lognormal.max: at least median, 10 ACT | 9 ACT',
    ]);
  });

  it('rejects cash without a pool to spend it in, and cash that is upside down', () => {
    const cash = { pareto: { alpha: 1, min: '5 USD', max: '4 USD' } };
    expect(breachesOf(checkHoldings, { population: [cohortWith({ cash })] })).toStrictEqual([
      'population.0.cash: a scenario with market.pool: without it there is no quote asset to hold | no market.pool',
      'population.0.cash.pareto.max: at least min, 5 USD | 4 USD',
    ]);
  });

  it('counts the tokens of pool and desk with the holdings', () => {
    const holdings = { pareto: PARETO };
    const fitting = { market: POOL, population: [cohortWith({ count: 2, holdings })] };
    expect(breachesOf(checkHoldings, fitting)).toStrictEqual([]);
    expect(breachesOf(checkHoldings, { ...fitting, population: [cohortWith({ count: 3, holdings })] })).toStrictEqual([
      "population: holdings and the market's tokens within the shares of community and liquidity in token.supply, 500_000_000 ACT | at least 500_000_001 ACT",
    ]);
  });

  it('counts what agents take from a table exactly', () => {
    const draft = draftOf({ population: [cohortWith({ count: 4, holdings: { csv: { file: 'h.csv' } } })] });
    const tables = (largest: bigint) => ({
      holders: new Map([[0, { file: 'h.csv', sha256: '', balancesBaseUnits: [largest, 1n] }]]),
      prices: undefined,
      problems: [],
      unlisted: 0,
    });
    const half = 250_000_000n * 10n ** 9n;
    expect(checkHoldings(draft, tables(half - 1n))).toStrictEqual([]);
    expect(checkHoldings(draft, tables(half))).toHaveLength(1);
  });
});
