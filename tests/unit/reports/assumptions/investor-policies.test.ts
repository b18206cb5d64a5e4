import { describe, expect, it } from 'vitest';
import { INVESTOR_POLICIES } from '#reports/assumptions/investor-policies.ts';
import { policyClaims } from '#tests/support/assumption-runs.ts';

describe('reports/assumptions/investor-policies', () => {
  it('has the defaults of the policies themselves', () => {
    const { said, found } = policyClaims(INVESTOR_POLICIES);
    expect(Object.keys(said as object).length).toBeGreaterThan(30);
    expect(said).toEqual(found);
  });
});
