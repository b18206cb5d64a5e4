import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { days, lockMix, lockWeights, meanDays, rateBps, shareBps } from '#sim/policies/config-fields.ts';

const LOCKS = [0, 7, 30];
const FALLBACK = [1, 2, 3, 4, 5];

function problemOf(mix: Record<string, number>): unknown {
  try {
    return lockWeights('staker', mix, LOCKS, FALLBACK);
  } catch (error) {
    return isSimError(error, 'POLICY__CONFIG_INVALID') ? error.context : error;
  }
}

describe('sim/policies/config-fields.ts', () => {
  it('fills in defaults and keeps descriptions', () => {
    const schema = z.strictObject({
      a: shareBps(7, 'A.'),
      b: rateBps(8, 'B.'),
      c: days(9, 'C.'),
      d: meanDays(1, 'D.'),
    });
    expect(schema.parse({})).toEqual({ a: 7, b: 8, c: 9, d: 1 });
    expect(schema.shape.a.description).toBe('A.');
  });

  it('rejects values outside their unit', () => {
    expect(shareBps(0, '').safeParse(10_001).success).toBe(false);
    expect(shareBps(0, '').safeParse(0.5).success).toBe(false);
    expect(rateBps(0, '').safeParse(-1).success).toBe(false);
    expect(days(0, '').safeParse(-0.1).success).toBe(false);
    expect(meanDays(1, '').safeParse(0).success).toBe(false);
    expect(meanDays(1, '').safeParse(Number.POSITIVE_INFINITY).success).toBe(false);
    expect(lockMix('').safeParse({ '7d': 1 }).success).toBe(false);
    expect(lockMix('').safeParse({ 7: -1 }).success).toBe(false);
  });

  it('orders the weights of a mix as the locks, and takes the fallback without one', () => {
    expect(lockWeights('staker', { 30: 5, 0: 1 }, LOCKS, FALLBACK)).toEqual([1, 0, 5]);
    expect(lockWeights('staker', undefined, LOCKS, FALLBACK)).toEqual([1, 2, 3]);
  });

  it('rejects locks that the scenario does not have, and a mix of nothing', () => {
    expect(problemOf({ 14: 1 })).toMatchObject({ path: 'lock_mix', found: '14' });
    expect(problemOf({ 7: 0 })).toMatchObject({ path: 'lock_mix', found: '0, 0, 0' });
  });
});
