import { describe, expect, it } from 'vitest';
import { nearestName } from '#scenarios/schema/nearest.ts';

const KEYS = ['seed', 'start', 'min_stake', 'max_stake', 'patience_days_mean'];

describe('scenarios/schema/nearest.ts', () => {
  it.each([
    ['sed', 'seed'],
    ['seeds', 'seed'],
    ['min_steak', 'min_stake'],
    ['maxStake', 'max_stake'],
    ['Min-Stake', 'min_stake'],
    ['patience_days', 'patience_days_mean'],
  ])('finds for %s the name %s', (name, nearest) => {
    expect(nearestName(name, KEYS)).toBe(nearest);
  });

  it.each(['', 'colour', 'x'])('finds no name near "%s"', (name) => {
    expect(nearestName(name, KEYS)).toBeUndefined();
  });

  it('does not compare names of any length', () => {
    expect(nearestName('seed'.repeat(100_000), KEYS)).toBeUndefined();
  });
});
