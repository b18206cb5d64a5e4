import { join } from 'node:path';
import { makeChartFolder } from '../artifacts/chart-folder.ts';
import { replaceFile } from '../artifacts/file-access.ts';
import { renderDarkSvg } from '../charts/render.ts';
import type { DrawnChart } from '../page/chart-figure.ts';
import { writeBandChart } from '../sweep/band-chart-files.ts';
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
  const charts = await makeChartFolder(folder);
  const drawn: DrawnChart[] = [];
  for (const chart of overlayCharts(comparison)) {
    const files = await writeBandChart(charts, chart);
    await replaceFile(join(charts, `${chart.id}.dark.svg`), renderDarkSvg(files.svg));
    drawn.push(files.drawn);
  }
  const htmlFile = join(folder, 'compare.html');
  const markdownFile = join(folder, 'compare.md');
  const markdown = renderComparisonSummary(comparison, command);
  await replaceFile(htmlFile, renderComparisonPage(comparison, drawn, command));
  await replaceFile(markdownFile, markdown);
  return { htmlFile, markdownFile, markdown };
}
