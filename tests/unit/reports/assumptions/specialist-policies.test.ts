import { describe, expect, it } from 'vitest';
import { SPECIALIST_POLICIES } from '#reports/assumptions/specialist-policies.ts';
import { policyClaims } from '#tests/support/assumption-runs.ts';

describe('reports/assumptions/specialist-policies', () => {
  it('has the defaults of the policies themselves', () => {
    const { said, found } = policyClaims(SPECIALIST_POLICIES);
    expect(Object.keys(said as object).length).toBeGreaterThan(30);
    expect(said).toEqual(found);
  });
});
