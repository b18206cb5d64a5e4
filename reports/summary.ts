import { foremostEvents } from './charts/event-marks.ts';
import { digestOf, type RunDigest, untoldAttacks } from './run-digest.ts';
import type { RunResults } from './run-results.ts';
import { noteWord } from './story.ts';
import type { SuccessRow } from './success-metrics.ts';
import { escapeMarkdown, printable } from './text/escape.ts';
import { groupDigits } from './text/quantity.ts';
import { sparkline } from './text/sparkline.ts';

const MAX_EVENTS = 6;
const MAX_FAILURES = 5;
const MAX_ATTACKS = 6;
const SPARK_WIDTH = 20;
/** A longer line of a list is cut, so that it stays one line of the screen. */
const MAX_LINE = 100;

/** The run on one screen, as Markdown for a pull request. */
export function renderSummary(results: RunResults, digest: RunDigest = digestOf(results)): string {
  const { manifest } = results;
  const blocks: readonly (readonly string[])[] = [
    [`# ${escapeMarkdown(manifest.scenario.name)}`],
    ...digest.notes.map((note) => [`> **${noteWord(note)}:** ${escapeMarkdown(note.text)}`]),
    attackLines(untoldAttacks(digest)),
    findingLines(digest),
    [escapeMarkdown(digest.sentence)],
    targetLines(digest.success),
    digest.figures.length === 0 ? ['No tick was finished.'] : figureLines(digest),
    eventLines(results.events),
    failureLines(digest.failures),
    manifest.status === 'running' ? [] : [`Results digest: \`${manifest.resultsDigest}\`. Reproduce with:`],
    // Indented code shows any text as it is; a line break would end it.
    [`    ${manifest.command.replace(/[\r\n]+/g, ' ')}`],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function findingLines({ assertions, targets, power, capture }: RunDigest): readonly string[] {
  const rest = [assertions, power, capture].filter((sentence) => sentence !== undefined).map(escapeMarkdown);
  const all = targets === undefined ? rest : [`**${escapeMarkdown(targets)}**`, ...rest];
  return all.length === 0 ? [] : [all.join(' ')];
}

/** Attacks with what came of them; those that succeeded are among the notes. */
function attackLines(attacks: RunDigest['attacks']): readonly string[] {
  if (attacks.length === 0) return [];
  return [
    'Attacks:',
    ...attacks.slice(0, MAX_ATTACKS).map(({ title, sentence }) => `- ${escapeMarkdown(`${title}, ${sentence}`)}`),
    ...(attacks.length > MAX_ATTACKS ? [listLine(`${attacks.length - MAX_ATTACKS} more in report.html`)] : []),
  ];
}

function targetLines(rows: readonly SuccessRow[]): readonly string[] {
  if (rows.length === 0) return [];
  return [
    '| target of the plan | wanted | at the end | met | time held |',
    '| --- | ---: | ---: | --- | ---: |',
    ...rows.map(
      ({ title, target, end, met, held }) => `${tableLine([title, target, end])} ${metInWords(met)} | ${held} |`,
    ),
  ];
}

function metInWords(met: boolean | undefined): string {
  if (met === undefined) return 'unknown';
  return met ? 'yes' : '**no**';
}

function figureLines({ figures, course }: RunDigest): readonly string[] {
  return [
    '| figure | start | end | unit | course |',
    '| --- | ---: | ---: | --- | --- |',
    ...figures.map(({ id, title, start, end }) =>
      tableLine([title, start.value, end.value, end.unit, sparkline(course(id), SPARK_WIDTH)]),
    ),
  ];
}

function eventLines(events: RunResults['events']): readonly string[] {
  if (events.length === 0) return [];
  const lines = foremostEvents(events, MAX_EVENTS).map(listLine);
  return [
    events.length > MAX_EVENTS
      ? `Events (the most important of ${groupDigits(String(events.length))}; all in events.csv):`
      : 'Events:',
    ...lines,
  ];
}

function failureLines(failures: RunDigest['failures']): readonly string[] {
  if (failures.length === 0) return ['No action was refused.'];
  return [
    'Most frequent refusals:',
    ...failures
      .slice(0, MAX_FAILURES)
      .map(({ cohort, kind, errorName, count }) =>
        listLine(`${groupDigits(String(count))} x ${kind} of ${cohort}: ${errorName}`),
      ),
  ];
}

function listLine(text: string): string {
  const characters = Array.from(printable(text));
  return `- ${escapeMarkdown(characters.length > MAX_LINE ? `${characters.slice(0, MAX_LINE - 1).join('')}…` : characters.join(''))}`;
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
}
