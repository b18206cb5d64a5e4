import { describe, expect, it } from 'vitest';
import { byProfile, DEFAULT_FRAME, symbolOf } from '#scenarios/schema/frame.ts';

describe('scenarios/schema/frame.ts', () => {
  it('gives the default of the profile and says the other', () => {
    const defaults = { hardened: '1d', plan: '0d' };
    expect(byProfile(DEFAULT_FRAME, defaults)).toStrictEqual({
      byDefault: '1d',
      elsewhere: 'Default of profile plan: 0d.',
    });
    expect(byProfile({ ...DEFAULT_FRAME, profile: 'plan' }, defaults)).toStrictEqual({
      byDefault: '0d',
      elsewhere: 'Default of profile hardened: 1d.',
    });
  });

  it("takes the plan's symbol for a token whose own cannot be read", () => {
    expect(symbolOf({ ...DEFAULT_FRAME, token: { symbol: undefined, decimals: 9 } })).toBe('ACT');
    expect(symbolOf({ ...DEFAULT_FRAME, token: { symbol: 'XYZ', decimals: 9 } })).toBe('XYZ');
  });
});
