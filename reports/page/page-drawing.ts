import type { Spec } from 'vega';
import type { Chart } from '../charts/chart.ts';
import { compileChart, renderSvg } from '../charts/render.ts';
import type { DrawnChart } from './chart-figure.ts';

/** Draws a chart for a page, which has the title as a heading: the drawing itself goes without. */
export async function drawForPage(chart: Chart, compiled: Spec = compileChart(chart)): Promise<DrawnChart> {
  const { title: _, ...untitled } = compiled;
  return { chart, svg: await renderSvg(chart, untitled), compiled: untitled };
}
