import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { ioReason, replaceFile } from '../artifacts/file-access.ts';
import type { Chart } from '../charts/chart.ts';
import { compileChart, renderDarkSvg, renderPng, renderSvg } from '../charts/render.ts';
import type { DrawnChart } from '../page/chart-figure.ts';
import { drawForPage } from '../page/page-drawing.ts';
import { bandSpecText } from '../sweep/band-chart.ts';
import type { Comparison } from './comparison.ts';
import { renderComparisonPage } from './comparison-page.ts';
import { renderComparisonSummary } from './comparison-summary.ts';
import { overlayCharts } from './overlay-charts.ts';

export interface ComparisonReport {
  readonly htmlFile: string;
  readonly markdownFile: string;
  /** What `markdownFile` holds. */
  readonly markdown: string;
}

/** Builds `charts/`, `compare.html` and `compare.md`. Throws REPORT__WRITE_FAILED. */
export async function writeComparisonReport(
  folder: string,
  comparison: Comparison,
  command: string,
): Promise<ComparisonReport> {
  const charts = join(folder, 'charts');
  try {
    await mkdir(charts, { recursive: true });
  } catch (error) {
    throw new SimError('REPORT__WRITE_FAILED', { file: charts, reason: ioReason(error) }, error);
  }
  const drawn: DrawnChart[] = [];
  for (const chart of overlayCharts(comparison)) drawn.push(await writeChart(charts, chart));
  const htmlFile = join(folder, 'compare.html');
  const markdownFile = join(folder, 'compare.md');
  const markdown = renderComparisonSummary(comparison, command);
  await replaceFile(htmlFile, renderComparisonPage(comparison, drawn, command));
  await replaceFile(markdownFile, markdown);
  return { htmlFile, markdownFile, markdown };
}

/** Writes a chart's files; how its page draws it. */
async function writeChart(folder: string, chart: Chart): Promise<DrawnChart> {
  const base = join(folder, chart.id);
  const compiled = compileChart(chart);
  const svg = await renderSvg(chart, compiled);
  await replaceFile(`${base}.vl.json`, bandSpecText(chart));
  await replaceFile(`${base}.svg`, svg);
  await replaceFile(`${base}.dark.svg`, renderDarkSvg(svg));
  await replaceFile(`${base}.png`, await renderPng(svg));
  return drawForPage(chart, compiled);
}
