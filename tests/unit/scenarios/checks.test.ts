import { describe, expect, it } from 'vitest';
import { checkScenario } from '#scenarios/checks.ts';
import { breachesOf, cohortWith, draftOf } from '#tests/support/scenario-drafts.ts';

describe('scenarios/checks.ts', () => {
  it('finds nothing in the defaults of either profile', () => {
    expect(breachesOf(checkScenario, {})).toStrictEqual([]);
    expect(breachesOf(checkScenario, { profile: 'plan' })).toStrictEqual([]);
  });

  it('finds breaches of every kind at once', () => {
    const changes = {
      tick: '5h',
      token: { distribution: { team: '0%' } },
      staking: { min_stake: '20_000_000 ACT' },
      governance: { bond: '10_000_001 ACT' },
      population: [cohortWith({ vesting: 'team' })],
    };
    expect(checkScenario(draftOf(changes)).map(({ path }) => path.join('.'))).toStrictEqual([
      'tick',
      'token.distribution',
      'governance.bond',
      'staking.min_stake',
      'population.0.vesting',
    ]);
  });

  it('checks what it can of a draft with gaps', () => {
    expect(checkScenario({})).toStrictEqual([]);
    const { population, staking, rewards } = draftOf({});
    expect(checkScenario({ population: [undefined, ...(population ?? [])] })).toStrictEqual([]);
    expect(checkScenario({ ...(staking && { staking }), ...(rewards && { rewards }) })).toStrictEqual([]);
  });
});
