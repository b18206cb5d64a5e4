import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { ioReason, replaceFile } from './artifacts/file-access.ts';
import { buildCharts } from './charts/catalog.ts';
import type { Chart } from './charts/chart.ts';
import { renderPng, renderSvg } from './charts/render.ts';
import { type DrawnChart, renderPage } from './page/page.ts';
import { digestOf, type RunDigest } from './run-digest.ts';
import { chartSource, readRunResults } from './run-results.ts';
import { renderSummary } from './summary.ts';

/** The paths of a report's files. */
export interface Report {
  readonly htmlFile: string;
  readonly summaryFile: string;
  readonly charts: readonly ChartFiles[];
  readonly digest: RunDigest;
}

export interface ChartFiles {
  readonly id: string;
  readonly title: string;
  readonly specFile: string;
  readonly svgFile: string;
  readonly pngFile: string;
}

/**
 * Builds `charts/`, `report.html` and `summary.md` from what is on disk in a run folder, whether the run ended or
 * not. The same run gives the same bytes again.
 * Throws REPORT__RUN_FILE_INVALID, REPORT__WRITE_FAILED.
 */
export async function buildReport(folder: string): Promise<Report> {
  const results = await readRunResults(folder);
  const chartFolder = join(folder, 'charts');
  try {
    await mkdir(chartFolder, { recursive: true });
  } catch (error) {
    throw new SimError('REPORT__WRITE_FAILED', { file: chartFolder, reason: ioReason(error) }, error);
  }

  const drawn: DrawnChart[] = [];
  const charts: ChartFiles[] = [];
  for (const chart of buildCharts(chartSource(results))) {
    const base = join(chartFolder, chart.id);
    const files = { specFile: `${base}.vl.json`, svgFile: `${base}.svg`, pngFile: `${base}.png` };
    const svg = await renderSvg(chart);
    await replaceFile(files.specFile, specText(chart.spec));
    await replaceFile(files.svgFile, svg);
    await replaceFile(files.pngFile, await renderPng(svg));
    drawn.push({ chart, svg });
    charts.push({ id: chart.id, title: chart.title, ...files });
  }

  const htmlFile = join(folder, 'report.html');
  const summaryFile = join(folder, 'summary.md');
  await replaceFile(htmlFile, renderPage(results, drawn));
  await replaceFile(summaryFile, renderSummary(results));
  return { htmlFile, summaryFile, charts, digest: digestOf(results) };
}

/** The spec as JSON that people can read: a line a data row. */
function specText(spec: Chart['spec']): string {
  const text = JSON.stringify(spec, null, 2);
  return `${text.replace(/\{\n\s+("date": .*)\n\s+("series": .*)\n\s+("value": .*)\n\s+\}/g, '{ $1 $2 $3 }')}\n`;
}
