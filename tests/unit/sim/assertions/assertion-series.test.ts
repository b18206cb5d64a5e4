import { describe, expect, it } from 'vitest';
import { Extreme, FirstThat, Mean, type Series, ValueAt } from '#sim/assertions/assertion-series.ts';
import type { MetricValue } from '#sim/ports/run-sink.ts';

const NONE = { value: undefined, tickIndex: undefined };

function decided(series: Series, values: readonly MetricValue[]) {
  for (const [tick, value] of values.entries()) series.take(value, tick);
  return series.decision();
}

const above3 = (value: number | bigint): boolean => value > 3;
const notAbove3 = (value: number | bigint): boolean => !above3(value);
const over3 = (value: number | bigint): number => Number(value) - 3;
const under3 = (value: number | bigint): number => -over3(value);

describe('sim/assertions/assertion-series.ts', () => {
  it('keeps the last value, and none where the series is not defined there', () => {
    expect(decided(new ValueAt(), [1, 2])).toEqual({ value: 2, tickIndex: 1 });
    expect(decided(new ValueAt(), [1, undefined])).toEqual(NONE);
    expect(decided(new ValueAt(), [])).toEqual(NONE);
  });

  it('keeps the first value that breaks, else the nearest to breaking', () => {
    expect(decided(new FirstThat(notAbove3, under3), [undefined, 9, 2, 1])).toEqual({ value: 2, tickIndex: 2 });
    expect(decided(new FirstThat(notAbove3, under3), [9n, undefined, 4n, 5n, 4n])).toEqual({ value: 4n, tickIndex: 2 });
    expect(decided(new FirstThat(notAbove3, under3), [undefined])).toEqual(NONE);
  });

  it('keeps the first value that holds, else the nearest to holding', () => {
    expect(decided(new FirstThat(above3, over3), [1, 5, 9])).toEqual({ value: 5, tickIndex: 1 });
    expect(decided(new FirstThat(above3, over3), [1, undefined, 2, 0, 2])).toEqual({ value: 2, tickIndex: 2 });
    expect(decided(new FirstThat(above3, over3), [])).toEqual(NONE);
  });

  it('keeps the first of the extreme values', () => {
    const least = new Extreme((value, best) => value < best);
    expect(decided(least, [undefined, 3n, 1n, 2n, 1n])).toEqual({ value: 1n, tickIndex: 2 });
    expect(decided(new Extreme(above3), [])).toEqual(NONE);
  });

  it('means over the ticks with a value, amounts summed exactly', () => {
    expect(decided(new Mean(), [1, undefined, 2])).toEqual({ value: 1.5, tickIndex: undefined });
    expect(decided(new Mean(), [9_007_199_254_740_993n, 1n])).toEqual({
      value: 4_503_599_627_370_497,
      tickIndex: undefined,
    });
    expect(decided(new Mean(), [undefined])).toEqual(NONE);
  });
});
