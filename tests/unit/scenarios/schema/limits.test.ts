import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as limits from '#scenarios/schema/limits.ts';

const constants = readFileSync(new URL('../../../../programs/staking/src/constants.rs', import.meta.url), 'utf8');

/** A number that the program compiles in. */
function programConstant(name: string): string | undefined {
  return new RegExp(`pub const ${name}: \\w+ = ([0-9_]+);`).exec(constants)?.[1]?.replaceAll('_', '');
}

describe('scenarios/schema/limits.ts', () => {
  it.each([
    ['MAX_TOTAL_SUPPLY', limits.MAX_SUPPLY_BASE_UNITS],
    ['LOCK_TIERS', limits.LOCK_COUNT],
    ['MAX_LOCK_DAYS', limits.MAX_LOCK_DAYS],
    ['MAX_MULTIPLIER_BPS', limits.MAX_MULTIPLIER_BPS],
    ['MAX_PENALTY_BPS', limits.MAX_PENALTY_BPS],
    ['MAX_REWARD_RATE_BPS', limits.MAX_REWARD_RATE_BPS],
  ])('has the %s of the program', (name, limit) => {
    expect(String(limit)).toBe(programConstant(name));
  });

  it('lets one roll close the days of the longest tick', () => {
    expect(limits.MAX_TICK_SECONDS / 86_400).toBeLessThanOrEqual(Number(programConstant('MAX_DAYS_PER_ROLL')));
  });
});
