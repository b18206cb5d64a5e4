import { describe, expect, it } from 'vitest';
import { countInWords, durationInWords } from '#reports/text/duration.ts';

describe('reports/text/duration', () => {
  it('says durations in the largest unit that divides them', () => {
    expect([86_400, 604_800, 21_600, 60, 90, 1].map(durationInWords)).toEqual([
      '1 day',
      '7 days',
      '6 hours',
      '1 minute',
      '90 seconds',
      '1 second',
    ]);
  });

  it('counts one of a thing and several', () => {
    expect([0, 1, 1_095].map((value) => countInWords(value, 'tick'))).toEqual(['0 ticks', '1 tick', '1,095 ticks']);
  });
});
