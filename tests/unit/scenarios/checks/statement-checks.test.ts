import { describe, expect, it } from 'vitest';
import { checkStatements } from '#scenarios/checks/statement-checks.ts';
import { breachesOf, draftOf } from '#tests/support/scenario-drafts.ts';

const breaches = (changes: Readonly<Record<string, unknown>>): readonly string[] =>
  breachesOf(checkStatements, changes);

describe('scenarios/checks/statement-checks.ts', () => {
  it('takes statements and a baseline about what the scenario has', () => {
    const assertions = [{ metric: 'staking.ratio', above: '40%' }];
    expect(breaches({ assert: assertions, baseline: { metrics: ['staking.ratio'] } })).toEqual([]);
  });

  it('gives the place of what is wrong in both', () => {
    const assertions = [
      { metric: 'staking.ratio', above: '40%' },
      { metric: 'staking.ration', above: '40%' },
    ];
    expect(breaches({ assert: assertions, baseline: { metrics: ['supply.totals'] } })).toEqual([
      'assert.1.metric: a metric that this scenario has | "staking.ration"',
      'baseline.metrics.0: a metric that this scenario has | "supply.totals"',
    ]);
  });

  it('takes any metric while parts of the scenario are left out', () => {
    const draft = draftOf({ assert: [{ metric: 'market.price', above: '0.05 USD' }] });
    expect(checkStatements(draft)).toHaveLength(1);
    expect(checkStatements({ ...draft, isPartial: true })).toEqual([]);
    expect(checkStatements({ ...draft, assert: [undefined], isPartial: true })).toEqual([]);
  });

  it('says nothing while units are not known', () => {
    const { token: _token, ...draft } = draftOf({ assert: [{ metric: 'no.metric', above: 1 }] });
    expect(checkStatements(draft)).toEqual([]);
  });
});
