import { describe, expect, it } from 'vitest';
import { sweepSchema } from '#scenarios/sweep/sweep-schema.ts';

const LEAST = { version: 1, name: 'caps', scenario: '../library/a.yaml', charts: [{ metric: 'staking.ratio' }] };

describe('scenarios/sweep/sweep-schema.ts', () => {
  const schema = sweepSchema();

  it('fills in what a sweep leaves out', () => {
    expect(schema.parse(LEAST)).toStrictEqual({
      ...LEAST,
      description: '',
      seeds: 20,
      variants: [{ name: 'base', set: {} }],
      conclusions: [],
    });
  });

  it.each([
    { version: 2 },
    { name: 'Caps On' },
    { scenario: '/a.yaml' },
    { scenario: 'a.txt' },
    { scenario: 'x/../../a.yaml' },
    { scenario: 'http://x/a.yaml' },
    { seeds: 0 },
    { seeds: 201 },
    { seeds: [1, 2] },
    { charts: [] },
    { charts: Array.from({ length: 13 }, () => ({ metric: 'a.b' })) },
    { charts: [{ metric: 'Staking Ratio' }] },
    { variants: [] },
    { variants: Array.from({ length: 21 }, (_, i) => ({ name: `v${i}` })) },
    { variants: [{ name: 'a', sets: {} }] },
    { conclusions: [{ say: 'x', metric: 'a.b', at: 'middle', above: 1 }] },
    { conclusions: [{ say: 'x', metric: 'a.b', at: 'min', above: 1, between: ['1y'] }] },
    { conclusions: [{ say: 'a\nb', metric: 'a.b', at: 'end', above: 1 }] },
    { engine: 'litesvm' },
  ])('rejects %j', (changes) => {
    expect(schema.safeParse({ ...LEAST, ...changes }).success).toBe(false);
  });
});
