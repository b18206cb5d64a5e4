import { failuresOf, type RegressionOutcome, reasonOf } from './regression-outcome.ts';

/** Of one screen: more scenarios than this are counted, failures first. */
const MAX_ROWS = 25;
const MAX_FAILURES = 5;
const MAX_LINES = 12;
const MAX_REASON = 200;

/** A summary for a pull request: counts, a table of the scenarios, and the first failures with what they print. */
export function markdownOf(outcomes: readonly RegressionOutcome[], title: string): string {
  const failed = outcomes.filter(({ status }) => status === 'failed');
  const passed = outcomes.filter(({ status }) => status === 'passed');
  const others = outcomes.length - failed.length - passed.length;
  const rows = [...failed, ...outcomes.filter(({ status }) => status !== 'failed')];
  const counts = `**${passed.length} passed, ${failed.length} failed**${others === 0 ? '' : `, ${others} interrupted`}`;
  return `${[
    `## ${title}`,
    '',
    counts,
    '',
    '| scenario | result | time | ticks | what broke |',
    '| --- | --- | ---: | ---: | --- |',
    ...rows.slice(0, MAX_ROWS).map(rowOf),
    ...(rows.length > MAX_ROWS ? ['', `and ${rows.length - MAX_ROWS} more`] : []),
    ...failed.slice(0, MAX_FAILURES).flatMap(blockOf),
    ...(failed.length > MAX_FAILURES ? ['', `${failed.length - MAX_FAILURES} more failures: see the JUnit file`] : []),
  ].join('\n')}\n`;
}

function rowOf(outcome: RegressionOutcome): string {
  const { name, status, seconds, ticksFinished } = outcome;
  const reason = reasonOf(outcome);
  const short = reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON - 1)}…` : reason;
  return `| ${cell(name)} | ${status} | ${seconds.toFixed(1)} s | ${ticksFinished} | ${cell(short)} |`;
}

/** Text of a table's cell: nothing in it is markup. */
function cell(text: string): string {
  return text
    .replaceAll('\n', ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_|[\]~#]/g, (mark) => `\\${mark}`);
}

function blockOf(outcome: RegressionOutcome): readonly string[] {
  const lines = failuresOf(outcome).flatMap(({ name, lines: said }) => [
    `${name}:`,
    ...said.map((line) => `  ${line}`),
  ]);
  const shown = lines.slice(0, MAX_LINES);
  if (lines.length > shown.length) shown.push('...');
  // A fence longer than any in the text.
  return [
    '',
    `### ${cell(outcome.file)}`,
    '',
    '~~~~~~',
    ...shown.map((line) => line.replaceAll('~~~', '---')),
    '~~~~~~',
  ];
}
