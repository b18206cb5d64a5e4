import { describe, expect, it } from 'vitest';
import { joinInWords } from '#reports/text/join-in-words.ts';

describe('joinInWords', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('joins %j', (parts, text) => {
    expect(joinInWords(parts)).toBe(text);
  });
});
