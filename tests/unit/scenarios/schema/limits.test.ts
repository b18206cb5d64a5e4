import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as limits from '#scenarios/schema/limits.ts';

const constants = readFileSync(new URL('../../../../programs/staking/src/constants.rs', import.meta.url), 'utf8');

const readme = readFileSync(new URL('../../../../programs/staking/README.md', import.meta.url), 'utf8');

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
    ['MAX_INFLATION_CAP_BPS', limits.MAX_INFLATION_CAP_BPS],
    ['MAX_BOOST_BPS', limits.MAX_BOOST_BPS],
    ['MAX_BOOST_DAYS', limits.MAX_BOOST_DAYS],
    ['MIN_TIMELOCK_DAYS', limits.MIN_TIMELOCK_DAYS],
    ['MAX_VESTING_DAYS', limits.MAX_VESTING_DAYS],
  ])('has the %s of the program', (name, limit) => {
    expect(String(limit)).toBe(programConstant(name));
  });

  it.each([
    ['ticket_days', limits.PARAMETER_DAYS.ticketLength],
    ['active_days', limits.PARAMETER_DAYS.activeWithin],
    ['long_term_days', limits.PARAMETER_DAYS.longTermAfter],
    ['voting_days', limits.PARAMETER_DAYS.voting],
    ['timelock_days', limits.PARAMETER_DAYS.timelock],
    ['grace_days', limits.PARAMETER_DAYS.grace],
    ['seasoning_days', limits.PARAMETER_DAYS.seasoning],
    ['cooldown_days', limits.PARAMETER_DAYS.coolDown],
    ['quorum_bps by kind', limits.PARAMETER_BPS.quorum],
    ['approval_bps by kind', limits.PARAMETER_BPS.approval],
    ['power_cap_bps', limits.PARAMETER_BPS.powerCap],
    ['late_hours', { min: 0, max: limits.MAX_LATE_WINDOW_HOURS }],
  ])('has the bounds of %s in the program documentation', (parameter, { min, max }) => {
    const row = readme.split('\n').find((line) => line.includes(`| ${parameter} |`));
    expect(row).toContain(`| ${min} to ${max}`);
  });

  it('lets the guardian veto as long as the program does', () => {
    const governance = readFileSync(
      new URL('../../../../programs/staking/src/state/governance.rs', import.meta.url),
      'utf8',
    );
    expect(governance).toMatch(new RegExp(`MAX_VETO_DAYS: u16 = ${limits.PARAMETER_DAYS.vetoFor.max};`));
  });

  it('lets one roll close the days of the longest tick', () => {
    expect(limits.MAX_TICK_SECONDS / 86_400).toBeLessThanOrEqual(Number(programConstant('MAX_DAYS_PER_ROLL')));
  });
});
