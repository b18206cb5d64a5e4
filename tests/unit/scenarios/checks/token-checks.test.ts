import { describe, expect, it } from 'vitest';
import { checkToken } from '#scenarios/checks/token-checks.ts';
import { breachesOf } from '#tests/support/scenario-drafts.ts';

describe('scenarios/checks/token-checks.ts', () => {
  it('takes any distribution that adds up', () => {
    const distribution = { community: '33.33%', team: '0%', treasury: '66.67%', liquidity: '0%', partners: '0%' };
    expect(breachesOf(checkToken, { token: { distribution } })).toStrictEqual([]);
  });

  it('rejects a distribution that does not, with its sum', () => {
    expect(breachesOf(checkToken, { token: { distribution: { team: '20.01%' } } })).toStrictEqual([
      'token.distribution: community, team, treasury, liquidity and partners to add up to 100% | ' +
        '40% + 20.01% + 20% + 10% + 10% = 100.01%',
    ]);
  });

  it('rejects a cliff after the end, and takes one at the end', () => {
    const vesting = { team: { cliff: '5y' }, partners: { cliff: '2y' } };
    expect(breachesOf(checkToken, { token: { vesting } })).toStrictEqual([
      'token.vesting.team.cliff: at most the duration, 1460d | 1825d',
    ]);
  });

  it('checks nothing of a draft without a token', () => {
    expect(checkToken({})).toStrictEqual([]);
  });
});
