import { describe, expect, it } from 'vitest';
import { keeperSection } from '#scenarios/schema/sections/keeper.ts';

describe('scenarios/schema/sections/keeper.ts', () => {
  it('reads outages in seconds', () => {
    expect(keeperSection().parse({ outages: [{ at: '30d', for: '12h' }] })).toStrictEqual({
      outages: [{ at: 2_592_000, for: 43_200 }],
    });
    expect(keeperSection().parse({})).toStrictEqual({ outages: [] });
  });

  it.each([{ outages: [{ at: '1d' }] }, { outages: [{ at: '1d', for: '0h' }] }, { outages: [3] }])(
    'rejects %j',
    (values) => {
      expect(keeperSection().safeParse(values).success).toBe(false);
    },
  );
});
