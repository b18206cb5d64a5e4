import { describe, expect, it } from 'vitest';
import { dayOfUnixSeconds, SECONDS_PER_DAY } from '#sim/core/units.ts';

describe('sim/core/units.ts', () => {
  it('counts UTC days', () => {
    const noon = Date.UTC(2026, 0, 1, 12) / 1000;
    const day = dayOfUnixSeconds(noon);
    expect(day * SECONDS_PER_DAY).toBe(Date.UTC(2026, 0, 1) / 1000);
    expect(dayOfUnixSeconds(Date.UTC(2026, 0, 1, 23, 59, 59) / 1000)).toBe(day);
    expect(dayOfUnixSeconds(Date.UTC(2026, 0, 2) / 1000)).toBe(day + 1);
  });
});
