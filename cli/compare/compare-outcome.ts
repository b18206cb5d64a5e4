import { isError } from '#reports/compare/comparison-notes.ts';
import {
  comparisonNotes,
  comparisonSentences,
  differenceInWords,
  endOf,
  type FinishedComparison,
  HOW_TO_READ,
  keyDifferences,
} from '#reports/index.ts';
import { printable } from '#reports/text/escape.ts';

/** What a comparison says, on one screen: sentences, what to know of it, the key metrics, and where the report is. */
export function comparisonOutcome({ folder, comparison, manifest, report }: FinishedComparison): string {
  const { titles } = comparison;
  const notes = comparisonNotes(comparison);
  const lines = (some: typeof notes): readonly string[] => some.map(({ level, text }) => `${level}: ${text}`);
  const reading = comparison.pairs.length > 1 ? [HOW_TO_READ, ''] : [];
  const table = comparison.isIdentical ? [] : ['', ...reading, ...keyTable(comparison)];
  const text = [
    titles.a,
    titles.b,
    '',
    ...lines(notes.filter(isError)),
    ...comparisonSentences(comparison),
    ...lines(notes.filter((note) => !isError(note))),
    ...table,
    '',
    `results digest: ${manifest.resultsDigest}`,
    `comparison folder: ${folder}`,
    `report: ${report.htmlFile}`,
  ];
  // Names of a run folder may be of anybody.
  return `${printable(text.join('\n'))}\n`;
}

/** In columns that line up; figures to the right. */
function keyTable(comparison: FinishedComparison['comparison']): readonly string[] {
  const rows = [
    ['metric at the end', 'A', 'B', 'B − A', 'in B'],
    ...keyDifferences(endOf(comparison).differences).map((one) => {
      const { title, a, b, difference, verdict } = differenceInWords(one, comparison);
      return [title, a, b, difference, verdict];
    }),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : column === 4 ? cell : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
