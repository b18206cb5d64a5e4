import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { ioReason, replaceFile } from '../artifacts/file-access.ts';
import { renderPng, renderSvg } from '../charts/render.ts';
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
  const svg = chart === undefined ? undefined : await renderSvg(chart);
  if (chart !== undefined && svg !== undefined) {
    const base = join(await makeFolder(join(folder, 'charts')), chart.id);
    await replaceFile(`${base}.vl.json`, bandSpecText(chart));
    await replaceFile(`${base}.svg`, svg);
    await replaceFile(`${base}.png`, await renderPng(svg));
  }
  const htmlFile = join(folder, 'sweep.html');
  const drawn = chart === undefined || svg === undefined ? undefined : { chart, svg };
  await replaceFile(htmlFile, renderSweepPage(findings, drawn));
  await replaceFile(join(folder, 'summary.md'), renderSweepSummary(findings));
  return { htmlFile, sentence: sweepSentence(findings), notes: sweepNotes(findings) };
}

async function makeFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw new SimError('REPORT__WRITE_FAILED', { file: folder, reason: ioReason(error) }, error);
  }
}
