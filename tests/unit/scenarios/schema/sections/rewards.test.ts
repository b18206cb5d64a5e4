import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { rewardsSection } from '#scenarios/schema/sections/rewards.ts';

describe('scenarios/schema/sections/rewards.ts', () => {
  const section = rewardsSection(DEFAULT_FRAME);

  it("has the plan's inflation, cap and boosters by default", () => {
    expect(section.parse({})).toMatchObject({
      inflation: [500, 300, 200],
      inflation_cap: 500,
      boosters: { active: 1_000, long_term: 2_000, voting: 1_500 },
    });
  });

  it('takes one to three years of inflation', () => {
    expect(section.parse({ inflation: ['1%'] }).inflation).toStrictEqual([100]);
    expect(section.safeParse({ inflation: [] }).success).toBe(false);
    expect(section.safeParse({ inflation: ['1%', '1%', '1%', '1%'] }).success).toBe(false);
  });

  it.each([
    { inflation_cap: '5.01%' },
    { boosters: { active: '45.01%' } },
    { boosters: { length: '181d' } },
    { boosters: { active_within: '0d' } },
    { boosters: { long_term_after: '11y' } },
    { min_debate_fee: '-1 ACT' },
  ])('rejects %j', (values) => {
    expect(section.safeParse(values).success).toBe(false);
  });
});
