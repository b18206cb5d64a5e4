import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { makeChartFolder } from './artifacts/chart-folder.ts';
import { ioReason, replaceFile } from './artifacts/file-access.ts';
import { buildCharts } from './charts/catalog.ts';
import type { Chart } from './charts/chart.ts';
import { hoverSpec } from './charts/hover-layers.ts';
import { compileChart, renderDarkSvg, renderPng, renderSvg } from './charts/render.ts';
import type { DrawnChart } from './page/chart-figure.ts';
import { renderPage } from './page/page.ts';
import { drawForPage } from './page/page-drawing.ts';
import { digestOf, type RunDigest } from './run-digest.ts';
import { chartSource, readRunResults } from './run-results.ts';
import { specText } from './spec-text.ts';
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
  readonly darkSvgFile: string;
  readonly pngFile: string;
}

/** Is told how far a report is. */
export interface ReportObserver {
  chartDrawn(done: number, total: number): void;
}

/** Names that a report gives to its files in `charts/`. */
const CHART_FILE = /^[a-z0-9-]+(\.vl\.json|\.dark\.svg|\.svg|\.png)$/;

/**
 * Builds `charts/`, `report.html` and `summary.md` from what is on disk in a run folder, whether the run ended or
 * not. The same run gives the same bytes again; pictures of an earlier report that are no longer drawn are removed.
 * Nothing is written before the whole folder has been read. Throws REPORT__RUN_FILE_INVALID, REPORT__WRITE_FAILED.
 */
export async function buildReport(folder: string, observer?: ReportObserver): Promise<Report> {
  const results = await readRunResults(folder);
  const built = buildCharts(chartSource(results));
  const chartFolder = await makeChartFolder(folder);

  const drawn: DrawnChart[] = [];
  const charts: ChartFiles[] = [];
  let pixels: Promise<void> = Promise.resolve();
  for (const chart of built) {
    const compiled = compileChart(chart);
    const svg = await renderSvg(chart, compiled);
    const files = await writeChart(chartFolder, chart, svg);
    drawn.push(await drawForPage(chart, compiled));
    // Pixels are packed on another thread while the next chart is drawn; one picture at a time is in memory.
    await pixels;
    pixels = writePng(files.pngFile, svg);
    // Whoever waits for it hears of its failure; until then nobody has to.
    pixels.catch(() => undefined);
    charts.push(files);
    observer?.chartDrawn(drawn.length, built.length);
  }
  await pixels;
  await removeStaleCharts(chartFolder, charts);

  const htmlFile = join(folder, 'report.html');
  const summaryFile = join(folder, 'summary.md');
  await replaceFile(htmlFile, renderPage(results, drawn));
  const digest = digestOf(results);
  await replaceFile(summaryFile, renderSummary(results, digest));
  return { htmlFile, summaryFile, charts, digest };
}

/** The spec, and pictures of it for light and dark ground. */
async function writeChart(chartFolder: string, chart: Chart, svg: string): Promise<ChartFiles> {
  const base = join(chartFolder, chart.id);
  const files = {
    specFile: `${base}.vl.json`,
    svgFile: `${base}.svg`,
    darkSvgFile: `${base}.dark.svg`,
    pngFile: `${base}.png`,
  };
  await replaceFile(files.specFile, specText(hoverSpec(chart)));
  await replaceFile(files.svgFile, svg);
  await replaceFile(files.darkSvgFile, renderDarkSvg(svg));
  return { id: chart.id, title: chart.title, ...files };
}

/** The picture for where only pixels go. */
async function writePng(file: string, svg: string): Promise<void> {
  await replaceFile(file, await renderPng(svg));
}

/** Files of charts that an earlier report drew; a file of any other name is not ours. */
async function removeStaleCharts(chartFolder: string, charts: readonly ChartFiles[]): Promise<void> {
  const kept = new Set(
    charts.flatMap(({ specFile, svgFile, darkSvgFile, pngFile }) => [specFile, svgFile, darkSvgFile, pngFile]),
  );
  try {
    for (const name of await readdir(chartFolder)) {
      const file = join(chartFolder, name);
      if (CHART_FILE.test(name) && !kept.has(file)) await rm(file);
    }
  } catch (error) {
    throw new SimError('REPORT__WRITE_FAILED', { file: chartFolder, reason: ioReason(error) }, error);
  }
}
