import { describe, expect, it } from 'vitest';
import { checkAttacks } from '#scenarios/checks/attack-checks.ts';
import { breachesOf, cohortWith } from '#tests/support/scenario-drafts.ts';

const ATTACK = { attack: 'just-in-time-staking', at: '7d', capital: '1%' };

function breaches(...attacks: readonly unknown[]): readonly string[] {
  return breachesOf(checkAttacks, { population: [cohortWith({})], attacks });
}

describe('scenarios/checks/attack-checks.ts', () => {
  it('takes attackers with names of their own that come within the run', () => {
    expect(breaches(ATTACK, { ...ATTACK, name: 'others' })).toStrictEqual([]);
  });

  it('rejects a name that another attacker or a cohort has', () => {
    expect(breaches(ATTACK, ATTACK)).toStrictEqual([
      'attacks.1.name: a name of its own: attacks[0] has this one already | "just-in-time-staking"',
    ]);
    expect(breaches({ ...ATTACK, name: 'stakers' })).toStrictEqual([
      'attacks.0.name: a name of its own: population[0] has this one already | "stakers"',
    ]);
  });

  it('rejects one that comes when the run is over, and cash without a pool', () => {
    expect(breaches({ ...ATTACK, at: '30d' })).toStrictEqual([
      'attacks.0.at: a time before the end of the horizon, 30d | 30d',
    ]);
    expect(breaches({ ...ATTACK, cash: '1 USD' })).toStrictEqual([
      'attacks.0.cash: a scenario with market.pool: without it there is no quote asset to hold | no market.pool',
    ]);
  });
});
