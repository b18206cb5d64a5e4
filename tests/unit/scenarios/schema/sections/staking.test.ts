import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { stakingSection } from '#scenarios/schema/sections/staking.ts';

describe('scenarios/schema/sections/staking.ts', () => {
  const section = stakingSection(DEFAULT_FRAME);

  it("has the plan's pool by default", () => {
    expect(section.parse({})).toStrictEqual({
      min_stake: 100_000_000_000n,
      max_stake: 10_000_000_000_000_000n,
      locks: [
        { days: 0, multiplier: 10_000 },
        { days: 7, multiplier: 12_000 },
        { days: 30, multiplier: 15_000 },
        { days: 90, multiplier: 20_000 },
        { days: 180, multiplier: 30_000 },
      ],
      penalty: 1_000,
      ticket_length: 7,
    });
  });

  it.each([{ ticket_length: '0d' }, { ticket_length: '91d' }, { penalty: '51%' }, { locks: [] }])(
    'rejects %j',
    (values) => {
      expect(section.safeParse(values).success).toBe(false);
    },
  );
});
