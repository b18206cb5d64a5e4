import { describe, expect, it } from 'vitest';
import { titledApart } from '#reports/sweep/variant-titles.ts';

describe('reports/sweep/variant-titles.ts', () => {
  it('adds the name where two titles are the same, and nothing else', () => {
    const plan = { name: 'plan', title: 'Plan', more: 1 };
    const steep = { name: 'steep', title: 'Plan', more: 2 };
    const other = { name: 'other', title: 'Other', more: 3 };
    expect(titledApart([plan, other, steep])).toEqual([
      { name: 'plan', title: 'Plan (plan)', more: 1 },
      other,
      { name: 'steep', title: 'Plan (steep)', more: 2 },
    ]);
    expect(titledApart([plan, other])).toEqual([plan, other]);
  });
});
