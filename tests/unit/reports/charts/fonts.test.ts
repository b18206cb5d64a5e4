import { GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { CHART_FONT, registerChartFonts, textWidth } from '#reports/charts/fonts.ts';

describe('reports/charts/fonts', () => {
  it('registers the packaged fonts once', () => {
    registerChartFonts();
    const families = GlobalFonts.families.length;
    registerChartFonts();
    expect(GlobalFonts.families).toHaveLength(families);
    expect(GlobalFonts.has(CHART_FONT)).toBe(true);
  });

  it('measures with the advance widths of DejaVu Sans', () => {
    // Advance of "0" is 1303 of 2048 units, 1425 in the bold face.
    expect(textWidth('0000', 2_048, 'normal')).toBeCloseTo(4 * 1_303, 0);
    expect(textWidth('0000', 2_048, 'bold')).toBeCloseTo(4 * 1_425, 0);
    expect(textWidth('', 12, 'normal')).toBe(0);
  });
});
