import { describe, expect, it } from 'vitest';
import { type LinesAround, referenceLayers } from '#reports/charts/reference-level.ts';
import { timeChannel } from '#reports/charts/time-axis.ts';

const X = timeChannel(false);

const LEVEL = { value: 0.5, label: 'cap: half of it' };

function placeOf(values: readonly (number | undefined)[], changes: Partial<LinesAround> = {}): string {
  const lines = { series: [{ name: 'a', values }], domain: [0, 1] as const, heightPixels: 200 };
  const text = JSON.stringify(referenceLayers([LEVEL], { ...lines, ...changes }, X));
  const end = /"align":"(left|right)"/.exec(text)?.[1];
  return `${text.includes('"baseline":"top"') ? 'below' : 'above'} ${end}`;
}

describe('reports/charts/reference-level', () => {
  it('draws a rule, and its name over a halo', () => {
    const layers = referenceLayers([LEVEL], { series: [], domain: [0, 1], heightPixels: 100 }, X);
    expect(layers).toHaveLength(3);
    expect(JSON.stringify(layers).match(/cap: half of it/g)).toHaveLength(3);
  });

  it('names the level where no line runs', () => {
    const at = (value: number): readonly number[] => Array.from({ length: 100 }, () => value);
    const half = (first: number, second: number): readonly number[] => [...at(first), ...at(second)];
    expect(placeOf(at(0.9))).toBe('above right');
    expect(placeOf(half(0.9, 0.55))).toBe('above left');
    expect(placeOf(at(0.55))).toBe('below right');
    expect(placeOf([undefined, undefined])).toBe('above right');
  });

  it('notices a line that only passes through', () => {
    const jumps = Array.from({ length: 200 }, (_, row) => (row < 190 ? 0.1 : 0.9));
    expect(placeOf(jumps)).toBe('above left');
  });

  it('keeps the words of a level clear of another that is close, and of its words', () => {
    const near = [
      { value: 0.15, label: 'over 15%' },
      { value: 0.3, label: 'up to 30%' },
    ];
    const placesIn = (top: number): unknown => {
      const layers = referenceLayers(near, { series: [], domain: [0, top], heightPixels: 200 }, X);
      return [...JSON.stringify(layers).matchAll(/"align":"(left|right)","baseline":"(\w+)"/g)].map(([, end, base]) => [
        end,
        base,
      ]);
    };
    expect(placesIn(0.5)).toEqual([
      ['right', 'bottom'],
      ['right', 'bottom'],
      ['right', 'bottom'],
      ['right', 'bottom'],
    ]);
    // On an axis of 3,000% the two are a pixel apart.
    expect(placesIn(30)).toEqual([
      ['right', 'bottom'],
      ['right', 'bottom'],
      ['left', 'bottom'],
      ['left', 'bottom'],
    ]);
  });

  it('goes below its rule rather than over the rule of another', () => {
    const near = [LEVEL, { value: 0.55, label: 'more' }];
    const text = JSON.stringify(referenceLayers(near, { series: [], domain: [0, 1], heightPixels: 200 }, X));
    const places = [...text.matchAll(/"align":"(left|right)","baseline":"(\w+)"/g)].map(([, ...place]) =>
      place.join(' '),
    );
    expect(places).toEqual(['right top', 'right top', 'right bottom', 'right bottom']);
  });

  it('keeps the words at the left off the labels of the axis', () => {
    const [left, right] = [0.9, 0.55].map((value) => Array.from({ length: 100 }, () => value));
    const lines = {
      series: [{ name: 'a', values: [...left!, ...right!] }],
      domain: [0, 1] as const,
      heightPixels: 200,
    };
    expect(JSON.stringify(referenceLayers([LEVEL], lines, X))).toContain('"x":{"value":4}');
  });

  it('draws a level that holds for a while from its beginning to its end', () => {
    const stretch = { fromSeconds: 86_400, untilSeconds: 172_800 };
    const layers = referenceLayers([{ ...LEVEL, stretch }], { series: [], domain: [0, 1], heightPixels: 100 }, X);
    expect(layers[0]).toMatchObject({
      data: { values: [{ level: 0.5, date: '1970-01-02', until: '1970-01-03' }] },
      mark: { type: 'rule', clip: true },
      encoding: { x2: { field: 'until' } },
    });
  });

  it('never names it below the axis', () => {
    const values = Array.from({ length: 100 }, () => 0.55);
    expect(placeOf(values, { domain: [0.49, 1] })).toMatch(/^above/);
  });
});
