import { describe, expect, it } from 'vitest';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import {
  bpsCeil,
  bpsFloor,
  divCeil,
  divFloor,
  maxBigint,
  minBigint,
  mulDivCeil,
  mulDivFloor,
} from '#sim/core/fixed.ts';

describe('sim/core/fixed.ts', () => {
  it('rounds in the named direction, below zero too', () => {
    expect([divFloor(7n, 2n), divFloor(-7n, 2n), divFloor(6n, 2n), divFloor(0n, 2n)]).toEqual([3n, -4n, 3n, 0n]);
    expect([divCeil(7n, 2n), divCeil(-7n, 2n), divCeil(6n, 2n), divCeil(0n, 2n)]).toEqual([4n, -3n, 3n, 0n]);
  });

  it('multiplies without losing digits', () => {
    const large = 2n ** 127n;
    expect(mulDivFloor(large, 3n, 7n)).toBe((large * 3n) / 7n);
    expect(mulDivCeil(large, 3n, 7n)).toBe((large * 3n) / 7n + 1n);
  });

  it('takes shares in basis points', () => {
    expect([bpsFloor(999n, 1_000), bpsCeil(999n, 1_000)]).toEqual([99n, 100n]);
    expect([bpsFloor(10n, 10_000), bpsCeil(10n, 0)]).toEqual([10n, 0n]);
  });

  it('compares', () => {
    expect([minBigint(1n, 2n), minBigint(2n, 1n), maxBigint(1n, 2n), maxBigint(2n, 1n)]).toEqual([1n, 1n, 2n, 2n]);
  });

  it('rejects denominators that are not above zero', () => {
    for (const denominator of [0n, -1n]) {
      try {
        divFloor(1n, denominator);
        expect.unreachable();
      } catch (error) {
        expect(isSimError(error, 'CORE__VALUE_OUT_OF_RANGE')).toBe(true);
      }
      expect(() => mulDivCeil(1n, 1n, denominator)).toThrow('a denominator is out of range');
    }
  });
});
