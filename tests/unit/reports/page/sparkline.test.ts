import { describe, expect, it } from 'vitest';
import { sparklineSvg } from '#reports/page/sparkline.ts';

const pointsOf = (values: readonly (number | undefined)[]): readonly string[] =>
  /points="([^"]*)"/.exec(sparklineSvg(values)?.text ?? '')?.[1]?.split(' ') ?? [];

describe('reports/page/sparkline', () => {
  it('goes from the least value at the foot to the greatest at the top', () => {
    expect(pointsOf([1, 3, 2])).toEqual(['0.0,26.0', '60.0,2.0', '120.0,14.0']);
  });

  it('leaves out what has no value, and draws what never changes in the middle', () => {
    expect(pointsOf([undefined, 5, 5])).toEqual(['60.0,14.0', '120.0,14.0']);
  });

  it('draws many values in few points, the first and the last among them', () => {
    const points = pointsOf(Array.from({ length: 1_095 }, (_, tick) => tick));
    expect(points).toHaveLength(60);
    expect(points[0]).toBe('0.0,26.0');
    expect(points.at(-1)).toBe('120.0,2.0');
  });

  it('is nothing below two values, and nothing to a screen reader', () => {
    expect(sparklineSvg([1])).toBeUndefined();
    expect(sparklineSvg([undefined, 1, undefined])).toBeUndefined();
    expect(sparklineSvg([1, 2])?.text).toContain('aria-hidden="true"');
  });
});
