import { describe, expect, it } from 'vitest';
import { checkSupplyBounds } from '#scenarios/checks/supply-checks.ts';
import { breachesOf } from '#tests/support/scenario-drafts.ts';

describe('scenarios/checks/supply-checks.ts', () => {
  it('finds nothing in either profile', () => {
    expect(breachesOf(checkSupplyBounds, {})).toStrictEqual([]);
    expect(breachesOf(checkSupplyBounds, { profile: 'plan' })).toStrictEqual([]);
  });

  it('rejects every amount that is too large for the supply', () => {
    expect(
      breachesOf(checkSupplyBounds, { token: { supply: '999 ACT' }, rewards: { min_debate_fee: '1_000 ACT' } }),
    ).toMatchInlineSnapshot(`
      [
        "staking.max_stake: at most token.supply, 999 ACT | 10_000_000 ACT",
        "rewards.min_claim: at most 0.1% of token.supply, 0.999 ACT | 1 ACT",
        "rewards.min_debate_fee: at most token.supply, 999 ACT | 1_000 ACT",
        "governance.min_proposal_stake: at most 1% of token.supply, 9.99 ACT | 10_000 ACT",
        "governance.min_vote_stake: at most 1% of token.supply, 9.99 ACT | 1_000 ACT",
        "governance.bond: at most 1% of token.supply, 9.99 ACT | 10_000 ACT",
        "treasury.reserve_floor: at most token.supply, 999 ACT | 20_000_000 ACT",
        "treasury.buyback.weekly_cap: at most 1% of token.supply, 9.99 ACT | 1_000_000 ACT",
      ]
    `);
  });

  it.each([
    ['staking.max_stake', 1_000_000],
    ['rewards.min_claim', 1_000],
    ['rewards.min_debate_fee', 1_000_000],
    ['governance.min_proposal_stake', 10_000],
    ['governance.min_vote_stake', 10_000],
    ['governance.bond', 10_000],
    ['treasury.reserve_floor', 1_000_000],
    ['treasury.buyback.weekly_cap', 10_000],
  ])('takes a %s up to %i of a million tokens', (path, most) => {
    const breaches = (amount: string): readonly string[] => {
      const changes = path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), amount);
      const token = { supply: '1_000_000 ACT' };
      return breachesOf(checkSupplyBounds, { token, ...(changes as object) }).filter((line) => line.startsWith(path));
    };
    expect(breaches(`${most} ACT`)).toStrictEqual([]);
    expect(breaches(`${most}.000000001 ACT`)).toHaveLength(1);
  });

  it('checks nothing without a supply', () => {
    expect(checkSupplyBounds({})).toStrictEqual([]);
  });
});
