import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { scenarioSchema } from '#scenarios/schema/scenario.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

const schema = scenarioSchema();

const REWARDS = {
  reward_rate: 500,
  inflation: [500, 300, 200],
  inflation_cap: 500,
  min_claim: 1_000_000_000n,
  boosters: { active: 1_000, long_term: 2_000, voting: 1_500, length: 28, active_within: 28, long_term_after: 180 },
  min_debate_fee: 1_000_000_000n,
};

function isAccepted(changes: Readonly<Record<string, unknown>>): boolean {
  return schema.safeParse(tinyScenario(changes)).success;
}

function cohorts(count: number): unknown {
  const [cohort] = tinyScenario()['population'] as readonly Record<string, unknown>[];
  return Array.from({ length: count }, (_, index) => ({ ...cohort, cohort: `c${index}` }));
}

describe('scenarios/schema/scenario.ts', () => {
  it('gives the plan where a scenario says nothing', () => {
    const { profile, rewards, seed, tick, description } = schema.parse(tinyScenario());
    expect({ profile, rewards, seed, tick, description }).toStrictEqual({
      profile: 'hardened',
      rewards: REWARDS,
      seed: 42,
      tick: 86_400,
      description: '',
    });
  });

  it('fills in the rest of a section that is given in part', () => {
    const rewards = { inflation: ['1%'], boosters: { voting: '0%' } };
    expect(schema.parse(tinyScenario({ rewards })).rewards).toStrictEqual({
      ...REWARDS,
      inflation: [100],
      boosters: { ...REWARDS.boosters, voting: 0 },
    });
  });

  it('reads defaults in the symbol and decimals of the token', () => {
    const token = { symbol: 'XYZ', decimals: 0 };
    const values = JSON.parse(JSON.stringify(tinyScenario({ token })).replaceAll('ACT', 'XYZ')) as unknown;
    const { staking } = scenarioSchema({ ...DEFAULT_FRAME, token }).parse(values);
    expect(staking.min_stake).toBe(100n);
  });

  it.each([
    { seed: 0 },
    { seed: 4_294_967_295 },
    { $schema: '../schema/scenario.schema.json' },
    { description: 'two\nlines' },
    { token: { supply: '2_000_000_000 ACT' } },
    { profile: 'plan' },
    { governance: { quorum: '50%', approval: '90%', timelock: '2d', voting: '30d', late_window: '7d' } },
    { staking: { penalty: '50%' } },
    { rewards: { reward_rate: '100%', inflation: ['0%'], inflation_cap: '0%' } },
    { rewards: { min_claim: '0 ACT' } },
    { population: cohorts(200) },
  ])('takes the outermost allowed values', (changes) => {
    expect(isAccepted(changes)).toBe(true);
  });

  it.each([
    ['another version', { version: 2 }],
    ['a version in quotes', { version: '1' }],
    ['a seed above 32 bits', { seed: 4_294_967_296 }],
    ['a seed with a fraction', { seed: 0.5 }],
    ['a name with capitals', { name: 'First' }],
    ['a name with a double hyphen', { name: 'a--b' }],
    ['a name over 64 characters', { name: 'a'.repeat(65) }],
    ['a description with control characters', { description: 'a\u001b[0m' }],
    ['a supply above what the program takes', { token: { supply: '2_000_000_000.1 ACT' } }],
    ['a supply of 0', { token: { supply: '0 ACT' } }],
    ['ten decimals', { token: { decimals: 10 } }],
    ['four locks', { staking: { locks: [0, 1, 2, 3].map((days) => ({ days, multiplier: '1x' })) } }],
    ['a penalty above 50%', { staking: { penalty: '50.01%' } }],
    ['no year of inflation', { rewards: { inflation: [] } }],
    ['four years of inflation', { rewards: { inflation: Array(4).fill('1%') } }],
    ['inflation above 5%', { rewards: { inflation: ['5.01%'] } }],
    ['no rewards at all', { rewards: { reward_rate: '0%' } }],
    ['no cohort', { population: [] }],
    ['201 cohorts', { population: cohorts(201) }],
    ['an unknown profile', { profile: 'soft' }],
  ])('rejects %s', (_, changes) => {
    expect(isAccepted(changes)).toBe(false);
  });
});
