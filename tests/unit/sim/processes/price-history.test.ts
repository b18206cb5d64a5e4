import { describe, expect, it } from 'vitest';
import { PriceHistory } from '#sim/processes/price-history.ts';

function recorded(prices: readonly (readonly [day: number, price: number])[]): PriceHistory {
  const history = new PriceHistory(100);
  for (const [day, price] of prices) history.record(day, price);
  return history;
}

describe('sim/processes/price-history.ts', () => {
  it('remembers the price of each day, and the first one for days before', () => {
    const history = recorded([
      [100, 5],
      [101, 7],
      [102, 6],
    ]);
    expect([0, 1, 2, 3, 99].map((days) => history.daysAgo(days))).toEqual([6, 7, 5, 5, 5]);
  });

  it('finds the highest of so many days, today included', () => {
    const history = recorded([
      [100, 9],
      [101, 7],
      [102, 6],
    ]);
    expect([0, 1, 2, 3, 99].map((days) => history.highestOf(days))).toEqual([6, 6, 7, 9, 9]);
    history.record(103, 8);
    expect([1, 2, 3].map((days) => history.highestOf(days))).toEqual([8, 8, 8]);
  });

  it('keeps the last and the highest of several ticks a day', () => {
    const history = recorded([
      [100, 5],
      [100, 9],
      [100, 4],
      [101, 3],
    ]);
    expect([history.daysAgo(1), history.highestOf(2), history.highestOf(1)]).toEqual([4, 9, 3]);
  });

  it('gives days without a tick the price before them', () => {
    const history = recorded([
      [100, 5],
      [103, 2],
    ]);
    expect([0, 1, 2, 3].map((days) => history.daysAgo(days))).toEqual([2, 5, 5, 5]);
    expect(history.highestOf(2)).toBe(5);
  });

  it('rounds days down, and takes none and less for today', () => {
    const history = recorded([
      [100, 5],
      [101, 7],
    ]);
    expect([history.daysAgo(0.9), history.daysAgo(-3), history.highestOf(-1)]).toEqual([7, 7, 7]);
  });
});
