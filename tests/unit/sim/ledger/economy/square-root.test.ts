import { describe, expect, it } from 'vitest';
import { squareRootFloor } from '#sim/ledger/economy/square-root.ts';

describe('sim/ledger/economy/square-root', () => {
  it('is the largest integer whose square is at most the value', () => {
    const edges = [
      0n,
      1n,
      2n,
      3n,
      4n,
      8n,
      9n,
      15n,
      16n,
      10n ** 18n,
      2n ** 64n - 1n,
      2n ** 128n - 1n,
      2n ** 128n,
      2n ** 106n + 1n,
    ];
    for (const value of edges) {
      const root = squareRootFloor(value);
      expect([value, root * root <= value, (root + 1n) * (root + 1n) > value]).toEqual([value, true, true]);
    }
  });

  it('is exact around squares, where a float is not', () => {
    for (let bits = 2n; bits <= 64n; bits += 1n) {
      const root = 2n ** bits - 1n;
      expect(squareRootFloor(root * root)).toBe(root);
      expect(squareRootFloor(root * root - 1n)).toBe(root - 1n);
      expect(squareRootFloor(root * root + 2n * root)).toBe(root);
    }
  });

  it('takes values that no double holds', () => {
    expect(squareRootFloor(10n ** 700n)).toBe(10n ** 350n);
  });
});
