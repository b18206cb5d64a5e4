import { describe, expect, it } from 'vitest';
import { endsYear, yearsIn } from '#reports/year-ends.ts';

const DAY = 86_400;

describe('reports/year-ends', () => {
  it('ends a year with its 365th day, whatever the tick', () => {
    expect([363, 364, 365, 729].map((tick) => endsYear(tick, DAY))).toEqual([false, true, false, true]);
    expect([729, 730].map((tick) => endsYear(tick, DAY / 2))).toEqual([true, false]);
  });

  it('ends it with the first week that reaches beyond it where ticks are weeks', () => {
    const ends = Array.from({ length: 160 }, (_, tick) => tick).filter((tick) => endsYear(tick, 7 * DAY));
    expect(ends).toEqual([52, 104, 156]);
    expect([yearsIn(52, 7 * DAY), yearsIn(53, 7 * DAY)]).toEqual([0, 1]);
  });
});
