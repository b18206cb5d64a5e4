import { describe, expect, it } from 'vitest';
import { DARK_COLOURS, INK, SERIES_STYLES } from '#reports/charts/theme.ts';
import { contrast } from '#tests/support/contrast.ts';

describe('reports/charts/theme', () => {
  const dark = (colour: string): string => DARK_COLOURS[colour] ?? colour;

  it.each(SERIES_STYLES.map(({ colour }) => colour))(
    'draws the series %s with at least 3:1, light and dark',
    (colour) => {
      expect(contrast(colour, INK.background)).toBeGreaterThanOrEqual(3);
      expect(contrast(dark(colour), dark(INK.background))).toBeGreaterThanOrEqual(3);
    },
  );

  it.each([INK.title, INK.text, INK.reference])('writes text in %s with at least 4.5:1, light and dark', (colour) => {
    expect(contrast(colour, INK.background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark(colour), dark(INK.background))).toBeGreaterThanOrEqual(4.5);
  });

  it('has one dark colour for each light one, and tells all series apart by colour and by dash', () => {
    const used = [...Object.values(INK), ...SERIES_STYLES.map(({ colour }) => colour)];
    expect(Object.keys(DARK_COLOURS).sort()).toEqual([...used].sort());
    expect(new Set(Object.values(DARK_COLOURS)).size).toBe(used.length);
    expect(new Set(SERIES_STYLES.map(({ dash }) => dash.join())).size).toBe(SERIES_STYLES.length);
  });
});
