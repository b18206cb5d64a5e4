import { digestOf } from './run-digest.ts';
import type { RunResults } from './run-results.ts';
import { escapeMarkdown } from './text/escape.ts';
import { groupDigits } from './text/quantity.ts';

const MAX_FAILURES = 3;

/** The run on one screen, as Markdown. */
export function renderSummary(results: RunResults): string {
  const { manifest, failures } = results;
  const { sentence, notes, figures } = digestOf(results);
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
