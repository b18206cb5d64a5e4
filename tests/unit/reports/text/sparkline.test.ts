import { describe, expect, it } from 'vitest';
import { sparkline } from '#reports/text/sparkline.ts';

describe('reports/text/sparkline', () => {
  it('draws the least value low and the greatest high', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8)).toBe('▁▂▃▄▅▆▇█');
    expect(sparkline([5, 0], 8)).toBe('█▁');
  });

  it('ends with the last value, whatever is between', () => {
    const fallen = [...Array.from({ length: 99 }, () => 1), 0];
    expect(sparkline(fallen, 20)).toBe(`${'█'.repeat(19)}▁`);
    // Eleven steps of 15/11 are less than 15 in floating point.
    expect(sparkline(fallen.slice(-16), 12)).toBe(`${'█'.repeat(11)}▁`);
    expect(sparkline([3, 2, 1], 1)).toBe('▄');
  });

  it('samples a long series and draws a steady one flat', () => {
    const long = Array.from({ length: 1_000 }, (_, index) => index);
    expect(sparkline(long, 4)).toBe('▁▃▆█');
    expect(sparkline([100, 100.5, 100], 8)).toBe('▄▄▄');
    expect(sparkline([0, 0], 8)).toBe('▄▄');
    expect(sparkline([], 8)).toBe('');
  });
});
