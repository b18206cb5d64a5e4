import { describe, expect, it } from 'vitest';
import { secondAddress } from '#harness/crafted/second-address.ts';
import { isOnCurve } from '#harness/program/ed25519-point.ts';
import { findProgramAddress } from '#harness/program/pda.ts';

describe('secondAddress', () => {
  it('is off the curve, of the same seeds, and not the canonical address', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const programId = new Uint8Array(32).fill(9);
      const seeds = [Uint8Array.of(seed)];
      const second = secondAddress(seeds, programId);
      const canonical = findProgramAddress(seeds, programId);
      expect(isOnCurve(second)).toBe(false);
      expect(second).not.toEqual(canonical.address);
      expect(secondAddress(seeds, programId)).toEqual(second);
    }
  });
});
