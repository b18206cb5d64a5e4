import { describe, expect, it } from 'vitest';
import { exactBanzhaf } from '#sim/metrics/banzhaf.ts';
import { PowerBook } from '#sim/metrics/power-book.ts';

/** A book of these powers; the first `whales` agents are whales. */
function bookOf(powers: readonly bigint[], whales = 0): PowerBook {
  const book = new PowerBook(powers.map((_, agent) => agent < whales));
  for (const [agent, power] of powers.entries()) book.replace(agent, power);
  return book;
}

describe('sim/metrics/power-book.ts', () => {
  it('keeps powers, their sum and their order', () => {
    const book = bookOf([5n, 0n, 9n]);
    book.replace(0, 7n);
    expect([book.of(0), book.of(1), book.of(2), book.of(3)]).toEqual([7n, 0n, 9n, 0n]);
    expect(book.total).toBe(16n);
    expect([...book.ascending()]).toEqual([7n, 9n]);
  });

  it('finds the largest holders, equal ones by their index', () => {
    const book = bookOf([3n, 8n, 5n, 8n, 0n, 5n, 5n]);
    expect(book.top(2)).toEqual([1, 3]);
    expect(book.top(4)).toEqual([1, 3, 2, 5]);
    expect(book.top(20)).toEqual([1, 3, 2, 5, 6, 0]);
    expect(book.top(0)).toEqual([]);
    expect(bookOf([0n]).top(3)).toEqual([]);
  });

  it('tells apart powers that are the same float', () => {
    const large = 2n ** 60n;
    expect(bookOf([large, large + 1n, large + 2n]).top(2)).toEqual([2, 1]);
  });

  it('measures how decisive the largest is, and again after a change', () => {
    const book = bookOf([50n, 49n, 1n], 1);
    // 50, 49 and 1 with more than half of 100: swings 3, 1 and 1 of four.
    expect(book.decisiveness()).toEqual({ top1: 0.75, whaleShare: 0.6, error: 0 });
    expect(book.decisiveness()).toBe(book.decisiveness());
    book.replace(0, 52n);
    expect(book.decisiveness()).toEqual({ top1: 1, whaleShare: 1, error: 0 });
    expect(book.concentration()).toMatchObject({ holders: 3, whaleShare: 52 / 102 });
  });

  it('has nothing to measure while nobody has power', () => {
    const book = bookOf([0n, 0n]);
    expect([book.decisiveness(), book.concentration()]).toEqual([undefined, undefined]);
  });

  it('comes near the exact figures of twenty holders', () => {
    const powers = Array.from({ length: 20 }, (_, rank) => BigInt(Math.floor(10 ** 15 / (rank + 1))));
    const shuffled = powers.map((_, position) => powers[(position * 7 + 3) % 20] as bigint);
    const { top1, whaleShare, error } = bookOf(shuffled, 10).decisiveness() ?? { top1: 0, whaleShare: 0, error: 0 };
    const total = powers.reduce((sum, power) => sum + power, 0n);
    const exact = exactBanzhaf(shuffled, total / 2n + 1n);
    const sum = exact.reduce((all, power) => all + power, 0);
    const whales = exact.subarray(0, 10).reduce((all, power) => all + power, 0);
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(top1 - Math.max(...exact))).toBeLessThan(0.1 * error);
    expect(whaleShare).toBeCloseTo(whales / sum, 2);
  });
});
