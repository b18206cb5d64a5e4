import { describe, expect, it } from 'vitest';
import { DARK_COLOURS, INK, SERIES_STYLES, seriesStyle } from '#reports/charts/theme.ts';
import { contrast } from '#tests/support/contrast.ts';

describe('reports/charts/theme', () => {
  const dark = (colour: string): string => DARK_COLOURS[colour] ?? colour;

  it.each([...SERIES_STYLES.map(({ colour }) => colour), INK.rest, INK.cursor])(
    'draws %s with at least 3:1, light and dark',
    (colour) => {
      expect(contrast(colour, INK.background)).toBeGreaterThanOrEqual(3);
      expect(contrast(dark(colour), dark(INK.background))).toBeGreaterThanOrEqual(3);
    },
  );

  it.each([INK.title, INK.text, INK.reference, INK.event])(
    'writes text in %s with at least 4.5:1, light and dark',
    (colour) => {
      expect(contrast(colour, INK.background)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark(colour), dark(INK.background))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('has one dark colour for each light one, and tells all series apart by colour and by dash', () => {
    const used = [...Object.values(INK), ...SERIES_STYLES.map(({ colour }) => colour)];
    expect(new Set(used).size).toBe(used.length);
    expect(Object.keys(DARK_COLOURS).sort()).toEqual([...used].sort());
    expect(new Set(Object.values(DARK_COLOURS)).size).toBe(used.length);
    expect(SERIES_STYLES).toHaveLength(8);
    expect(new Set(SERIES_STYLES.map(({ dash }) => dash.join())).size).toBe(SERIES_STYLES.length);
  });

  it('gives a place its look, and begins again after the last', () => {
    expect(seriesStyle(1)).toBe(SERIES_STYLES[1]);
    expect(seriesStyle(8)).toBe(SERIES_STYLES[0]);
  });

  it('keeps series apart also for people without one kind of cones', () => {
    const light = SERIES_STYLES.map(({ colour }) => colour);
    // The Okabe-Ito pair of sky blue and bluish green is the closest of the dark ones.
    expect(closest(light)).toBeGreaterThan(14);
    expect(closest(light.map(dark))).toBeGreaterThan(9);
  });
});

/** Machado, Oliveira and Fernandes (2009), full severity, on linear RGB: protanopia, deuteranopia, tritanopia. */
const VISIONS = [
  [1, 0, 0, 0, 1, 0, 0, 0, 1],
  [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
] as const;

/** Least CIELAB distance of any two of the colours in any vision. */
function closest(colours: readonly string[]): number {
  const distances = VISIONS.flatMap((vision) => {
    const seen = colours.map((colour) => labOf(colour, vision));
    return seen.flatMap((one, index) =>
      seen.slice(index + 1).map((other) => Math.hypot(...one.map((v, i) => v - other[i]!))),
    );
  });
  return Math.min(...distances);
}

function labOf(colour: string, vision: (typeof VISIONS)[number]): readonly number[] {
  const linear = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const row = (matrix: readonly number[], values: readonly number[], at: number): number =>
    values.reduce((sum, value, index) => sum + (matrix[3 * at + index] ?? 0) * value, 0);
  const rgb = [0, 1, 2].map((at) => Math.min(1, Math.max(0, row(vision, linear, at))));
  const xyz = [0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505];
  const white = [0.95047, 1, 1.08883];
  const [x = 0, y = 0, z = 0] = [0, 1, 2].map((at) => {
    const part = row(xyz, rgb, at) / white[at]!;
    return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
