import { describe, expect, it } from 'vitest';
import { checkPool } from '#scenarios/checks/pool-checks.ts';
import { breachesOf } from '#tests/support/scenario-drafts.ts';

function locks(...list: readonly [days: number, multiplier: string][]): unknown {
  return { locks: list.map(([days, multiplier]) => ({ days, multiplier })) };
}

describe('scenarios/checks/pool-checks.ts', () => {
  it('rejects stake limits that do not fit one another', () => {
    expect(breachesOf(checkPool, { staking: { min_stake: '11 ACT', max_stake: '10 ACT' } })).toStrictEqual([
      'staking.min_stake: at most staking.max_stake, 10 ACT | 11 ACT',
    ]);
  });

  it('rejects a cap of less than one token, with which the pool could pay nobody', () => {
    expect(breachesOf(checkPool, { staking: { min_stake: '0.1 ACT', max_stake: '0.9 ACT' } })).toStrictEqual([
      'staking.max_stake: at least 1 ACT: the pool pays no rewards on less than one whole token | 0.9 ACT',
    ]);
  });

  it('rejects a year of inflation above its cap or above what the pool pays', () => {
    const rewards = { reward_rate: '4%', inflation: ['4%', '4.01%', '2%'], inflation_cap: '3%' };
    expect(breachesOf(checkPool, { rewards })).toStrictEqual([
      'rewards.inflation.0: at most rewards.inflation_cap, 3% | 4%',
      'rewards.inflation.1: at most rewards.inflation_cap, 3% | 4.01%',
      'rewards.inflation.1: at most rewards.reward_rate, 4%: weeks pay no larger budgets | 4.01%',
    ]);
  });

  it('rejects boosters that are too large together', () => {
    expect(breachesOf(checkPool, { rewards: { boosters: { active: '10.01%' } } })).toStrictEqual([
      'rewards.boosters: active, long_term and voting to add up to at most 45% | 10.01% + 20% + 15% = 45.01%',
    ]);
  });

  it('rejects locks that the program would refuse', () => {
    const staking = locks([1, '1.1x'], [7, '1.2x'], [7, '1.5x'], [90, '1.4x'], [180, '3.0x']);
    expect(breachesOf(checkPool, { staking })).toStrictEqual([
      'staking.locks.0.days: 0 for the first lock | 1',
      'staking.locks.0.multiplier: 1.0x for the first lock | 1.1x',
      'staking.locks.2.days: more than the 7 days of the lock above | 7',
      'staking.locks.3.multiplier: at least the 1.5x of the lock above | 1.4x',
    ]);
  });

  it('takes locks of one multiplier, as the program does', () => {
    const staking = locks([0, '1.0x'], [1, '1.0x'], [2, '1.0x'], [3, '2.0x'], [4, '2.0x']);
    expect(breachesOf(checkPool, { staking })).toStrictEqual([]);
  });

  it('finds nothing in the plan, and nothing in a draft without its parts', () => {
    expect(breachesOf(checkPool, { profile: 'plan' })).toStrictEqual([]);
    expect(checkPool({})).toStrictEqual([]);
  });
});
