import { type Note, noteWord } from '../story.ts';
import { escapeMarkdown } from '../text/escape.ts';
import { UNDEFINED_VALUE } from '../text/quantity.ts';
import type { ChangedParameter, ParameterChanges } from './changed-parameters.ts';
import { type Comparison, endOf } from './comparison.ts';
import { comparisonNotes, isError } from './comparison-notes.ts';
import { comparisonSentences, keyDifferences } from './comparison-story.ts';
import { differenceInWords } from './difference-words.ts';
import { seedsOf } from './side-facts.ts';
import { shownValue } from './side-titles.ts';
import { compareTargets, type TargetOutcome } from './target-comparison.ts';

/** More parameters than this are counted, not listed: a summary is one screen. */
const MAX_PARAMETERS = 8;
const SHORT_HASH = 12;

/** What the columns of a comparison over seeds are. */
export const HOW_TO_READ =
  'A and B are medians of the seeds; B − A and its band, p10 to p90, are those of the differences seed by seed. ' +
  'No clear difference: the band has 0 in it, or chance alone would make as many seeds agree in one metric of 20.';

/** A comparison on one screen, as Markdown for a pull request. `command` repeats it. */
export function renderComparisonSummary(comparison: Comparison, command: string): string {
  const { titles, isIdentical } = comparison;
  const notes = comparisonNotes(comparison);
  const lines = [
    `# ${escapeMarkdown(titles.a)} against ${escapeMarkdown(titles.b)}`,
    '',
    ...noteLines(notes.filter(isError)),
    ...sentenceLines(comparisonSentences(comparison)),
    ...noteLines(notes.filter((note) => !isError(note))),
    ...sidesTable(comparison),
    ...(isIdentical ? [] : [...differencesTable(comparison), ...targetsTable(comparison)]),
    'Reproduce with:',
    '',
    // Indented code shows any text as it is; a line break would end it.
    `    ${command.replace(/[\r\n]+/g, ' ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The first one as a text, the others as its points. */
function sentenceLines([first = '', ...others]: readonly string[]): readonly string[] {
  const points = others.map((sentence) => `- ${escapeMarkdown(sentence)}`);
  return [escapeMarkdown(first), '', ...points, ...(points.length === 0 ? [] : [''])];
}

function noteLines(notes: readonly Note[]): readonly string[] {
  return notes.flatMap((note) => [`> **${noteWord(note)}:** ${escapeMarkdown(note.text)}`, '']);
}

/** The changes that a reader is shown: with units where there are any. */
export function shownChanges({ shown, exact }: ParameterChanges): readonly ChangedParameter[] {
  return shown.length > 0 ? shown : exact;
}

function sidesTable({ a, b, changes }: Comparison): readonly string[] {
  const listed = shownChanges(changes);
  const rest = listed.length - MAX_PARAMETERS;
  const program = ({ manifest }: Comparison['a']): string => manifest.program.sha256.slice(0, SHORT_HASH);
  const builds = [a, b].map(({ manifest }) => manifest.program.build);
  return [
    '| | A | B |',
    '| --- | --- | --- |',
    tableRow(['scenario', a.manifest.scenario.name, b.manifest.scenario.name]),
    ...listed
      .slice(0, MAX_PARAMETERS)
      .map((change) => tableRow([change.path, shownValue(change.a), shownValue(change.b)])),
    ...(rest > 0 ? [tableRow([`${rest} more parameters`, 'in compare.html', 'in compare.html'])] : []),
    ...(listed.length === 0 ? [tableRow(['parameters', 'the same', 'the same'])] : []),
    tableRow(['seeds', seedsOf(a), seedsOf(b)]),
    tableRow(['engine', a.manifest.engine, b.manifest.engine]),
    ...(builds.some((build) => build !== undefined)
      ? [tableRow(['vulnerable twin', ...builds.map((build) => build ?? 'none')])]
      : []),
    tableRow(['program sha256', `${program(a)}…`, `${program(b)}…`]),
    '',
  ];
}

function differencesTable(comparison: Comparison): readonly string[] {
  const rows = keyDifferences(endOf(comparison).differences);
  if (rows.length === 0) return [];
  const hasBand = comparison.pairs.length > 1;
  const head = ['metric at the end', 'A', 'B', 'B − A', ...(hasBand ? ['p10 to p90', 'agree'] : []), 'in B'];
  return [
    tableRow(head),
    `| --- | ${head
      .slice(1, -1)
      .map(() => '---:')
      .join(' | ')} | --- |`,
    ...rows.map((difference) => {
      const { title, a, b, difference: change, band, agree, verdict } = differenceInWords(difference, comparison);
      return tableRow([title, a, b, change, ...(hasBand ? [band, agree] : []), verdict]);
    }),
    '',
    ...(hasBand ? [HOW_TO_READ, ''] : []),
  ];
}

function targetsTable(comparison: Comparison): readonly string[] {
  const targets = compareTargets(comparison);
  if (targets.length === 0) return [];
  return [
    '| target of the plan | wanted | A | B |',
    '| --- | ---: | --- | --- |',
    ...targets.map(({ title, target, a, b }) => tableRow([title, target, outcomeInWords(a), outcomeInWords(b)])),
    '',
  ];
}

/** Whether a target is met: with its figure in one run, else by how many seeds. */
export function outcomeInWords({ met, of, figure }: TargetOutcome): string {
  if (figure === UNDEFINED_VALUE) return figure;
  if (figure !== undefined) return `${met === 1 ? 'met' : 'not met'}, ${figure}`;
  return met === of ? 'met with every seed' : met === 0 ? 'met with no seed' : `met with ${met} of ${of} seeds`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
}
