import { describe, expect, it } from 'vitest';
import { MAX_PAUSE_SECONDS } from '#scenarios/schema/limits.ts';
import { guardianSection } from '#scenarios/schema/sections/guardian.ts';
import { MAX_PAUSE_SECONDS as LONGEST_ON_CHAIN } from '#sim/ledger/economy/roles.ts';

const PAUSE = { at: '120d', for: '3d', what: ['stake', 'vote'] };

describe('scenarios/schema/sections/guardian.ts', () => {
  const section = guardianSection();

  it('reads pauses in seconds and vetoes by proposal', () => {
    expect(section.parse({ pauses: [PAUSE], vetoes: [{ proposal: 3 }] })).toStrictEqual({
      pauses: [{ at: 10_368_000, for: 259_200, what: ['stake', 'vote'] }],
      vetoes: [{ proposal: 3 }],
    });
  });

  it('takes one of the two lists alone, and twenty of each', () => {
    expect(section.parse({ vetoes: [{ proposal: 0 }] })).toStrictEqual({ pauses: [], vetoes: [{ proposal: 0 }] });
    const many = (count: number): unknown => ({
      pauses: Array.from({ length: count }, () => PAUSE),
      vetoes: Array.from({ length: count }, () => ({ proposal: 0 })),
    });
    expect([section.safeParse(many(20)).success, section.safeParse(many(21)).success]).toEqual([true, false]);
  });

  it('allows the longest pause of the program', () => {
    expect(MAX_PAUSE_SECONDS).toBe(LONGEST_ON_CHAIN);
    expect(section.safeParse({ pauses: [{ ...PAUSE, for: '7d' }] }).success).toBe(true);
  });

  it.each([
    { pauses: [{ ...PAUSE, for: '8d' }] },
    { pauses: [{ ...PAUSE, for: '0d' }] },
    { pauses: [{ ...PAUSE, at: 120 }] },
    { pauses: [{ ...PAUSE, what: [] }] },
    { pauses: [{ ...PAUSE, what: ['unstake'] }] },
    { pauses: [{ at: '1d', for: '1d' }] },
    { pauses: [{ ...PAUSE, why: 'theft' }] },
    { vetoes: [{ proposal: -1 }] },
    { vetoes: [{ proposal: 0.5 }] },
    { vetoes: [3] },
    { unpauses: [] },
  ])('rejects %j', (values) => {
    expect(section.safeParse(values).success).toBe(false);
  });
});
