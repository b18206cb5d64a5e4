import { join } from 'node:path';
import { makeChartFolder } from '../artifacts/chart-folder.ts';
import { replaceFile } from '../artifacts/file-access.ts';
import { sweepChart } from './band-chart.ts';
import { writeBandChart } from './band-chart-files.ts';
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
  const files = chart === undefined ? undefined : await writeBandChart(await makeChartFolder(folder), chart);
  const htmlFile = join(folder, 'sweep.html');
  await replaceFile(htmlFile, renderSweepPage(findings, files?.drawn));
  await replaceFile(join(folder, 'summary.md'), renderSweepSummary(findings));
  return { htmlFile, sentence: sweepSentence(findings), notes: sweepNotes(findings) };
}
