import { describe, expect, it } from 'vitest';
import { PLAN_TOKEN, scenarioSchema } from '#scenarios/schema/scenario.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

const schema = scenarioSchema(PLAN_TOKEN);

function isAccepted(changes: Readonly<Record<string, unknown>>): boolean {
  return schema.safeParse(tinyScenario(changes)).success;
}

function cohorts(count: number): unknown {
  const [cohort] = tinyScenario()['population'] as readonly Record<string, unknown>[];
  return Array.from({ length: count }, (_, index) => ({ ...cohort, cohort: `c${index}` }));
}

describe('scenarios/schema/scenario.ts', () => {
  it('gives the plan where a scenario says nothing', () => {
    const { token, rewards, seed, tick, description } = schema.parse(tinyScenario());
    expect({ token, rewards, seed, tick, description }).toStrictEqual({
      token: { symbol: 'ACT', decimals: 9, supply: 1_000_000_000_000_000_000n },
      rewards: { reward_rate: 500, inflation: [500, 300, 200], min_claim: 1_000_000_000n },
      seed: 42,
      tick: 86_400,
      description: '',
    });
  });

  it('fills in the rest of a section that is given in part', () => {
    expect(schema.parse(tinyScenario({ rewards: { inflation: ['1%'] } })).rewards).toStrictEqual({
      reward_rate: 500,
      inflation: [100],
      min_claim: 1_000_000_000n,
    });
  });

  it('reads defaults in the symbol and decimals of the token', () => {
    const token = { symbol: 'XYZ', decimals: 0 };
    const values = JSON.parse(JSON.stringify(tinyScenario({ token })).replaceAll('ACT', 'XYZ')) as unknown;
    const { staking } = scenarioSchema(token).parse(values);
    expect(staking.min_stake).toBe(100n);
  });

  it.each([
    { seed: 0 },
    { seed: 4_294_967_295 },
    { $schema: '../schema/scenario.schema.json' },
    { description: 'two\nlines' },
    { token: { supply: '4_000_000_000 ACT' } },
    { staking: { penalty: '50%' } },
    { rewards: { reward_rate: '100%', inflation: ['0%'] } },
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
    ['a supply above what the program takes', { token: { supply: '4_000_000_000.1 ACT' } }],
    ['a supply of 0', { token: { supply: '0 ACT' } }],
    ['ten decimals', { token: { decimals: 10 } }],
    ['four locks', { staking: { locks: [0, 1, 2, 3].map((days) => ({ days, multiplier: '1x' })) } }],
    ['a penalty above 50%', { staking: { penalty: '50.01%' } }],
    ['no year of inflation', { rewards: { inflation: [] } }],
    ['21 years of inflation', { rewards: { inflation: Array(21).fill('1%') } }],
    ['no cohort', { population: [] }],
    ['201 cohorts', { population: cohorts(201) }],
    ['a profile, which nothing reads yet', { profile: 'hardened' }],
  ])('rejects %s', (_, changes) => {
    expect(isAccepted(changes)).toBe(false);
  });
});
