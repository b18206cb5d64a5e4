import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { tokenSection } from '#scenarios/schema/sections/token.ts';

describe('scenarios/schema/sections/token.ts', () => {
  const section = tokenSection(DEFAULT_FRAME);

  it("has the plan's token and distribution by default, and four and two years of vesting", () => {
    expect(section.parse({})).toStrictEqual({
      symbol: 'ACT',
      decimals: 9,
      supply: 1_000_000_000_000_000_000n,
      distribution: { community: 4_000, team: 2_000, treasury: 2_000, liquidity: 1_000, partners: 1_000 },
      vesting: { team: { cliff: 365, duration: 1_460 }, partners: { cliff: 180, duration: 730 } },
    });
  });

  it.each([
    { distribution: { team: '100.01%' } },
    { distribution: { founders: '1%' } },
    { vesting: { team: { duration: '0d' } } },
    { vesting: { team: { duration: '11y' } } },
    { vesting: { team: { cliff: '36h' } } },
    { vesting: { community: { cliff: '1d' } } },
  ])('rejects %j', (values) => {
    expect(section.safeParse(values).success).toBe(false);
  });
});
