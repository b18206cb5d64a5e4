import type { Chart } from '../charts/chart.ts';
import { compileChart, renderSvg } from '../charts/render.ts';
import type { DrawnChart } from './chart-figure.ts';

/** Draws a chart for a page, which has the title as a heading: the drawing itself goes without. */
export async function drawForPage(chart: Chart): Promise<DrawnChart> {
  const { title: _, ...untitled } = chart.spec;
  const spec = untitled as Chart['spec'];
  return { chart, svg: withoutInnerRoles(await renderSvg({ ...chart, spec })), compiled: compileChart({ spec }) };
}

/** The whole is one picture with one text; Vega also names the marks inside of it. */
function withoutInnerRoles(svg: string): string {
  return svg.replace(/ role="graphics-[a-z]+" aria-roledescription="[^"]*"/g, '');
}
