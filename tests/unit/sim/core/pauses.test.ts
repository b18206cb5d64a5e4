import { describe, expect, it } from 'vitest';
import { PAUSE_NAMES, pausedNames, pauseMask } from '#sim/core/pauses.ts';

describe('sim/core/pauses.ts', () => {
  it('gives each name its bit in the mask of the program', () => {
    expect(PAUSE_NAMES.map((name) => pauseMask([name]))).toStrictEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
  });

  it('adds names up, each once', () => {
    expect(pauseMask([])).toBe(0);
    expect(pauseMask(['vote', 'stake', 'vote'])).toBe(33);
    expect(pauseMask(PAUSE_NAMES)).toBe(511);
  });

  it('names the bits of a mask in their order, unknown ones left out', () => {
    expect(pausedNames(pauseMask(['vote', 'stake']))).toStrictEqual(['stake', 'vote']);
    expect(pausedNames(0)).toStrictEqual([]);
    expect(pausedNames(0xffff)).toStrictEqual(PAUSE_NAMES);
  });
});
