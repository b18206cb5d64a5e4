import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestPart } from '#sim/replay/delta-debugging.ts';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

describe('sim/replay/delta-debugging', () => {
  it('finds the items that matter, in their order', async () => {
    const part = await smallestPart(numbers(100), async (left) => [70, 3, 41].every((one) => left.includes(one)));
    expect(part).toEqual([3, 41, 70]);
  });

  it('finds nothing where nothing matters', async () => {
    expect(await smallestPart(numbers(9), async () => true)).toEqual([]);
    expect(await smallestPart([], async () => false)).toEqual([]);
  });

  it('ends with the smallest part so far when it is stopped', async () => {
    let plays = 0;
    const part = await smallestPart(numbers(64), async (left) => {
      plays += 1;
      return plays > 3 ? undefined : left.includes(63);
    });
    expect(part.length).toBeLessThan(64);
    expect(part).toContain(63);
  });

  it('comes to a part of which every item is needed, whatever is needed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat(39), { maxLength: 6 }),
        async (count, wanted) => {
          const needed = new Set(wanted.map((one) => one % count));
          const holds = async (left: readonly number[]): Promise<boolean> =>
            [...needed].every((one) => left.includes(one));
          const part = await smallestPart(numbers(count), holds);
          expect(part).toEqual([...needed].sort((a, b) => a - b));
        },
      ),
      { seed: 8, numRuns: 200 },
    );
  });
});
