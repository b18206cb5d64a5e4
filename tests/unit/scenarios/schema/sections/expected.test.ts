import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME } from '#scenarios/schema/frame.ts';
import { expectedSection } from '#scenarios/schema/sections/expected.ts';

describe('scenarios/schema/sections/expected.ts', () => {
  const section = expectedSection(DEFAULT_FRAME);

  it('reads the figures of each year, any of them left out', () => {
    expect(section.parse({ years: [{ circulating: '500_000_000 ACT', rewards: '0 ACT' }, {}] })).toStrictEqual({
      years: [{ circulating: 500_000_000n * 10n ** 9n, rewards: 0n }, {}],
    });
  });

  it.each([{}, { years: [] }, { years: [{ staked: '40%' }] }, { years: [{ minted: '1 ACT' }] }])(
    'rejects %j',
    (values) => {
      expect(section.safeParse(values).success).toBe(false);
    },
  );
});
