import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CapitalFound, searchLeastCapital } from '#sim/attacks/least-capital.ts';

const UNIT = 1_000_000_000n;

function search(least: bigint, most: bigint, needed: bigint, precision = 1.01): Promise<CapitalFound> {
  return searchLeastCapital(
    { leastBaseUnits: least, mostBaseUnits: most, precision },
    async (capital) => capital >= needed,
  );
}

describe('sim/attacks/least-capital.ts', () => {
  it('closes in on the bound from both sides, to within the precision', async () => {
    const needed = 12_345_678n * UNIT;
    const { smallestSuccess, largestFailure, tries } = await search(UNIT, 500_000_000n * UNIT, needed);
    expect(largestFailure! < needed && needed <= smallestSuccess!).toBe(true);
    expect(Number(smallestSuccess) / Number(largestFailure)).toBeLessThanOrEqual(1.01);
    expect(tries.length).toBeLessThan(20);
  });

  it('finds the very unit when asked to', async () => {
    expect(await search(1n, 1_000n, 777n, 1)).toMatchObject({ smallestSuccess: 777n, largestFailure: 776n });
  });

  it('says when not even the most succeeds, or the least does', async () => {
    expect(await search(1n, 10n, 11n)).toMatchObject({ smallestSuccess: undefined, largestFailure: 10n });
    expect(await search(5n, 10n, 1n)).toMatchObject({ smallestSuccess: 5n, largestFailure: undefined });
    const both = await search(10n, 10n, 1n);
    expect(both.tries).toEqual([{ capitalBaseUnits: 10n, succeeded: true }]);
  });

  it('finds the least where too much fails again, near the likely one if need be', async () => {
    const bounds = { leastBaseUnits: UNIT, mostBaseUnits: 460_000_000n * UNIT, precision: 1.01 };
    const wide = await searchLeastCapital(bounds, async (c) => c >= 700_000n * UNIT && c <= 40_000_000n * UNIT);
    expect(Number(wide.smallestSuccess) / Number(700_000n * UNIT)).toBeCloseTo(1, 1);
    expect(wide.tooMuch).toBe(bounds.mostBaseUnits);
    const isNarrow = async (c: bigint): Promise<boolean> => c >= 1_900_000n * UNIT && c <= 2_100_000n * UNIT;
    expect(await searchLeastCapital(bounds, isNarrow)).toMatchObject({
      smallestSuccess: undefined,
      tooMuch: undefined,
    });
    const narrow = await searchLeastCapital({ ...bounds, likelyBaseUnits: 2_000_000n * UNIT }, isNarrow);
    expect(narrow.smallestSuccess! >= 1_900_000n * UNIT && narrow.smallestSuccess! <= 2_000_000n * UNIT).toBe(true);
    expect(narrow.largestFailure! < 1_900_000n * UNIT).toBe(true);
  });

  it('ends where an attempt has no answer', async () => {
    let calls = 0;
    const found = await searchLeastCapital({ leastBaseUnits: 1n, mostBaseUnits: 100n, precision: 1.01 }, async () => {
      calls += 1;
      return calls === 1 ? true : undefined;
    });
    expect([calls, found.tries.length, found.largestFailure]).toEqual([2, 1, undefined]);
  });

  it('is right for any bound', async () => {
    const amounts = fc.bigInt({ min: 1n, max: 10n ** 18n });
    await fc.assert(
      fc.asyncProperty(amounts, amounts, async (needed, most) => {
        const { smallestSuccess, largestFailure } = await search(1n, most, needed);
        if (needed > most) {
          expect([smallestSuccess, largestFailure]).toEqual([undefined, most]);
          return;
        }
        expect(smallestSuccess! >= needed).toBe(true);
        if (largestFailure !== undefined) expect(largestFailure < needed).toBe(true);
      }),
    );
  });
});
