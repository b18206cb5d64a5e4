import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { ioReason, replaceFile } from '../artifacts/file-access.ts';
import type { Chart } from '../charts/chart.ts';
import { compileChart, renderPng, renderSvg } from '../charts/render.ts';
import type { DrawnChart } from '../page/chart-figure.ts';
import { drawForPage } from '../page/page-drawing.ts';
import { bandSpecText, sweepChart } from './band-chart.ts';
import { type SweepFindings, sweepNotes, sweepSentence } from './sweep-findings.ts';
import { renderSweepPage } from './sweep-page.ts';
import { renderSweepSummary } from './sweep-summary.ts';

export interface SweepReport {
  readonly htmlFile: string;
  readonly sentence: string;
  readonly notes: ReturnType<typeof sweepNotes>;
}

/** Builds `charts/`, `sweep.html` and `summary.md` of a sweep. Throws REPORT__WRITE_FAILED. */
export async function writeSweepReport(folder: string, findings: SweepFindings): Promise<SweepReport> {
  const chart = sweepChart(findings.design, findings.bands);
  const drawn = chart === undefined ? undefined : await writeChart(await makeFolder(join(folder, 'charts')), chart);
  const htmlFile = join(folder, 'sweep.html');
  await replaceFile(htmlFile, renderSweepPage(findings, drawn));
  await replaceFile(join(folder, 'summary.md'), renderSweepSummary(findings));
  return { htmlFile, sentence: sweepSentence(findings), notes: sweepNotes(findings) };
}

/** Writes a chart's files; how its page draws it. */
async function writeChart(folder: string, chart: Chart): Promise<DrawnChart> {
  const base = join(folder, chart.id);
  const compiled = compileChart(chart);
  const svg = await renderSvg(chart, compiled);
  await replaceFile(`${base}.vl.json`, bandSpecText(chart));
  await replaceFile(`${base}.svg`, svg);
  await replaceFile(`${base}.png`, await renderPng(svg));
  return drawForPage(chart, compiled);
}

async function makeFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw new SimError('REPORT__WRITE_FAILED', { file: folder, reason: ioReason(error) }, error);
  }
}
