import { describe, expect, it } from 'vitest';
import { PAUSE_NAMES, pauseMask } from '#sim/core/pauses.ts';

describe('sim/core/pauses.ts', () => {
  it('gives each name its bit in the mask of the program', () => {
    expect(PAUSE_NAMES.map((name) => pauseMask([name]))).toStrictEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
  });

  it('adds names up, each once', () => {
    expect(pauseMask([])).toBe(0);
    expect(pauseMask(['vote', 'stake', 'vote'])).toBe(33);
    expect(pauseMask(PAUSE_NAMES)).toBe(511);
  });
});
