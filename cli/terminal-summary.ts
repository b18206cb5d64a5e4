import { type SuccessRow, successCount } from '#reports/index.ts';
import type { FinishedRun } from './run-scenario.ts';

const SPARK_WIDTH = 40;
const SPARKS = [...'▁▂▃▄▅▆▇█'];
const FLAT = 3;
const SHOWN = ['staking.ratio', 'supply.inflation_annualised', 'influence.whale_share'];

/** What a run says, on one screen: a sentence, a few figures with their course, and where the report is. */
export function terminalSummary({ folder, resultsDigest, report }: FinishedRun): string {
  const lines: string[] = [];
  if (report !== undefined) {
    const { sentence, notes, figures, success, course } = report.digest;
    lines.push(sentence, ...notes.map(({ level, text }) => `${level}: ${text}`), '');
    const width = Math.max(...figures.map(({ title }) => title.length));
    for (const { id, title, end } of figures.filter((figure) => SHOWN.includes(figure.id))) {
      lines.push(`  ${title.padEnd(width)}  ${sparkline(course(id), SPARK_WIDTH)}  ${end.value} ${end.unit}`);
    }
    lines.push('', ...(success.length === 0 ? [] : [targetsLine(success), '']));
  }
  lines.push(`results digest: ${resultsDigest}`, `run folder: ${folder}`);
  if (report !== undefined) lines.push(`report: ${report.htmlFile}`);
  return `${lines.join('\n')}\n`;
}

function targetsLine(success: readonly SuccessRow[]): string {
  const missed = success
    .filter(({ met }) => met !== true)
    .map(({ title, end, target }) => `${title} ${end}, wanted ${target}`);
  const rest = missed.length === 0 ? '' : `; not: ${missed.join('; ')}`;
  return `targets of the plan met at the end: ${successCount(success)}${rest}`;
}

/** A series as a row of bars from its least to its greatest value; one that moves by less than 1% is drawn flat. */
export function sparkline(values: readonly number[], width: number): string {
  const step = Math.max(values.length / width, 1);
  const sampled = Array.from(
    { length: Math.min(width, values.length) },
    (_, index) => values[Math.min(Math.floor(index * step), values.length - 1)] as number,
  );
  const low = Math.min(...sampled);
  const high = Math.max(...sampled);
  const span = high - low;
  const isFlat = span <= Math.abs(high) / 100;
  return sampled
    .map((value) => SPARKS[isFlat ? FLAT : Math.min(Math.floor(((value - low) / span) * SPARKS.length), 7)])
    .join('');
}
