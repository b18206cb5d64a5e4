import { createCanvas, loadImage } from '@napi-rs/canvas';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { escapeMarkup, printable } from '../text/escape.ts';
import type { Chart } from './chart.ts';
import { CHART_FONT, registerChartFonts, textWidth } from './fonts.ts';
import { leanSvg } from './lean-svg.ts';
import { DARK_COLOURS, FONT_STACK } from './theme.ts';

/** Pixels of a PNG for each pixel of the spec, for sharp print and dense screens. */
export const PNG_SCALE = 2;

/** A text item of Vega's scene graph, as far as its width depends on it. */
interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

/** Vega's hook for hosts that measure text themselves; its typings leave it out. */
interface VegaTextMetrics {
  width(item: TextItem, text: string | number | null | undefined): number;
}

/** The Vega spec of a chart, with its data sets under the names that they have in the chart. */
export function compileChart({ spec }: Pick<Chart, 'spec'>): vega.Spec {
  return compile(spec).spec;
}

/**
 * Draws a chart as SVG, with its title and description for readers who do not see it. The same spec gives the
 * same bytes on every machine. `compiled` is its spec, for one who has compiled it already.
 */
export async function renderSvg(chart: Chart, compiled: vega.Spec = compileChart(chart)): Promise<string> {
  measureTextWithChartFonts();
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logLevel: vega.Error });
  try {
    // Vega numbers clip paths and gradients through the life of the process.
    vega.resetSVGDefIds();
    const label = escapeMarkup(`${chart.title}. ${chart.description}`);
    // A control character, as in a hostile symbol of a token, makes an SVG that nobody can read.
    const svg = leanSvg(printable(await view.toSVG()), chart.id);
    return `${svg.replace('<svg ', () => `<svg role="img" aria-label="${label}" `)}\n`;
  } finally {
    view.finalize();
  }
}

/** An SVG of `renderSvg` in the colours for a dark ground. */
export function renderDarkSvg(svg: string): string {
  return svg.replace(/ (fill|stroke)="(#[0-9a-f]{6})"/g, (attribute: string, name: string, colour: string) =>
    DARK_COLOURS[colour] === undefined ? attribute : ` ${name}="${DARK_COLOURS[colour]}"`,
  );
}

/** Draws an SVG of `renderSvg` as PNG, at twice its size, without any font of the system. */
export async function renderPng(svg: string): Promise<Buffer> {
  registerChartFonts();
  const { width, height } = svgSize(svg);
  const scaled = svg
    .replace(/ width="[^"]*" height="[^"]*"/, ` width="${width * PNG_SCALE}" height="${height * PNG_SCALE}"`)
    .replaceAll(`font-family="${FONT_STACK}"`, `font-family="${CHART_FONT}"`);
  const image = await loadImage(Buffer.from(scaled, 'utf8'));
  const canvas = createCanvas(width * PNG_SCALE, height * PNG_SCALE);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.encode('png');
}

/** Size of a rendered chart in pixels of the spec. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const match = / viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  return { width: Math.ceil(Number(match?.[1])), height: Math.ceil(Number(match?.[2])) };
}

function measureTextWithChartFonts(): void {
  const { textMetrics } = vega as unknown as { textMetrics: VegaTextMetrics };
  textMetrics.width = (item, text) => {
    const line = String(text ?? '').trim();
    return line === '' ? 0 : textWidth(line, item.fontSize ?? 11, String(item.fontWeight ?? 'normal'));
  };
}
