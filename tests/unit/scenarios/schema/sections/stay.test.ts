import { describe, expect, it } from 'vitest';
import { arrivalSection, lifetimeSection } from '#scenarios/schema/sections/stay.ts';

describe('scenarios/schema/sections/stay.ts', () => {
  it('reads arrivals and lifetimes in seconds', () => {
    expect(arrivalSection().parse({ at_start: '40%', over: '2y', doubling: '1y' })).toStrictEqual({
      at_start: 4_000,
      over: 63_072_000,
      doubling: 31_536_000,
    });
    expect(arrivalSection().parse({ over: '1d' })).toStrictEqual({ at_start: 0, over: 86_400 });
    expect(lifetimeSection().parse({ mean: '12h' })).toStrictEqual({ mean: 43_200 });
  });

  it('rejects times that are none', () => {
    expect(
      [{}, { over: '0d' }, { over: '1y', at_start: '101%' }].filter(
        (values) => arrivalSection().safeParse(values).success,
      ),
    ).toStrictEqual([]);
    expect(
      [{}, { mean: '0d' }, { mean: 3 }].filter((values) => lifetimeSection().safeParse(values).success),
    ).toStrictEqual([]);
  });
});
