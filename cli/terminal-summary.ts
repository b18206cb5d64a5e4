import {
  type AssertionOutcome,
  formatNumber,
  type RunDigest,
  type SuccessRow,
  sparkline,
  successCount,
  untoldAttacks,
} from '#reports/index.ts';
import { foundInWords } from './assertions/assertion-outcome.ts';
import type { FinishedRun } from './run-scenario.ts';
import { styled, type Terminal, wrapped } from './terminal.ts';

const MIN_SPARK_WIDTH = 14;
const MAX_SPARK_WIDTH = 40;
const MAX_FAILURES = 3;

/** What a run says, on one screen: sentences, a few figures with their course, targets, and where the report is. */
export function terminalSummary(
  { folder, resultsDigest, report }: Pick<FinishedRun, 'folder' | 'resultsDigest' | 'report'>,
  terminal: Terminal,
  assertions: readonly AssertionOutcome[] = [],
): string {
  const blocks: (readonly string[])[] = [];
  if (report !== undefined) {
    const { digest } = report;
    blocks.push(
      [digest.sentence, digest.power, digest.capture]
        .filter((sentence) => sentence !== undefined)
        .flatMap((sentence) => wrapped(sentence, terminal.width)),
      digest.notes.flatMap(({ level, text }) => noteLines(level, text, terminal)),
      untoldAttacks(digest).flatMap(({ title, sentence }) =>
        wrapped(`attack: ${title}, ${sentence}`, terminal.width, '  '),
      ),
      figureLines(digest, terminal),
      targetLines(digest.success, terminal),
      failureLines(digest, terminal),
    );
  }
  blocks.push(assertionLines(assertions, terminal));
  const paths = [`results digest: ${resultsDigest}`, `run folder: ${folder}`];
  if (report !== undefined) paths.push(`report: ${styled(report.htmlFile, 'bold', terminal)}`);
  blocks.push(paths);
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function noteLines(level: 'warning' | 'error', text: string, terminal: Terminal): readonly string[] {
  const [first = '', ...rest] = wrapped(`${level}: ${text}`, terminal.width, '  ');
  const marked = styled(`${level}:`, level === 'error' ? 'red' : 'yellow', terminal);
  return [marked + first.slice(level.length + 1), ...rest];
}

/** Title, value at the start, course, value at the end and unit, in columns. */
function figureLines({ figures, course }: RunDigest, terminal: Terminal): readonly string[] {
  if (figures.length === 0) return [];
  const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
  const title = widest(figures.map((figure) => figure.title));
  const start = widest(figures.map((figure) => figure.start.value));
  const end = widest(figures.map((figure) => figure.end.value));
  const unit = widest(figures.map((figure) => figure.end.unit));
  const room = terminal.width - [2, 2, start, 2, 2, end, 1, unit].reduce((sum, part) => sum + part, 0);
  const spark = Math.min(Math.max(room - title, MIN_SPARK_WIDTH), MAX_SPARK_WIDTH);
  const shown = Math.min(title, room - spark);
  return figures.map((figure) => {
    const bars = sparkline(course(figure.id), spark).padEnd(spark);
    const cells = [
      cut(figure.title, shown).padEnd(shown),
      figure.start.value.padStart(start),
      styled(bars, 'cyan', terminal),
    ];
    const last = styled(figure.end.value.padStart(end), 'bold', terminal);
    return `  ${cells.join('  ')}  ${last} ${figure.end.unit}`.trimEnd();
  });
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

/** How many targets are met, then the others one by one. */
function targetLines(success: readonly SuccessRow[], terminal: Terminal): readonly string[] {
  if (success.length === 0) return [];
  const missed = success.filter(({ met }) => met !== true);
  const count = styled(successCount(success), missed.length === 0 ? 'green' : 'yellow', terminal);
  const width = Math.max(0, ...missed.map(({ title }) => title.length));
  const room = (missed.some(({ met }) => met === undefined) ? 'unknown' : 'missed').length;
  return [
    `targets of the plan met at the end: ${count}`,
    ...missed.map(
      ({ title, end, target, met }) =>
        `  ${met === undefined ? 'unknown' : styled('missed'.padEnd(room), 'red', terminal)}  ${title.padEnd(width)}  ${end}, wanted ${target}`,
    ),
  ];
}

/** Every assertion with what was found; of a broken one also what it means. */
function assertionLines(assertions: readonly AssertionOutcome[], terminal: Terminal): readonly string[] {
  if (assertions.length === 0) return [];
  const held = assertions.filter(({ holds }) => holds).length;
  const count = styled(`${held} of ${assertions.length}`, held === assertions.length ? 'green' : 'red', terminal);
  return [`assertions that hold: ${count}`, ...assertions.flatMap((assertion) => assertionLine(assertion, terminal))];
}

function assertionLine(assertion: AssertionOutcome, terminal: Terminal): readonly string[] {
  const { subject, when, expected, holds, message } = assertion;
  const mark = holds ? 'holds ' : styled('broken', 'red', terminal);
  const line = `  ${mark}  ${subject} ${when}: ${foundInWords(assertion)}, expected ${expected}`;
  if (holds || message === '') return [line];
  const indent = ' '.repeat(10);
  return [line, ...wrapped(message, terminal.width - indent.length).map((text) => indent + text)];
}

function failureLines({ failures }: RunDigest, terminal: Terminal): readonly string[] {
  if (failures.length === 0) return [];
  const total = failures.reduce((sum, { count }) => sum + count, 0);
  const most = failures
    .slice(0, MAX_FAILURES)
    .map(({ count, kind, cohort, errorName }) => `${formatNumber(count)} x ${kind} of ${cohort} (${errorName})`);
  return wrapped(`refused actions: ${formatNumber(total)}; most often ${most.join(', ')}`, terminal.width, '  ');
}
