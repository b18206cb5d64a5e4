import { describe, expect, it } from 'vitest';
import { DARK_COLOURS } from '#reports/charts/theme.ts';
import { bandOpacity, MORE_DARK_COLOURS, variantStyle } from '#reports/sweep/variant-styles.ts';
import { contrast } from '#tests/support/contrast.ts';

const STYLES = Array.from({ length: 8 }, (_, index) => variantStyle(index));

describe('reports/sweep/variant-styles.ts', () => {
  it('gives eight variants a colour and a dash of their own, then begins again', () => {
    expect(new Set(STYLES.map(({ colour }) => colour)).size).toBe(8);
    expect(new Set(STYLES.map(({ dash }) => dash.join())).size).toBe(8);
    expect(variantStyle(8)).toEqual(STYLES[0]);
  });

  it('keeps a contrast of 3:1 on light and dark pages', () => {
    const dark: Readonly<Record<string, string>> = { ...DARK_COLOURS, ...MORE_DARK_COLOURS };
    for (const { colour } of STYLES) {
      expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(3);
      expect(contrast(dark[colour]!, '#161b22')).toBeGreaterThanOrEqual(3);
    }
  });

  it('shades a band the less, the more there are', () => {
    expect([1, 3, 9].map(bandOpacity)).toEqual([0.2, 0.14, 0.07]);
  });
});
