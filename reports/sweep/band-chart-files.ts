import { join } from 'node:path';
import { replaceFile } from '../artifacts/file-access.ts';
import type { Chart } from '../charts/chart.ts';
import { compileChart, renderPng, renderSvg } from '../charts/render.ts';
import type { DrawnChart } from '../page/chart-figure.ts';
import { drawForPage } from '../page/page-drawing.ts';
import { bandSpecText } from './band-chart.ts';

/** A chart with bands whose files are written. */
export interface BandChartFiles {
  /** How its page draws it. */
  readonly drawn: DrawnChart;
  /** As it is on light ground. */
  readonly svg: string;
}

/** Writes spec, SVG and PNG of a chart with bands. Throws REPORT__WRITE_FAILED. */
export async function writeBandChart(folder: string, chart: Chart): Promise<BandChartFiles> {
  const base = join(folder, chart.id);
  const compiled = compileChart(chart);
  const svg = await renderSvg(chart, compiled);
  await replaceFile(`${base}.vl.json`, bandSpecText(chart));
  await replaceFile(`${base}.svg`, svg);
  await replaceFile(`${base}.png`, await renderPng(svg));
  return { drawn: await drawForPage(chart, compiled), svg };
}
