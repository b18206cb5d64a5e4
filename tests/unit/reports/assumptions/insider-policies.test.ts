import { describe, expect, it } from 'vitest';
import { INSIDER_POLICIES } from '#reports/assumptions/insider-policies.ts';
import { policyClaims } from '#tests/support/assumption-runs.ts';

describe('reports/assumptions/insider-policies', () => {
  it('has the defaults of the policies themselves', () => {
    const { said, found } = policyClaims(INSIDER_POLICIES);
    expect(Object.keys(said as object).length).toBeGreaterThan(30);
    expect(said).toEqual(found);
  });
});
