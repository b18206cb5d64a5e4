import { styled, type Terminal } from '../terminal.ts';
import { failuresOf, type RegressionOutcome } from './regression-outcome.ts';

const MAX_LINES = 40;

/** One line a scenario: whether it passed, its name, time, and what it did. */
export function outcomeLine(outcome: RegressionOutcome, width: number, terminal: Terminal): string {
  const { status, name, seconds, ticksFinished, accepted, checks } = outcome;
  const words = { passed: 'ok', failed: 'FAIL', interrupted: 'stop' } as const;
  const style = { passed: 'green', failed: 'red', interrupted: 'yellow' } as const;
  const facts = [
    `${ticksFinished} ticks`,
    `${accepted} actions`,
    ...counted(checks.filter(({ kind }) => kind === 'assertion').length, 'assertion'),
    ...(checks.some((check) => check.status === 'updated') ? ['baseline written'] : []),
  ];
  const mark = styled(words[status].padEnd(4), style[status], terminal);
  return `${mark}  ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${facts.join(', ')}\n`;
}

function counted(count: number, noun: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
}

/** What broke in every scenario that failed, what was written, and the counts as the last line. */
export function outcomeDetails(outcomes: readonly RegressionOutcome[], terminal: Terminal): string {
  const blocks = outcomes.flatMap((outcome) => detailsOf(outcome, terminal));
  const failed = outcomes.filter(({ status }) => status === 'failed').length;
  const passed = outcomes.filter(({ status }) => status === 'passed').length;
  return [...blocks.map((lines) => `\n${lines.join('\n')}\n`), `\n${passed} passed, ${failed} failed\n`].join('');
}

function detailsOf(outcome: RegressionOutcome, terminal: Terminal): readonly (readonly string[])[] {
  const written = outcome.checks.filter(({ status }) => status === 'updated').map(({ lines }) => lines.join('; '));
  const failures = failuresOf(outcome);
  if (failures.length === 0) return written.length === 0 ? [] : [written];
  const lines = failures.flatMap((check) => {
    const [first = check.name, ...rest] = check.lines.slice(0, MAX_LINES);
    // What an assertion says, its line says as well.
    const name = check.kind === 'assertion' ? '' : `${styled(check.name, 'bold', terminal)}: `;
    return [`  ${name}${first}`, ...rest.map((line) => `    ${line}`)];
  });
  const { folder, report } = outcome;
  return [
    [
      `${styled('FAIL', 'red', terminal)} ${outcome.file}`,
      ...lines,
      ...(folder === undefined ? [] : [`  run folder: ${folder}`]),
      ...(report === undefined ? [] : [`  report: ${report}`]),
    ],
  ];
}
