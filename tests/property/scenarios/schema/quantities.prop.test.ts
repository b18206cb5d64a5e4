import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatDuration,
  formatMultiplier,
  formatPercentage,
  readAmount,
  readDuration,
  readMultiplier,
  readPercentage,
} from '#scenarios/schema/quantities.ts';
import { SCENARIO_PROPERTY_SEED as seed } from '#tests/support/scenario-arbitraries.ts';

const MAX_BASE_UNITS = 4_000_000_000_000_000_000n;

describe('scenarios/schema/quantities.ts', () => {
  it('reads every amount back that it writes, to the base unit', () => {
    const amounts = fc.tuple(fc.bigInt({ min: 0n, max: MAX_BASE_UNITS }), fc.nat(9));
    fc.assert(
      fc.property(amounts, ([baseUnits, decimals]) => {
        const text = formatAmount(baseUnits, 'ACT', decimals);
        const range = { min: 0n, max: MAX_BASE_UNITS };
        expect(readAmount(text, { symbol: 'ACT', decimals }, range)).toStrictEqual({ ok: true, value: baseUnits });
      }),
      { seed },
    );
  });

  it('reads every percentage, multiplier and duration back that it writes', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (value) => {
        const range = { min: 0, max: Number.MAX_SAFE_INTEGER };
        expect(readPercentage(formatPercentage(value), range)).toStrictEqual({ ok: true, value });
        expect(readMultiplier(formatMultiplier(value), range)).toStrictEqual({ ok: true, value });
        expect(readDuration(formatDuration(value * 3_600), range)).toStrictEqual({ ok: true, value: value * 3_600 });
      }),
      { seed },
    );
  });

  it('suggests only what it would accept', () => {
    const values = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.double(),
      fc.stringMatching(/^ ?[0-9][0-9_, .]{0,9} ?[A-Za-z%]{0,5}$/),
    );
    const amounts = { min: 0n, max: MAX_BASE_UNITS };
    const any = { min: 0, max: Number.MAX_SAFE_INTEGER };
    const token = { symbol: 'ACT', decimals: 9 };
    fc.assert(
      fc.property(values, (value) => {
        const readers = [
          (input: unknown) => readAmount(input, token, amounts),
          (input: unknown) => readPercentage(input, any),
          (input: unknown) => readMultiplier(input, any),
          (input: unknown) => readDuration(input, any),
        ];
        for (const read of readers) {
          const reading = read(value);
          if (!reading.ok && reading.suggestion !== undefined) expect(read(reading.suggestion).ok).toBe(true);
        }
        expect(readers).toHaveLength(4);
      }),
      { seed, numRuns: 500 },
    );
  });
});
