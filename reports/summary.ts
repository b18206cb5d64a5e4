import { digestOf } from './run-digest.ts';
import type { RunResults } from './run-results.ts';
import { type SuccessRow, successCount } from './success-metrics.ts';
import { escapeMarkdown } from './text/escape.ts';
import { groupDigits } from './text/quantity.ts';
import { type YearRow, yearlyTable } from './yearly-table.ts';

const MAX_FAILURES = 3;

/** The run on one screen, as Markdown. */
export function renderSummary(results: RunResults): string {
  const { manifest, failures } = results;
  const { sentence, notes, figures, success } = digestOf(results);
  const lines = [
    `# ${escapeMarkdown(manifest.scenario.name)}`,
    '',
    ...notes.flatMap(({ level, text }) => [
      `> **${level === 'error' ? 'Incomplete' : 'Warning'}:** ${escapeMarkdown(text)}`,
      '',
    ]),
    escapeMarkdown(sentence),
    '',
    ...(figures.length === 0
      ? ['No tick was finished.']
      : [
          '| figure | first tick | last tick | unit |',
          '| --- | ---: | ---: | --- |',
          ...figures.map(
            ({ title, start, end }) =>
              `| ${[title, start.value, end.value, end.unit].map(escapeMarkdown).join(' | ')} |`,
          ),
        ]),
    '',
    ...successLines(success),
    ...yearLines(yearlyTable(results)),
    ...(failures.length === 0
      ? ['No action was refused.']
      : [
          'Most frequent refusals:',
          '',
          ...failures
            .slice(0, MAX_FAILURES)
            .map(({ cohort, kind, errorName, count }) =>
              escapeMarkdown(`${groupDigits(String(count))} x ${kind} of ${cohort}: ${errorName}`),
            )
            .map((line) => `- ${line}`),
        ]),
    '',
    ...(manifest.status === 'running' ? [] : [`Results digest: \`${manifest.resultsDigest}\``, '']),
    'Reproduce with:',
    '',
    // Indented code shows any text as it is; a line break would end it.
    `    ${manifest.command.replace(/[\r\n]+/g, ' ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

function successLines(rows: readonly SuccessRow[]): readonly string[] {
  if (rows.length === 0) return [];
  return [
    `Targets of the plan met at the end: ${successCount(rows)}.`,
    '',
    '| target | wanted | at the end | margin | met | first met | time held |',
    '| --- | ---: | ---: | ---: | --- | --- | ---: |',
    ...rows.map(({ title, target, end, met, firstMet, heldShare, margin }) =>
      tableLine([
        title,
        target,
        end,
        margin,
        met === undefined ? 'unknown' : met ? 'yes' : 'no',
        firstMet ?? 'never',
        `${(heldShare * 100).toFixed(0)}%`,
      ]),
    ),
    '',
  ];
}

function yearLines(rows: readonly YearRow[]): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const titles = first.figures.map(({ title }) => title);
  return [
    tableLine(['at the end of', ...titles]),
    `| --- |${' ---: |'.repeat(titles.length)}`,
    ...rows.map(({ label, figures }) =>
      tableLine([
        label,
        ...figures.map(({ found, expected, difference }) =>
          expected === undefined ? found : `${found} (expected ${expected}, ${difference ?? 'no ratio'})`,
        ),
      ]),
    ),
    '',
  ];
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
}
