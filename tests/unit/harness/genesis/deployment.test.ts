import { describe, expect, it } from 'vitest';
import { type Deployment, grantOf } from '#harness/genesis/deployment.ts';

describe('harness/genesis/deployment', () => {
  it('finds a grant by its position in the plan, and rejects one that there is not', () => {
    const address = new Uint8Array(32);
    const grant = { beneficiary: address, tokenAccount: address, index: 0, vesting: address };
    const deployment = { grants: [grant] } as unknown as Deployment;
    expect(grantOf(deployment, 0)).toBe(grant);
    expect(() => grantOf(deployment, 1)).toThrow(
      expect.objectContaining({
        code: 'CORE__VALUE_OUT_OF_RANGE',
        context: { what: 'vesting grant', expected: '0 to 0', found: '1' },
      }),
    );
  });
});
