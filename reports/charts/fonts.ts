import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { SimError } from '#sim/core/errors/sim-error.ts';

/** Drawn and measured with the files of the dejavu-fonts-ttf package, so no system font is needed. */
export const CHART_FONT = 'DejaVu Sans';

const FONT_FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'] as const;

let measuring: SKRSContext2D | undefined;

/**
 * Width of a line of text in pixels. The same on every machine, because only the registered fonts are used.
 * Throws REPORT__RUN_FILE_INVALID when the font package is not installed.
 */
export function textWidth(text: string, fontSize: number, fontWeight: string): number {
  measuring ??= createMeasuringContext();
  measuring.font = `${fontWeight} ${fontSize}px "${CHART_FONT}"`;
  return measuring.measureText(text).width;
}

/** Makes the chart fonts known to the canvas; repeated calls cost nothing. */
export function registerChartFonts(): void {
  measuring ??= createMeasuringContext();
}

function createMeasuringContext(): SKRSContext2D {
  const require = createRequire(import.meta.url);
  for (const name of FONT_FILES) {
    const file = require.resolve(`dejavu-fonts-ttf/ttf/${name}`);
    if (GlobalFonts.registerFromPath(file, CHART_FONT) === null) {
      throw new SimError('REPORT__RUN_FILE_INVALID', { file, reason: 'expected a TrueType font' });
    }
  }
  const context = createCanvas(1, 1).getContext('2d');
  context.lang = 'en';
  return context;
}
