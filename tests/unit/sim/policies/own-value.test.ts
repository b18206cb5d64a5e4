import { describe, expect, it } from 'vitest';
import { ownValue } from '#sim/policies/own-value.ts';
import { someStreams } from '#tests/support/sim-fixtures.ts';

describe('sim/policies/own-value.ts', () => {
  it("stays within the spread around the cohort's value, and reaches both sides of it", () => {
    const rng = someStreams().own('value');
    const drawn = Array.from({ length: 500 }, () => ownValue(rng, 200, 0.3));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(140);
    expect(Math.min(...drawn)).toBeLessThan(145);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(260);
    expect(Math.max(...drawn)).toBeGreaterThan(255);
    expect(ownValue(rng, 7, 0)).toBe(7);
  });
});
