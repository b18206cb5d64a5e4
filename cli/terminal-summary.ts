import { digestRun, readRunTable } from '#reports/index.ts';
import type { FinishedRun } from './run-scenario.ts';

const SPARK_WIDTH = 40;
const SPARKS = [...'▁▂▃▄▅▆▇█'];
const FLAT = 3;
const SHOWN = ['staking.ratio', 'supply.inflation_annualised', 'influence.whale_share'];

/** What a run says, on one screen: a sentence, a few figures with their course, and where the report is. */
export async function terminalSummary({ folder, result, resultsDigest, report }: FinishedRun): Promise<string> {
  const lines: string[] = [];
  if (result.ticksFinished > 0) {
    const { sentence, notes, figures } = await digestRun(folder);
    const metrics = await readRunTable(folder, 'metrics.csv');
    lines.push(sentence, ...notes.map(({ level, text }) => `${level}: ${text}`), '');
    const width = Math.max(...figures.map(({ title }) => title.length));
    for (const { id, title, end } of figures.filter((figure) => SHOWN.includes(figure.id))) {
      const column = metrics.columns.findIndex((c) => c.id === id);
      const values = metrics.rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
      lines.push(`  ${title.padEnd(width)}  ${sparkline(values.map(Number), SPARK_WIDTH)}  ${end.value} ${end.unit}`);
    }
    lines.push('');
  }
  lines.push(`results digest: ${resultsDigest}`);
  lines.push(`run folder: ${folder}`, ...(report === undefined ? [] : [`report: ${report}`]));
  return `${lines.join('\n')}\n`;
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
