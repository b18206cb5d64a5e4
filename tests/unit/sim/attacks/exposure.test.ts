import { describe, expect, it } from 'vitest';
import { Exposure } from '#sim/attacks/exposure.ts';

describe('sim/attacks/exposure.ts', () => {
  it('adds up amounts over time, and rounds the sum down to whole unit-days once', () => {
    const exposure = new Exposure();
    expect(exposure.baseUnitDays).toBe(0n);
    exposure.add(3n, 43_200);
    expect(exposure.baseUnitDays).toBe(1n);
    exposure.add(1n, 43_200);
    expect(exposure.baseUnitDays).toBe(2n);
  });
});
